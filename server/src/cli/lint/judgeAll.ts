import type { FindingCache } from '../cache/findingCache.ts';
import { Fault } from '../errors.ts';
import type { Source } from '../sources.ts';
import type { Judgement } from './judge.ts';

/** From so many files on the work is shared out: starting a helper costs as much as linting some hundred files. */
const MANY = 400;

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
  if (sources.length >= MANY) {
    const { helpersFor, judgeOnHelpers } = await import('./helpers.ts');
    const helpers = helpersFor(sources.length);
    if (helpers > 1) {
      yield* judgeOnHelpers(sources, helpers);
      return;
    }
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
