import type { Prose } from '../text/prose.ts';
import type { Sentence } from '../text/sentences.ts';
import { CAPITAL, CODE, NUMBER, PUNCTUATION, SLOT, WORD } from '../text/tokens.ts';
import { wordOf } from '../text/words.ts';
import type { FeatureSink } from './featureSink.ts';
import {
  CLASS,
  combine,
  HASH,
  hashText,
  NEAR,
  SKIPPED,
  STATE,
  STEM,
  SUBJECT,
  traitOf,
  traits,
  traitsAt,
} from './wordTraits.ts';

const S = {
  stem: hashText('s'),
  word: hashText('w'),
  stem2: hashText('s2'),
  class2: hashText('k2'),
  class3: hashText('k3'),
  first: hashText('^'),
  firstClass: hashText('^k'),
  subject: hashText('of'),
  last: hashText('$'),
  trait: hashText('t'),
  last1: hashText('b1'),
  last2: hashText('b2'),
  next: hashText('n'),
};

/** What a sentence looks like to the reader: words, of whom they are said, word classes, how it begins and ends, its place in the reply. */
export function sentenceFeatures(
  prose: Prose,
  index: number,
  out: FeatureSink,
  sentence: Sentence = prose.sentences[index]!,
): void {
  addWords(prose, sentence, out);
  addFrame(prose, index, sentence, out);
}

function addWords({ tokens }: Prose, sentence: Sentence, out: FeatureSink): void {
  const { word } = tokens;
  const { named } = out;
  let before: number | undefined;
  let beforeThat: number | undefined;
  let subject: number | undefined;
  let who = S.first;
  let stemBefore = S.first;
  let class1 = S.firstClass;
  let class2 = S.firstClass;
  for (let i = sentence.firstWord; i < sentence.last; i++) {
    const id = word[i]!;
    const at = traitsAt(id);
    const state = traits[at + STATE]!;
    if (state === SKIPPED) continue;
    const stem = traits[at + STEM]!;
    const text = traits[at + HASH]!;
    const kind = traits[at + CLASS]!;
    const one = named ? label(id) : undefined;
    const two = named ? label(before, id) : undefined;
    out.add(combine(S.stem, stem), one);
    out.add(combine(S.word, text), one);
    out.add(combine(combine(S.stem2, stemBefore), stem), two);
    out.add(combine(combine(S.class2, class1), kind), two);
    out.add(
      combine(combine(combine(S.class3, class2), class1), kind),
      named ? label(beforeThat, before, id) : undefined,
    );
    out.add(combine(combine(S.subject, who), stem), named ? subjectLabel(subject, id) : undefined);
    if (state === SUBJECT) {
      subject = id;
      who = text;
    }
    stemBefore = stem;
    class2 = class1;
    class1 = kind;
    beforeThat = before;
    before = id;
  }
  if (before !== undefined)
    out.add(combine(S.last, traitOf(before, HASH)), named ? () => 'the last word' : undefined);
}

function label(...words: readonly (number | undefined)[]): () => string {
  return () =>
    words
      .filter((word) => word !== undefined)
      .map(wordOf)
      .join(' ');
}

function subjectLabel(subject: number | undefined, word: number): () => string {
  return () => (subject === undefined ? wordOf(word) : `${wordOf(subject)} … ${wordOf(word)}`);
}

/** Hashes of the traits that are few and known beforehand, by name. */
const traitHashes = new Map<string, number>();

function addTrait(name: string, out: FeatureSink): void {
  let hash = traitHashes.get(name);
  if (hash === undefined) {
    hash = combine(S.trait, hashText(name));
    traitHashes.set(name, hash);
  }
  out.add(hash, out.named ? () => `[${name}]` : undefined);
}

const ENDS: Readonly<Record<string, string>> = {
  '': 'ends',
  '.': 'ends .',
  '!': 'ends !',
  '?': 'ends ?',
  ':': 'ends :',
  ',': 'ends ,',
};
const AFTER: Readonly<Record<string, string>> = {
  '': 'after',
  '.': 'after .',
  '!': 'after !',
  '?': 'after ?',
  ':': 'after :',
  ',': 'after ,',
};
const BEFORE: Readonly<Record<string, string>> = {
  '': 'before',
  '.': 'before .',
  '!': 'before !',
  '?': 'before ?',
  ':': 'before :',
  ',': 'before ,',
};

function addFrame(prose: Prose, index: number, sentence: Sentence, out: FeatureSink): void {
  const { sentences, tokens } = prose;
  const last = sentences.length - 1;
  addTrait(
    index === 0
      ? 'first'
      : index === 1
        ? 'second'
        : index === last
          ? 'last'
          : index === last - 1
            ? 'last but one'
            : 'middle',
    out,
  );
  if (last === 0) addTrait('alone', out);
  if (sentence.listItem) addTrait('list item', out);
  addTrait(ENDS[sentence.ending]!, out);
  const length = sentence.lastWord - sentence.firstWord;
  addTrait(
    length < 3
      ? length < 2
        ? 'one word'
        : 'two words'
      : length < 6
        ? '3-5 words'
        : length < 12
          ? '6-11 words'
          : length < 22
            ? '12-21 words'
            : '22 words or more',
    out,
  );
  let seen = 0;
  for (let i = sentence.first; i < sentence.last; i++) seen |= tokens.traits[i]!;
  if (seen & NUMBER) addTrait('number', out);
  if (seen & CODE) addTrait('link or code', out);
  if (seen & SLOT) {
    for (const slot of prose.slots)
      if (slot.start >= sentence.start && slot.end <= sentence.end) addTrait(slot.meaning, out);
  }
  const firstTraits = tokens.traits[sentence.firstWord]!;
  if (firstTraits & WORD && !(firstTraits & CAPITAL)) addTrait('begins small', out);
  if (index > 0) addBefore(prose, sentences[index - 1]!, out);
  const after = sentences[index + 1];
  if (after) {
    addTrait(after.listItem ? 'before a list' : BEFORE[after.ending]!, out);
    out.add(
      combine(S.next, traitOf(tokens.word[after.firstWord]!, CLASS)),
      out.named ? () => '[how the next sentence begins]' : undefined,
    );
  }
}

function addBefore({ tokens }: Prose, before: Sentence, out: FeatureSink): void {
  addTrait(AFTER[before.ending]!, out);
  if (before.listItem) addTrait('after a list item', out);
  const first = traitsAt(tokens.word[before.firstWord]!);
  const name = out.named ? () => '[how the sentence before begins]' : undefined;
  out.add(combine(S.last1, traits[first + HASH]!), name);
  out.add(combine(S.last2, traits[first + CLASS]!), name);
  for (let i = before.firstWord; i < before.last; i++) {
    if (tokens.traits[i]! & PUNCTUATION) continue;
    const word = tokens.word[i]!;
    out.add(traitOf(word, NEAR), out.named ? () => `[“${wordOf(word)}” in the sentence before]` : undefined);
  }
}
