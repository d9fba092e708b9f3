import type { Prose } from '../text/prose.ts';
import type { Sentence } from '../text/sentences.ts';
import { CAPITAL, CODE, NUMBER, PUNCTUATION, SLOT, WORD } from '../text/tokens.ts';
import { vocabularyEpoch, wordOf } from '../text/words.ts';
import classes from './wordClasses.yaml';

/** Every feature is a number below this; the reader's weights are indexed by it. */
export const FEATURE_BITS = 18;
const MASK = (1 << FEATURE_BITS) - 1;

/** Collects the features of one sentence; with `names`, also what each one is, for `outline --why`. */
export class FeatureBuffer {
  ids = new Int32Array(1024);
  /** How many are in `ids`. */
  count = 0;
  /** How many the sentence has, those included that `known` left out. */
  total = 0;
  names: (() => string)[] | undefined;
  /** Per feature whether it has a weight at all, as a number above 0. Without it all are kept. */
  private readonly known: Uint32Array | undefined;

  constructor(known?: Uint32Array) {
    this.known = known;
  }

  clear(): void {
    this.count = 0;
    this.total = 0;
    if (this.names) this.names = [];
  }

  add(hash: number, name?: () => string): void {
    let h = hash ^ (hash >>> 15);
    h = Math.imul(h, 0x2c1b3c6d);
    h = (h ^ (h >>> 12)) & MASK;
    this.total++;
    if (this.known && this.known[h] === 0) return;
    if (this.count === this.ids.length) {
      const larger = new Int32Array(this.ids.length * 2);
      larger.set(this.ids);
      this.ids = larger;
    }
    this.ids[this.count++] = h;
    if (this.names) this.names.push(name ?? (() => ''));
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
    known = { hash: hashText(text), kind: hashText(`~${classOf.get(text) ?? shapeOf(text)}`), stem: hashText(`/${stemOf(text)}`) };
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
  uni: hashText('1'),
  stem: hashText('s'),
  stem2: hashText('s2'),
  bi: hashText('2'),
  tri: hashText('3'),
  kind2: hashText('k2'),
  kind3: hashText('k3'),
  kind4: hashText('k4'),
  first: hashText('^'),
  first2: hashText('^2'),
  firstKind: hashText('^k'),
  last: hashText('$'),
  trait: hashText('t'),
  before: hashText('p'),
  reply: hashText('r'),
};

/** What a sentence looks like to the reader: words, word classes, how it begins and ends, its place in the reply. */
export function sentenceFeatures(
  prose: Prose,
  index: number,
  out: FeatureBuffer,
  sentence: Sentence = prose.sentences[index]!,
): void {
  addWords(prose, sentence, out);
  addFrame(prose, index, sentence, out);
}

function addWords({ tokens }: Prose, sentence: Sentence, out: FeatureBuffer): void {
  const { word } = tokens;
  let h1 = S.first;
  let h2 = S.first;
  let s1 = S.first;
  let k1 = S.firstKind;
  let k2 = S.firstKind;
  let k3 = S.firstKind;
  let t1: WordTraits | undefined;
  const named = out.names !== undefined;
  for (let i = sentence.firstWord; i < sentence.last; i++) {
    const id = word[i]!;
    if (tokens.traits[i]! & PUNCTUATION && !KEPT_PUNCTUATION.has(wordOf(id))) continue;
    const t = traits(id);
    out.add(combine(S.uni, t.hash), named ? () => wordOf(id) : undefined);
    const phrase2 = named ? label(tokens, i - 1, i) : undefined;
    out.add(combine(combine(S.bi, h1), t.hash), phrase2);
    out.add(combine(combine(combine(S.tri, h2), h1), t.hash), named ? label(tokens, i - 2, i) : undefined);
    out.add(combine(combine(S.kind2, k1), t.kind), phrase2);
    out.add(combine(combine(combine(S.kind3, k2), k1), t.kind), named ? label(tokens, i - 2, i) : undefined);
    out.add(combine(combine(combine(combine(S.kind4, k3), k2), k1), t.kind), named ? label(tokens, i - 3, i) : undefined);
    out.add(combine(S.stem, t.stem), named ? () => wordOf(id) : undefined);
    out.add(combine(combine(S.stem2, s1), t.stem), phrase2);
    s1 = t.stem;
    h2 = h1;
    h1 = t.hash;
    k3 = k2;
    k2 = k1;
    k1 = t.kind;
    t1 = t;
  }
  if (t1) out.add(combine(S.last, t1.hash), named ? () => 'the last word' : undefined);
}

const KEPT_PUNCTUATION = new Set([',', ':', '?', '!', '-', '<emoji>', '"', '(']);

function label(tokens: Prose['tokens'], from: number, to: number): () => string {
  return () => {
    const parts: string[] = [];
    for (let i = Math.max(0, from); i <= to; i++) parts.push(wordOf(tokens.word[i]!));
    return parts.join(' ');
  };
}

function addFrame(prose: Prose, index: number, sentence: Sentence, out: FeatureBuffer): void {
  const { sentences, tokens } = prose;
  const add = (name: string) => out.add(combine(S.trait, hashText(name)), () => `[${name}]`);
  const last = sentences.length - 1;
  add(index === 0 ? 'first' : index === 1 ? 'second' : index === last ? 'last' : index === last - 1 ? 'last but one' : 'middle');
  if (last === 0) add('alone');
  if (sentence.listItem) add('list item');
  add(`ends ${sentence.ending}`);
  const length = sentence.lastWord - sentence.firstWord;
  add(`length ${length < 3 ? length : length < 6 ? '3-5' : length < 12 ? '6-11' : length < 22 ? '12-21' : '22+'}`);
  let seen = 0;
  for (let i = sentence.first; i < sentence.last; i++) seen |= tokens.traits[i]!;
  if (seen & NUMBER) add('number');
  if (seen & CODE) add('link or code');
  if (seen & SLOT) {
    for (const slot of prose.slots) if (slot.start >= sentence.start && slot.end <= sentence.end) add(`slot ${slot.meaning}`);
  }
  const firstTraits = tokens.traits[sentence.firstWord]!;
  if (firstTraits & WORD && !(firstTraits & CAPITAL)) add('begins small');
  const before = sentences[index - 1];
  if (before) {
    add(`after ${before.ending}${before.listItem ? ' list' : ''}`);
    out.add(combine(combine(S.trait, 77), traits(tokens.word[before.firstWord]!).hash), () => '[how the sentence before begins]');
    out.add(combine(combine(S.trait, 78), traits(tokens.word[before.firstWord]!).kind), () => '[how the sentence before begins]');
    for (let i = before.firstWord; i < before.last; i++) {
      if (tokens.traits[i]! & PUNCTUATION) continue;
      out.add(combine(S.before, traits(tokens.word[i]!).stem), () => `[“${wordOf(tokens.word[i]!)}” in the sentence before]`);
    }
  }
  const after = sentences[index + 1];
  if (after) {
    add(after.listItem ? 'before a list' : `before ${after.ending}`);
    out.add(combine(combine(S.trait, 79), traits(tokens.word[after.firstWord]!).kind), () => '[how the next sentence begins]');
  }
}

/** What a whole reply looks like: its words, and which steps it takes and where. */
export function replyFeatures({ tokens, sentences }: Prose, steps: readonly (readonly string[])[], out: FeatureBuffer): void {
  const add = (name: string) => out.add(combine(S.reply, hashText(name)), () => `[${name}]`);
  for (const { firstWord, last } of sentences) {
    let before = S.first;
    for (let i = firstWord; i < last; i++) {
      if (tokens.traits[i]! & PUNCTUATION) continue;
      const { stem } = traits(tokens.word[i]!);
      out.add(combine(S.reply, stem), () => wordOf(tokens.word[i]!));
      out.add(combine(combine(S.reply, before), stem), () => wordOf(tokens.word[i]!));
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
  for (const step of counts.keys()) for (const other of counts.keys()) if (step < other) add(`${step} and ${other}`);
  add(`${Math.min(8, sentences.length)} sentences`);
}
