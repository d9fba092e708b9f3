import { hashUnit, larger, WORD_HASH, WrittenWords } from './writtenWords.ts';

/** The vocabulary of one process: every distinct word has a small number, so that later stages compare and index numbers. */
export interface WordEntry {
  /** CAPITAL, CAPITALS and WORD, for the first part. */
  readonly traits: number;
  /** One id for a plain word; several where a contraction stands for several words (`I'm` → i, am). */
  readonly ids: readonly number[];
  /** Where each part begins in the word as it is written, in UTF-16 units. */
  readonly cuts: readonly number[];
}

/** Begins with a capital letter. */
export const CAPITAL = 1;
/** Two or more letters, all capitals. */
export const CAPITALS = 2;
export const WORD = 4;

const MAX_WORDS = 300_000;

/** Punctuation and other words that the engine asks for by number; the numbers are the same in every epoch. */
const FIXED = ['.', '!', '?', '...', '"', ')', "'", '<emoji>', ',', ';', ':', '-', '('] as const;
export const fixedId = (word: (typeof FIXED)[number]): number => FIXED.indexOf(word);
/** Every word from this number on is none of the fixed ones. */
export const FIRST_FREE_ID = FIXED.length;

let words: string[] = [...FIXED];
let idOfWord = new Map<string, number>(words.map((word, id) => [word, id]));
let written = new WrittenWords();
/** By the number of the written word, where it stands for several. */
let several = new Map<number, WordEntry>();
/** The others, which most are: the one word's id and traits; -1 where it stands for several. */
let singles = new Int32Array(1 << 11);

/** Grows by one when the vocabulary is emptied, so that tables indexed by word id know that they are stale. */
export let vocabularyEpoch = 0;

/** The number of the canonical word `word`; lower case, straight quotes and British -ise are the caller's duty. */
export function wordId(word: string): number {
  let id = idOfWord.get(word);
  if (id === undefined) {
    id = words.length;
    words.push(word);
    idOfWord.set(word, id);
  }
  return id;
}

export function wordOf(id: number): string {
  return words[id]!;
}

/** Forgets all words when there are too many, as a server that runs for weeks must. Only between two files. */
export function trimVocabulary(): void {
  if (words.length < MAX_WORDS && written.count < MAX_WORDS) return;
  words = [...FIXED];
  idOfWord = new Map(words.map((word, id) => [word, id]));
  written = new WrittenWords();
  several = new Map();
  vocabularyEpoch++;
}

/** The canonical words that `text` stands for, a word as it is written. */
export function wordEntry(text: string): WordEntry {
  let hash = WORD_HASH;
  for (let i = 0; i < text.length; i++) hash = hashUnit(hash, text.charCodeAt(i));
  return entryOf(writtenNumber(text, 0, text.length, hash));
}

/** A number for the word `[start, end)` of a text, as it is written; `hash` is what its units gave. */
export function writtenNumber(text: string, start: number, end: number, hash: number): number {
  const before = written.count;
  const number = written.numberOf(text, start, end, hash);
  if (number === before) {
    const entry = readWord(text.slice(start, end));
    const isSingle = entry.ids.length === 1;
    if (!isSingle) several.set(number, entry);
    if (number * 2 >= singles.length) singles = larger(singles, new Int32Array(singles.length * 2));
    singles[number * 2] = isSingle ? entry.ids[0]! : -1;
    singles[number * 2 + 1] = entry.traits;
  }
  return number;
}

export const entryOf = (number: number): WordEntry =>
  several.get(number) ?? { ids: [singleId(number)], cuts: [0], traits: singleTraits(number) };
/** The one canonical word that a written one stands for; -1 where these are several. */
export const singleId = (number: number): number => singles[number * 2]!;
export const singleTraits = (number: number): number => singles[number * 2 + 1]!;

