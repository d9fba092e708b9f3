import { availableParallelism } from 'node:os';
import type { FindingCache } from '../cache/findingCache.ts';
import { Fault } from '../errors.ts';
import type { Source } from '../sources.ts';
import type { Judgement } from './judge.ts';

/** Files times processors, from which on helpers are faster: each spends about a second until its code is warm. */
const WORTH_IT = 4000;
/** More would wait for the disk and for memory. */
const MOST_HELPERS = 8;

/**
 * What linting says of each source, in order. What the cache knows is taken from it, and what it doesn't is given to it. Many files
 * are linted on all cores; that changes nothing but the time it takes.
 * @throws Fault where linting a file fails
 */
export async function* judgeAll(
  sources: readonly Source[],
  cache: FindingCache | undefined,
): AsyncGenerator<Judgement> {
  const known = sources.map((source) => cache?.get(source));
  const unknown = sources.filter((_, i) => !known[i]);
  const fresh = judgeEach(unknown);
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

async function* judgeEach(sources: readonly Source[]): AsyncGenerator<Judgement> {
  const processors = availableParallelism();
  if (processors > 1 && sources.length * processors >= WORTH_IT) {
    const { judgeOnHelpers } = await import('./helpers.ts');
    yield* judgeOnHelpers(sources, Math.min(processors, MOST_HELPERS));
    return;
  }
  if (sources.length === 0) return;
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
