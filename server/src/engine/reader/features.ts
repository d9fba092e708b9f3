import type { Prose } from '../text/prose.ts';
import type { Sentence } from '../text/sentences.ts';
import { CAPITAL, CODE, NUMBER, PUNCTUATION, SLOT, WORD } from '../text/tokens.ts';
import { vocabularyEpoch, wordOf } from '../text/words.ts';
import classes from './wordClasses.yaml';

/** Every feature is a number below this; the reader's weights are indexed by it. */
export const FEATURE_BITS = 20;
const MASK = (1 << FEATURE_BITS) - 1;

/** Where features go: into a list for training and explaining, or straight into sums of weights. */
export interface FeatureSink {
  /** `name` says what the feature is; it is asked for only by a sink that explains. */
  add(hash: number, name?: () => string): void;
  /** Whether names are worth making. */
  readonly named: boolean;
}

/** Which feature a hash stands for. */
export function featureOf(hash: number): number {
  let h = hash ^ (hash >>> 15);
  h = Math.imul(h, 0x2c1b3c6d);
  return (h ^ (h >>> 12)) & MASK;
}

/** Collects features and, where asked, their names. */
export class FeatureList implements FeatureSink {
  readonly ids: number[] = [];
  readonly names: string[] = [];
  readonly named: boolean;

  constructor(named = false) {
    this.named = named;
  }

  add(hash: number, name?: () => string): void {
    this.ids.push(featureOf(hash));
    if (this.named) this.names.push(name?.() ?? '');
  }
}

const classOf = new Map<string, string>();
for (const [name, words] of Object.entries(classes as Record<string, string>)) {
  for (const word of words.split(' ')) if (!classOf.has(word)) classOf.set(word, name);
}

interface WordTraits {
  readonly hash: number;
  /** Hash of the word's class, of its ending, or of “other”. */
  readonly kind: number;
  /** Hash of the word without its usual endings, so that “delayed” and “delays” are one. */
  readonly stem: number;
  /** Punctuation that says nothing. */
  readonly skipped: boolean;
}

let epoch = vocabularyEpoch;
let traitsOf: (WordTraits | undefined)[] = [];

export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

function traits(word: number): WordTraits {
  if (epoch !== vocabularyEpoch) {
    epoch = vocabularyEpoch;
    traitsOf = [];
  }
  let known = traitsOf[word];
  if (!known) {
    const text = wordOf(word);
    known = {
      hash: hashText(text),
      kind: hashText(`~${classOf.get(text) ?? shapeOf(text)}`),
      stem: hashText(`/${stemOf(text)}`),
      skipped: !/[\p{L}<]/u.test(text) && !KEPT_PUNCTUATION.has(text),
    };
    traitsOf[word] = known;
  }
  return known;
}

function shapeOf(word: string): string {
  if (!/^[a-z]/.test(word)) return word;
  if (FUNCTION_WORDS.has(word)) return word;
  if (word.length > 4 && word.endsWith('ing')) return '-ing';
  if (word.length > 3 && word.endsWith('ed')) return '-ed';
  if (word.length > 4 && word.endsWith('ly')) return '-ly';
  return 'x';
}

const FUNCTION_WORDS = new Set(
  'a an the this that these those it its to of in on at by for from with about into over after before up out off down and or then than there here also too very really just only still even again back away please let any some all every each such more most other another own same'.split(
    ' ',
  ),
);

function stemOf(word: string): string {
  if (word.length < 5 || !/^[a-z]+$/.test(word)) return word;
  const stem = word.replace(/(?:ing|ed|es|s|ly|ment|ation|ion|ance|able|ful|ness)$/, '');
  return stem.length < 3 ? word : stem.replace(/(.)\1$/, '$1').replace(/[ei]$/, '');
}

const combine = (a: number, b: number) => Math.imul(a, 0x9e3779b1) ^ (b + 0x7f4a7c15 + (a << 6) + (a >>> 2));

