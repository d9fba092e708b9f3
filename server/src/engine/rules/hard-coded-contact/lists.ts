import { isEveryday } from '../shouting/lists.ts';
import firstNames from './first-names.yaml';
import words from './words.yaml';

const split = (text: string): string[] => text.split(/\s+/).filter(Boolean);
const { ambiguous, ...clear } = firstNames as Readonly<Record<string, string>>;
const lists = words as Readonly<Record<string, string>>;
const setOf = (name: string): ReadonlySet<string> => new Set(split(lists[name]!));

const AMBIGUOUS = new Set(split(ambiguous!));
const FIRST_NAMES = new Set([...Object.values(clear).flatMap(split), ...AMBIGUOUS]);

export const GREETINGS = setOf('greetings');
export const NOBODY = setOf('nobody');
export const TITLES = setOf('titles');
export const CLOSINGS = setOf('closings');
export const COMPANIES = setOf('companies');
export const PLACES = setOf('places');
export const BEFORE_PLACES = setOf('before-places');
export const ROLES = setOf('roles');
export const ASKING = setOf('asking');
export const MAILBOXES = setOf('mailboxes');
export const PUBLIC_LINES = setOf('public-lines');
export const OTHER_NUMBERS = setOf('other-numbers');
export const OWN_LINES = setOf('own-lines');

const DATES = new Set(
  'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun christmas easter eid diwali'.split(
    ' ',
  ),
);

/** Small letters, no accents: “Zoë” → “zoe”. */
export function plain(word: string): string {
  const small = word.toLowerCase();
  if (/^[a-z]*$/.test(small)) return small;
  return small
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('đ', 'd')
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae');
}

export const isFirstName = (word: string): boolean => FIRST_NAMES.has(plain(word));

/** A first name that is no word, place, brand or month as well. */
export const isClearName = (word: string): boolean => isFirstName(word) && !AMBIGUOUS.has(plain(word));

/** A capitalised word that may well be a name that no list knows: Penhallow, Okafor. */
export function mayBeName(word: string): boolean {
  const small = plain(word);
  return (
    small.length > 1 &&
    !isEveryday(small) &&
    !COMPANIES.has(small) &&
    !NOBODY.has(small) &&
    !DATES.has(small) &&
    !GREETINGS.has(small)
  );
}

export const isDate = (word: string): boolean => DATES.has(plain(word));
