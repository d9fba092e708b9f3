import { vocabularyEpoch, wordOf } from '../text/words.ts';
import { larger } from '../text/writtenWords.ts';
import classes from './wordClasses.yaml';

const classOf = new Map<string, string>();
for (const [name, words] of Object.entries(classes as Record<string, string>)) {
  for (const word of words.split(' ')) if (!classOf.has(word)) classOf.set(word, name);
}

/** What is kept of a word, by its id: so many numbers, one after the other. */
const TRAITS = 8;
export const HASH = 0;
/** Hash of the word's class, of its ending, or of “other”. */
export const CLASS = 1;
/** Hash of the word without its usual endings, so that “delayed” and “delays” are one. */
export const STEM = 2;
/** Hash of its feature in the sentence behind. */
export const NEAR = 3;
/** 0: unknown yet, 1: read, or one of the two below. */
export const STATE = 4;
/** Punctuation that says nothing. */
export const SKIPPED = 2;
/** Who or what the words behind it are said of, until another one comes. */
export const SUBJECT = 3;
const SUBJECTS = new Set('i we you they he she it this that there'.split(' '));

let epoch = vocabularyEpoch;
export let traits = new Int32Array(TRAITS << 10);

export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** Where the traits of a word begin in `traits`, which is another array after some calls. */
export function traitsAt(word: number): number {
  const at = word * TRAITS;
  if (epoch === vocabularyEpoch && at < traits.length && traits[at + STATE] !== 0) return at;
  if (epoch !== vocabularyEpoch) {
    epoch = vocabularyEpoch;
    traits = new Int32Array(TRAITS << 10);
  }
  while (at >= traits.length) traits = larger(traits, new Int32Array(traits.length * 2));
  const text = wordOf(word);
  const stem = hashText(`/${stemOf(text)}`);
  traits[at + HASH] = hashText(text);
  traits[at + CLASS] = hashText(`~${classOf.get(text) ?? shapeOf(text)}`);
  traits[at + STEM] = stem;
  traits[at + NEAR] = combine(NEAR_HASH, stem);
  traits[at + STATE] = SUBJECTS.has(text)
    ? SUBJECT
    : !/[\p{L}<]/u.test(text) && !KEPT_PUNCTUATION.has(text)
      ? SKIPPED
      : 1;
  return at;
}

/** One trait of a word. Not `traits[traitsAt(word) + trait]`, which takes the array before the call may replace it. */
export function traitOf(word: number, trait: number): number {
  const at = traitsAt(word);
  return traits[at + trait]!;
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

/** One hash of two. */
export const combine = (a: number, b: number) =>
  Math.imul(a, 0x9e3779b1) ^ (b + 0x7f4a7c15 + (a << 6) + (a >>> 2));

const KEPT_PUNCTUATION = new Set([',', ':', '?', '!', '-', '<emoji>', '"', '(']);
const NEAR_HASH = hashText('p');
