// Features that the reader does without, to see what they would be worth.
import winkModel from 'wink-eng-lite-web-model';
import wink from 'wink-nlp';
import { featureOf } from '../../src/engine/reader/featureSink.ts';
import { hashText } from '../../src/engine/reader/wordTraits.ts';
import type { Prose } from '../../src/engine/text/prose.ts';
import type { Sentence } from '../../src/engine/text/sentences.ts';
import { PUNCTUATION } from '../../src/engine/text/tokens.ts';
import { wordOf } from '../../src/engine/text/words.ts';

export type Extra = (prose: Prose, sentence: Sentence) => number[];

const feature = (kind: string, text: string) => featureOf(hashText(`${kind} ${text}`));

function wordsOf({ tokens }: Prose, { firstWord, last }: Sentence): string[] {
  const words: string[] = [];
  for (let i = firstWord; i < last; i++)
    if (!(tokens.traits[i]! & PUNCTUATION)) words.push(wordOf(tokens.word[i]!));
  return words;
}

/** All runs of `length` items, with a mark before the first. */
function runs(items: readonly string[], length: number): string[] {
  const padded = ['^', ...items];
  return padded.slice(length - 1).map((_, i) => padded.slice(i, i + length).join(' '));
}

/** So many words in a row, as they are written. */
export const wordRuns =
  (length: number): Extra =>
  (prose, sentence) =>
    runs(wordsOf(prose, sentence), length).map((run) => feature('run', run));

/** Three to five letters of each word in a row, its ends included. */
export const letters: Extra = (prose, sentence) =>
  wordsOf(prose, sentence).flatMap((word) => {
    const padded = `<${word}>`;
    const parts: number[] = [];
    for (let length = 3; length <= 5; length++)
      for (let at = 0; at + length <= padded.length; at++)
        parts.push(feature('letters', padded.slice(at, at + length)));
    return parts;
  });

const nlp = wink(winkModel, ['sbd', 'pos']);

/** Two and three parts of speech in a row, as wink-nlp tells them. */
export const partsOfSpeech: Extra = ({ masked }, { start, end }) => {
  // What is masked reads as a thing.
  const text = masked.slice(start, end).replace(/[\uE000-\uE002]+/g, 'it');
  const tags = nlp.readDoc(text).tokens().out(nlp.its.pos) as string[];
  return [2, 3].flatMap((length) => runs(tags, length).map((run) => feature('tags', run)));
};
