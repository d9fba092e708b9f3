import { parentPort, workerData } from 'node:worker_threads';
import type { HelperAnswer, HelperData, HelperTask } from './helpers.ts';
import { type Judgement, judge } from './judge.ts';

/** Runs in a thread of its own: lints what it is sent, until it is ended. */
export function help(): void {
  const { settings } = workerData as HelperData;
  parentPort!.on('message', ({ sources }: HelperTask) => parentPort!.postMessage(answer(sources, settings)));
}

function answer(sources: HelperTask['sources'], settings: HelperData['settings']): HelperAnswer {
  const judgements: Judgement[] = [];
  for (const source of sources) {
    try {
      judgements.push(judge({ ...source, settings: settings[source.settings]! }));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { failedAt: judgements.length, message };
    }
  }
  return { judgements };
}
