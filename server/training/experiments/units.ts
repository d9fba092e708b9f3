// What a model is given of a sentence: one or more lists of features.
import { asSentence, longerClauses } from '../../src/engine/text/clauses.ts';
import type { Sentence } from '../../src/engine/text/sentences.ts';
import type { AlignedReply } from '../corpus.ts';
import type { Extra } from './extras.ts';
import { FAMILIES, type Family, type Sorted, sortedFeatures } from './families.ts';

/** The features of each unit of a sentence; the sentence is read as its most telling unit. */
export type Units = (reply: AlignedReply, index: number) => readonly Int32Array[];

const known = new WeakMap<AlignedReply, Sorted[]>();

function sorted(reply: AlignedReply, index: number): Sorted {
  let all = known.get(reply);
  if (!all) known.set(reply, (all = reply.prose.sentences.map((_, i) => sortedFeatures(reply, i))));
  return all[index]!;
}

/** Whole sentences with the reader's own features. */
export const sentences: Units = (reply, index) => [sorted(reply, index).features];

export function without(family: Family): Units {
  const left = FAMILIES.indexOf(family);
  return (reply, index) => {
    const { features, families } = sorted(reply, index);
    return [features.filter((_, i) => families[i] !== left)];
  };
}

export function withAdded(extra: Extra): Units {
  return (reply, index) => {
    const own = sorted(reply, index).features;
    return [Int32Array.from([...own, ...extra(reply.prose, reply.prose.sentences[index]!)])];
  };
}

/** Clauses in place of sentences. */
export const clauses: Units = (reply, index) =>
  clauseSentences(reply, index).map((clause) => sortedFeatures(reply, index, clause).features);

/** The clauses of at least three tokens, each as a sentence in its place; the whole sentence if it has but one. */
export function clauseSentences({ prose }: AlignedReply, index: number): Sentence[] {
  const sentence = prose.sentences[index]!;
  const long = longerClauses(prose.tokens, sentence);
  return long.length > 1 ? long.map((clause) => asSentence(prose.tokens, sentence, clause)) : [sentence];
}
