// Sorts the reader's features into families, so that one can be left out to see what it is worth.
import { FeatureList } from '../../src/engine/reader/featureSink.ts';
import { sentenceFeatures } from '../../src/engine/reader/features.ts';
import type { Sentence } from '../../src/engine/text/sentences.ts';
import type { AlignedReply } from '../corpus.ts';

export const FAMILIES = [
  'word stems',
  'single words',
  'subjects',
  'word classes',
  'frame',
  'neighbours',
] as const;
export type Family = (typeof FAMILIES)[number];

/** A word after its subject, which there need not be. */
const SUBJECT_AND_WORD = 0;

/** What `sentenceFeatures` adds for each word, in this order: its family, and over how many words it goes. */
const PER_WORD: readonly (readonly [Family, number])[] = [
  ['word stems', 1],
  ['single words', 1],
  ['word stems', 2],
  ['word classes', 2],
  ['word classes', 3],
  ['subjects', SUBJECT_AND_WORD],
];

export interface Sorted {
  readonly features: Int32Array;
  /** Per feature: the index of its family. */
  readonly families: Uint8Array;
}

/** @throws Error if the features are no longer those that this file knows. */
export function sortedFeatures({ prose }: AlignedReply, index: number, sentence?: Sentence): Sorted {
  const list = new FeatureList(true);
  sentenceFeatures(prose, index, list, sentence);
  const { ids, names } = list;
  const frame = names.findIndex((name) => name.startsWith('['));
  check(names, frame);
  const familyOf = (name: string, i: number): Family => {
    if (i >= frame) return /^\[(?:“|how the|before|after)/.test(name) ? 'neighbours' : 'frame';
    return i === frame - 1 ? 'frame' : PER_WORD[i % PER_WORD.length]![0];
  };
  return {
    features: Int32Array.from(ids),
    families: Uint8Array.from(names, (name, i) => FAMILIES.indexOf(familyOf(name, i))),
  };
}

/** The words' features end with one for the last word; whole sets of PER_WORD stand before it. */
function check(names: readonly string[], frame: number): void {
  const count = frame === 0 ? 0 : frame - 1;
  const last = names.slice(count - PER_WORD.length, count);
  const fits =
    count % PER_WORD.length === 0 &&
    (count < 4 * PER_WORD.length ||
      PER_WORD.every(([, words], i) =>
        words === SUBJECT_AND_WORD ? last[i]!.endsWith(last[0]!) : last[i]!.split(' ').length === words,
      ));
  if (!fits)
    throw new Error('reader/features.ts adds other features to a word than experiments/families.ts knows');
}
