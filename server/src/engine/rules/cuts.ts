import thresholds from '../reader/thresholds.json' with { type: 'json' };
import type { Flag } from '../vocabulary.ts';

const CUTS = thresholds as Record<string, number>;

/** How sure the reader must be that a phrase which decides nothing by itself is a fault. */
export const askFor = (flag: Flag, ask: boolean | number): number => (typeof ask === 'number' ? ask : (CUTS[`ask:${flag}`] ?? 0.5));

/** Below this, the reader overrules a phrase: the sentence reads like none of its kind. */
export const vetoFor = (flag: Flag): number => CUTS[`veto:${flag}`] ?? 0;

/** From here on, the reader marks a sentence in which no phrase was found. */
export const aloneFor = (flag: Flag): number => CUTS[`alone:${flag}`] ?? 1.1;
