import type { Kind, Severity, Step } from '../vocabulary.ts';

/** What a kind of macro must have: each inner list is satisfied by any one of its steps. */
export interface Demand {
  readonly steps: readonly (readonly Step[])[];
  /** How much a missing customer name matters; absent where it doesn't. */
  readonly name?: Severity;
}

/** The table of docs/reading.md; a kind that is not in it demands nothing. */
export const DEMANDS: Readonly<Partial<Record<Kind, Demand>>> = {
  complaint: { steps: [['recap'], ['empathy'], ['solution']], name: 'warning' },
  'bad-news': { steps: [['recap'], ['empathy', 'apology'], ['solution', 'options']], name: 'warning' },
  'how-to': { steps: [['solution']] },
  resolved: { steps: [['solution']], name: 'suggestion' },
  'follow-up': { steps: [], name: 'warning' },
  escalation: { steps: [], name: 'suggestion' },
  status: { steps: [], name: 'suggestion' },
  goodwill: { steps: [], name: 'suggestion' },
};

/** The alternatives that a kind demands for `step`, or undefined where it doesn't ask for it. */
export function demandFor(kind: Kind, step: Step): readonly Step[] | undefined {
  return DEMANDS[kind]?.steps.find(([first]) => first === step);
}
