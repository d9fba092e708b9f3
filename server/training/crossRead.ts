// The training text, each part of it read by a model that was trained on the other parts. Each part is a thread's work.
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { sigmoid } from '../src/engine/reader/model.ts';
import type { SentenceReading } from '../src/engine/reader/reader.ts';
import { STEPS } from '../src/engine/vocabulary.ts';
import type { Read } from './candidates.ts';
import { type AlignedReply, align } from './corpus.ts';
import { clauseFeatures, sentenceExamples } from './examples.ts';
import { ReaderModel } from './readerModel.ts';
import { readTrainingText, trainingFiles } from './trainingText.ts';

const FOLDS = 4;
/** Neighbouring replies stay together. */
const foldOf = (reply: number) => Math.floor(reply / 10) % FOLDS;
const readText = () => trainingFiles().flatMap(readTrainingText).map(align);

/** The whole training text, fold by fold. A script that calls this calls `readFold` where it isn't the main thread. */
export async function crossRead(thresholds: Readonly<Record<string, number>>): Promise<Read[]> {
  const folds: Float32Array[][] = [];
  const waiting = Array.from({ length: FOLDS }, (_, fold) => fold);
  const thread = async () => {
    for (let fold = waiting.shift(); fold !== undefined; fold = waiting.shift())
      folds[fold] = await readInThread(fold);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, thread));
  const replies = readText();
  return folds.flatMap((odds, fold) => {
    const next = odds.values();
    const read = (): SentenceReading => {
      const logOdds = Array.from(next.next().value!);
      const steps = STEPS.filter((step, k) => sigmoid(logOdds[k]!) >= thresholds[step]!);
      return { logOdds, labelled: false, steps };
    };
    return replies
      .filter((_, i) => foldOf(i) === fold)
      .map((aligned): Read => {
        const sentences = aligned.prose.sentences.map(read);
        return { aligned, sentences, clauses: clauseFeatures(aligned).map((clauses) => clauses.map(read)) };
      });
  });
}

async function readInThread(fold: number): Promise<Float32Array[]> {
  const [odds] = await once(new Worker(fileURLToPath(import.meta.url), { workerData: fold }), 'message');
  return odds;
}

/** In a thread of `crossRead`: answers with the log odds of its fold, of each reply its sentences and then their clauses. */
export function readFold(): void {
  const replies = readText();
  const model = new ReaderModel(replies.filter((_, i) => foldOf(i) !== workerData).flatMap(sentenceExamples));
  const featuresOf = (aligned: AlignedReply) => [
    ...sentenceExamples(aligned).map(({ features }) => features),
    ...clauseFeatures(aligned).flat(),
  ];
  const odds = replies
    .filter((_, i) => foldOf(i) === workerData)
    .flatMap((aligned) => featuresOf(aligned).map((features) => model.score(features).slice()));
  parentPort!.postMessage(odds);
}
