import { availableParallelism } from 'node:os';
import type { FindingCache } from '../cache/findingCache.ts';
import { Fault } from '../errors.ts';
import type { Source } from '../sources.ts';
import type { Judgement } from './judge.ts';

/** Files times processors, from which on helpers are faster: each spends a good second until its code is warm. */
const WORTH_IT = 4000;
/** More would wait for the disk and for memory. */
const MOST_THREADS = 8;

/**
 * How many threads besides this one lint so many files fastest. This one has its hands full with reading and reporting: on two processors
 * helpers were measured to be no faster.
 */
function threadsFor(files: number): number {
  const processors = availableParallelism();
  return processors > 2 && files * processors >= WORTH_IT ? Math.min(processors - 1, MOST_THREADS) : 0;
}

/**
 * What linting says of each source, in order. What the cache knows is taken from it, and what it doesn't is given to it. Many files
 * are linted by several threads; that changes nothing but the time it takes.
 * @param threads how many, where the user says so
 * @throws Fault where linting a file fails
 */
export async function* judgeAll(
  sources: readonly Source[],
  cache: FindingCache | undefined,
  threads?: number,
): AsyncGenerator<Judgement> {
  const known = sources.map((source) => cache?.get(source));
  const unknown = sources.filter((_, i) => !known[i]);
  const fresh = judgeEach(unknown, threads ?? threadsFor(unknown.length));
  try {
    for (const [i, source] of sources.entries()) {
      let judgement = known[i];
      if (!judgement) {
        judgement = (await fresh.next()).value as Judgement;
        cache?.set(source, judgement);
      }
      yield judgement;
    }
  } finally {
    // Ends the helpers, also where nobody wants the rest.
    await fresh.return(undefined);
  }
}

async function* judgeEach(sources: readonly Source[], threads: number): AsyncGenerator<Judgement> {
  if (sources.length === 0) return;
  if (threads > 0) {
    const { judgeOnHelpers } = await import('./helpers.ts');
    yield* judgeOnHelpers(sources, threads);
    return;
  }
  const { judge } = await import('./judge.ts');
  for (const source of sources) {
    let judgement: Judgement;
    try {
      judgement = judge(source);
    } catch (error) {
      throw new Fault(source.shown, error);
    }
    yield judgement;
  }
}
