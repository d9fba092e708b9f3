import { STEPS } from '../vocabulary.ts';

/** Contexts that look at the words around a phrase; docs/phrases.md says what each means. */
export const PLACE_CONTEXTS = [
  'question',
  'list',
  'condition',
  'number',
  'capital',
  'about-you',
  'about-us',
  'past',
  'future',
  'negated',
] as const;
export type PlaceContext = (typeof PLACE_CONTEXTS)[number];

/** All names that may stand under `leave` and `only` in a lexicon: the contexts above and the steps. */
export const CONTEXT_NAMES: ReadonlySet<string> = new Set([...PLACE_CONTEXTS, ...STEPS]);
