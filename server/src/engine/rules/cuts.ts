import thresholds from '../reader/thresholds.json' with { type: 'json' };
import type { Flag, Step } from '../vocabulary.ts';

/** How sure the reader must be, from 0 to 1, before its opinion counts. */
export interface Cuts {
  /** To agree with a phrase that decides nothing by itself. */
  ask(flag: Flag): number;
  /** To mark a sentence in which no phrase was found. */
  alone(flag: Flag): number;
  /** To grant that a message takes a step somewhere. */
  taken(step: Step): number;
}

const CUTS = thresholds as Record<string, number>;

/** What `npm run tune` found best. */
export const TUNED: Cuts = {
  ask: (flag) => CUTS[`ask:${flag}`] ?? 0.5,
  alone: (flag) => CUTS[`alone:${flag}`] ?? 1.1,
  taken: (step) => CUTS[`taken:${step}`] ?? 0.5,
};
