import thresholds from '../reader/thresholds.json' with { type: 'json' };
import { FLAGS, type Flag, STEPS, type Step } from '../vocabulary.ts';

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
  ask: cutsFor('ask', FLAGS, 0.5),
  alone: cutsFor('alone', FLAGS, 1.1),
  taken: cutsFor('taken', STEPS, 0.5),
};

function cutsFor<T extends string>(
  when: string,
  labels: readonly T[],
  otherwise: number,
): (label: T) => number {
  const cuts = new Map(labels.map((label) => [label, CUTS[`${when}:${label}`] ?? otherwise]));
  return (label) => cuts.get(label)!;
}
