import { availableParallelism } from 'node:os';
import type { FindingCache } from '../cache/findingCache.ts';
import { Fault } from '../errors.ts';
import type { Source, Sources } from '../sources.ts';
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

export interface Judged {
  readonly source: Source;
  readonly judgement: Judgement;
}

/**
 * What linting says of each source, in order. What the cache knows is taken from it, and what it doesn't is given to it. Many files
 * are linted by several threads; that changes nothing but the time and the memory it takes.
 * @param threads how many, where the user says so
 * @throws Fault where linting a file fails
 */
export async function* judgeAll(
  sources: Sources,
  cache: FindingCache | undefined,
  threads?: number,
): AsyncGenerator<Judged> {
  if ((threads ?? threadsFor(sources.paths.length)) === 0) {
    yield* judgeInTurn(sources, cache);
    return;
  }
  const all = [...sources];
  const known = all.map((source) => cache?.get(source));
  const unknown = all.filter((_, i) => !known[i]);
  const helpers = threads ?? threadsFor(unknown.length);
  if (helpers === 0 || unknown.length === 0) {
    yield* judgeInTurn(all, cache);
    return;
  }
  const { judgeOnHelpers } = await import('./helpers.ts');
  const fresh = judgeOnHelpers(unknown, helpers);
  try {
    for (const [i, source] of all.entries()) {
      let judgement = known[i];
      if (!judgement) {
        judgement = (await fresh.next()).value as Judgement;
        cache?.set(source, judgement);
      }
      yield { source, judgement };
    }
  } finally {
    // Ends the helpers, also where nobody wants the rest.
    await fresh.return(undefined);
  }
}

/** In this thread. Holds no source longer than its turn. */
async function* judgeInTurn(
  sources: Iterable<Source>,
  cache: FindingCache | undefined,
): AsyncGenerator<Judged> {
  for (const source of sources) {
    let judgement = cache?.get(source);
    if (!judgement) {
      const { judge } = await import('./judge.ts');
      try {
        judgement = judge(source);
      } catch (error) {
        throw new Fault(source.shown, error);
      }
      cache?.set(source, judgement);
    }
    yield { source, judgement };
  }
}
