import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Settings } from '../../engine/settings.ts';
import { Fault } from '../errors.ts';
import type { Source } from '../sources.ts';
import type { Judgement } from './judge.ts';

/** What a helper is started with; `main.ts` knows it by `macrolint`. */
export interface HelperData {
  readonly macrolint: 'lint';
  /** Sources name theirs by index, so that each is prepared once. */
  readonly settings: readonly Settings[];
}

export interface HelperTask {
  readonly sources: readonly {
    readonly text: string;
    readonly invalidAt?: number;
    readonly name: string;
    readonly named: boolean;
    readonly settings: number;
  }[];
}

export type HelperAnswer =
  | { readonly judgements: readonly Judgement[] }
  | { readonly failedAt: number; readonly message: string };

const FILES_IN_A_TASK = 40;
/** What linting says of each source, in order, found out by several threads. @throws Fault */
export async function* judgeOnHelpers(sources: readonly Source[], count: number): AsyncGenerator<Judgement> {
  const settings = [...new Set(sources.map((source) => source.settings))];
  const tasks: Source[][] = [];
  for (let i = 0; i < sources.length; i += FILES_IN_A_TASK) tasks.push(sources.slice(i, i + FILES_IN_A_TASK));
  const answers = tasks.map(() => new Later<HelperAnswer>());
  let next = 0;
  const workers = Array.from({ length: Math.min(count, tasks.length) }, () => {
    const worker = startWorker({ macrolint: 'lint', settings });
    let mine = 0;
    const proceed = () => {
      mine = next++;
      if (mine < tasks.length) worker.postMessage(taskOf(tasks[mine]!, settings));
    };
    worker.on('message', (answer: HelperAnswer) => {
      answers[mine]!.resolve(answer);
      proceed();
    });
    worker.on('error', (error) => {
      for (const answer of answers) answer.reject(error);
    });
    proceed();
    return worker;
  });
  try {
    for (const [i, { promise }] of answers.entries()) {
      const answer = await promise;
      if ('failedAt' in answer) throw new Fault(tasks[i]![answer.failedAt]!.shown, answer.message);
      yield* answer.judgements;
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** This program again, in a thread. Its young objects are kept in 6 MB: more took memory and saved no time. */
function startWorker(data: HelperData): Worker {
  return new Worker(fileURLToPath(import.meta.url), {
    workerData: data,
    resourceLimits: { maxYoungGenerationSizeMb: 6 },
  });
}

function taskOf(sources: readonly Source[], settings: readonly Settings[]): HelperTask {
  return {
    sources: sources.map(({ text, invalidAt, name, named, settings: own }) => ({
      text,
      ...(invalidAt !== undefined && { invalidAt }),
      name,
      named,
      settings: settings.indexOf(own),
    })),
  };
}

/** A promise that is kept from outside. */
class Later<T> {
  resolve!: (value: T) => void;
  reject!: (error: unknown) => void;
  readonly promise: Promise<T>;

  constructor() {
    this.promise = new Promise<T>((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    // It may fail before anybody waits for it.
    this.promise.catch(() => {});
  }
}