const UNMARKED = new Map(
  Object.entries({
    dont: "don't",
    doesnt: "doesn't",
    didnt: "didn't",
    cant: "can't",
    couldnt: "couldn't",
    wouldnt: "wouldn't",
    shouldnt: "shouldn't",
    isnt: "isn't",
    arent: "aren't",
    wasnt: "wasn't",
    werent: "weren't",
    havent: "haven't",
    hasnt: "hasn't",
    hadnt: "hadn't",
    wont: "won't",
    im: "i'm",
    ive: "i've",
    youre: "you're",
    youve: "you've",
    youll: "you'll",
    weve: "we've",
    thats: "that's",
    whats: "what's",
    theres: "there's",
  }),
);
const ENDINGS = new Map(
  Object.entries({
    "'m": 'am',
    "'re": 'are',
    "'ve": 'have',
    "'ll": 'will',
    "'d": 'would',
  }),
);
const IS_AFTER = new Set(
  'it that this what there here where who how when why he she everything something nothing everyone someone let one'.split(
    ' ',
  ),
);

function readWord(written: string): WordEntry {
  let word = foldWord(written);
  // The apostrophe that a writer left out shifts no offsets: cuts are clipped to the written word below.
  const unmarked = UNMARKED.get(word);
  const missing = unmarked ? 1 : 0;
  if (unmarked) word = unmarked;
  const parts = splitContraction(word);
  const traits = traitsOf(written);
  if (parts.length === 1) return { ids: [wordId(parts[0]![0])], cuts: [0], traits };
  return {
    traits,
    ids: parts.map(([text]) => wordId(text)),
    cuts: parts.map(([, cut]) =>
      Math.min(cut === 0 ? 0 : Math.max(1, cut - (word[cut] === "'" ? 0 : missing)), written.length - 1),
    ),
  };
}

function traitsOf(written: string): number {
  const first = written[0]!;
  if (first === first.toLowerCase()) return WORD;
  return written.length > 1 && written === written.toUpperCase() ? WORD | CAPITAL | CAPITALS : WORD | CAPITAL;
}

/** Lower case, straight apostrophes, one spelling of -ise/-ize, no stretched letters. */
export function foldWord(written: string): string {
  let word = written.toLowerCase();
  if (/[^a-z]/.test(word)) word = word.replace(/[’‘ʼ`´]/g, "'").replace(/\u2060/g, '');
  if (/(.)\1\1/.test(word))
    word = word.replace(/([eo])\1{2,}/g, '$1$1').replace(/([a-df-np-z])\1{2,}/g, '$1');
  if (word.length > 6)
    word = word
      .replace(/(?<=.{3})iz(?=(?:e[sdr]?|ing|ations?)$)/, 'is')
      .replace(/(?<=.{2}l)yz(?=(?:e[sdr]?|ing)$)/, 'ys');
  return word;
}

/** A longer word is no contraction, however many apostrophes it has. */
const LONGEST_CONTRACTION = 40;

function splitContraction(word: string): [string, number][] {
  const at = word.length > LONGEST_CONTRACTION ? -1 : word.lastIndexOf("'");
  if (at <= 0) {
    if (word === 'cannot')
      return [
        ['can', 0],
        ['not', 3],
      ];
    return [[word, 0]];
  }
  if (word.endsWith("n't")) {
    const stem = word.slice(0, -3);
    if (stem === 'wo')
      return [
        ['will', 0],
        ['not', 2],
      ];
    if (stem === 'ca')
      return [
        ['can', 0],
        ['not', 2],
      ];
    if (stem === 'sha')
      return [
        ['shall', 0],
        ['not', 3],
      ];
    if (stem === 'ai')
      return [
        ['is', 0],
        ['not', 2],
      ];
    return [
      [stem, 0],
      ['not', stem.length],
    ];
  }
  const stem = word.slice(0, at);
  const ending = word.slice(at);
  if (stem.endsWith("'") || stem.includes("'")) {
    const inner = splitContraction(stem);
    const last = ENDINGS.get(ending);
    return last ? [...inner, [last, at]] : [[word, 0]];
  }
  const full = ENDINGS.get(ending);
  if (full)
    return [
      [stem, 0],
      [full, at],
    ];
  if (ending === "'s") {
    if (stem === 'let')
      return [
        ['let', 0],
        ['us', at],
      ];
    return IS_AFTER.has(stem)
      ? [
          [stem, 0],
          ['is', at],
        ]
      : [
          [stem, 0],
          ["'s", at],
        ];
  }
  return [[word, 0]];
}