const S = {
  stem: hashText('s'),
  stem2: hashText('s2'),
  word2: hashText('2'),
  kind2: hashText('k2'),
  kind3: hashText('k3'),
  first: hashText('^'),
  firstKind: hashText('^k'),
  last: hashText('$'),
  trait: hashText('t'),
  before: hashText('p'),
  last1: hashText('b1'),
  last2: hashText('b2'),
  next: hashText('n'),
  reply: hashText('r'),
};

/** What a sentence looks like to the reader: words, word classes, how it begins and ends, its place in the reply. */
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
  let word1 = S.first;
  let stem1 = S.first;
  let kind1 = S.firstKind;
  let kind2 = S.firstKind;
  let last: WordTraits | undefined;
  for (let i = sentence.firstWord; i < sentence.last; i++) {
    const t = traits(word[i]!);
    if (t.skipped) continue;
    const one = named ? label(tokens, i, i) : undefined;
    const two = named ? label(tokens, i - 1, i) : undefined;
    out.add(combine(S.stem, t.stem), one);
    out.add(combine(combine(S.stem2, stem1), t.stem), two);
    out.add(combine(combine(S.word2, word1), t.hash), two);
    out.add(combine(combine(S.kind2, kind1), t.kind), two);
    out.add(
      combine(combine(combine(S.kind3, kind2), kind1), t.kind),
      named ? label(tokens, i - 2, i) : undefined,
    );
    word1 = t.hash;
    stem1 = t.stem;
    kind2 = kind1;
    kind1 = t.kind;
    last = t;
  }
  if (last) out.add(combine(S.last, last.hash), named ? () => 'the last word' : undefined);
}

const KEPT_PUNCTUATION = new Set([',', ':', '?', '!', '-', '<emoji>', '"', '(']);

function label(tokens: Prose['tokens'], from: number, to: number): () => string {
  return () => {
    const parts: string[] = [];
    for (let i = Math.max(0, from); i <= to; i++) parts.push(wordOf(tokens.word[i]!));
    return parts.join(' ');
  };
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
      combine(S.next, traits(tokens.word[after.firstWord]!).kind),
      out.named ? () => '[how the next sentence begins]' : undefined,
    );
  }
}

function addBefore({ tokens }: Prose, before: Sentence, out: FeatureSink): void {
  addTrait(AFTER[before.ending]!, out);
  if (before.listItem) addTrait('after a list item', out);
  const { hash, kind } = traits(tokens.word[before.firstWord]!);
  const name = out.named ? () => '[how the sentence before begins]' : undefined;
  out.add(combine(S.last1, hash), name);
  out.add(combine(S.last2, kind), name);
  for (let i = before.firstWord; i < before.last; i++) {
    if (tokens.traits[i]! & PUNCTUATION) continue;
    const word = tokens.word[i]!;
    out.add(
      combine(S.before, traits(word).stem),
      out.named ? () => `[“${wordOf(word)}” in the sentence before]` : undefined,
    );
  }
}

/** What a whole reply looks like: its words, and which steps it takes and where. */
export function replyFeatures(
  { tokens, sentences }: Prose,
  steps: readonly (readonly string[])[],
  out: FeatureSink,
): void {
  const add = (name: string) => out.add(combine(S.reply, hashText(name)));
  for (const { firstWord, last } of sentences) {
    let before = S.first;
    for (let i = firstWord; i < last; i++) {
      if (tokens.traits[i]! & PUNCTUATION) continue;
      const { stem } = traits(tokens.word[i]!);
      out.add(combine(S.reply, stem));
      out.add(combine(combine(S.reply, before), stem));
      before = stem;
    }
  }
  const counts = new Map<string, number>();
  for (const list of steps) for (const step of list) counts.set(step, (counts.get(step) ?? 0) + 1);
  for (const [step, count] of counts) {
    add(`has ${step}`);
    if (count > 1) add(`${step} twice`);
    if (count * 2 >= steps.length) add(`mostly ${step}`);
  }
  for (const step of counts.keys())
    for (const other of counts.keys()) if (step < other) add(`${step} and ${other}`);
  add(`${Math.min(8, sentences.length)} sentences`);
}
