import type { Span } from '../../span.ts';
import type { Prose } from '../../text/prose.ts';
import type { Sentence } from '../../text/sentences.ts';
import { CAPITAL, NUMBER, SLOT } from '../../text/tokens.ts';
import { vocabularyEpoch, wordOf } from '../../text/words.ts';
import { larger } from '../../text/writtenWords.ts';
import { Line } from './line.ts';
import {
  ASKING,
  BEFORE_PLACES,
  COMPANIES,
  GREETINGS,
  isClearName,
  isDate,
  isFirstName,
  mayBeName,
  NOBODY,
  PLACES,
  ROLES,
  TITLES,
} from './lists.ts';
import { isAddressed, isAskedFor, isGreeted, isSelf } from './whose.ts';

/** Whose name it is; decides which slot is offered. */
export type Person = 'customer' | 'agent' | 'other';

export interface NamedPerson extends Span {
  readonly person: Person;
}

/** The people whom a sentence names. */
export function peopleIn(prose: Prose, sentence: Sentence): NamedPerson[] {
  const people: NamedPerson[] = [];
  const { traits } = prose.tokens;
  const line = new Line(prose, sentence);
  for (let token = sentence.first; token < sentence.last; token++) {
    if (!(traits[token]! & CAPITAL)) continue;
    const i = token - sentence.first;
    if (!mayBePersonAt(line, i)) continue;
    const found = personAt(line, i);
    if (!found) continue;
    people.push({ start: line.start(i), end: line.end(found.to - 1), person: found.person });
    token = sentence.first + found.to - 1;
  }
  return people;
}

/** What may stand before a name that no list knows. */
const CUES = new Set([...GREETINGS, ...ROLES, ...ASKING, 'is', 'am', "'s", 'for', 'to', 'with', 'reached']);
const EXTENSIONS = new Set(['ext', 'extn', 'extension']);
const NICK = new Set(['big', 'little', 'old', 'young', 'aunt', 'uncle', 'cousin']);
const NOT_A_NAME_BEFORE = new Set(
  'the a an your it this that them any each all some up out off down'.split(' '),
);
const SHARED_TITLES = new Set(
  'sister brother father captain major judge lord lady sir doctor nurse'.split(' '),
);

// What a word may be in a name, by its id.
const TITLE = 1;
const LISTED = 2;
const CUE = 4;
const KNOWN = 8;
let epoch = vocabularyEpoch;
let parts = new Uint8Array(1 << 10);

function partOf(id: number): number {
  if (epoch !== vocabularyEpoch) {
    epoch = vocabularyEpoch;
    parts = new Uint8Array(1 << 10);
  }
  while (id >= parts.length) parts = larger(parts, new Uint8Array(parts.length * 2));
  if (parts[id] === 0) {
    const word = wordOf(id);
    parts[id] =
      KNOWN | (TITLES.has(word) ? TITLE : 0) | (isFirstName(word) ? LISTED : 0) | (CUES.has(word) ? CUE : 0);
  }
  return parts[id]!;
}

/** False for nearly all words that just open a sentence: a quick look before `personAt`. */
function mayBePersonAt(line: Line, i: number): boolean {
  return (
    (partOf(line.id(i)) & (TITLE | LISTED)) !== 0 ||
    line.isInitial(i) ||
    (i > 0 && (partOf(line.id(i - 1)) & CUE) !== 0) ||
    hasCueBehind(line, i)
  );
}

/** The name that begins at word `i`, and whose it is. */
function personAt(line: Line, i: number): { to: number; person: Person } | undefined {
  const titled = titledAt(line, i) ?? initialledAt(line, i);
  if (titled) return titled;
  if (!line.isCapital(i) || line.end(i) - line.start(i) < 2) return undefined;
  const person = personFor(line, i);
  return person && { to: line.nameEnd(i), person };
}

/** “Mrs Lin”, “Dr. H. Wiesenthal”. */
function titledAt(line: Line, i: number): { to: number; person: Person } | undefined {
  const title = line.word(i);
  if (!TITLES.has(title)) return undefined;
  let next = i + 1;
  if (line.word(next) === '.') next++;
  while (line.isInitial(next)) next += line.word(next + 1) === '.' ? 2 : 1;
  if (!line.isCapital(next) || TITLES.has(line.word(next)) || isDate(line.word(next))) return undefined;
  const name = line.written(next);
  if (SHARED_TITLES.has(title) ? !isFirstName(name) || i === 0 : !isFirstName(name) && !mayBeName(name))
    return undefined;
  return { to: line.nameEnd(next), person: GREETINGS.has(line.word(i - 1)) ? 'customer' : 'other' };
}

/** “T. Wragg”, “H. J. Pemberton”. */
function initialledAt(line: Line, i: number): { to: number; person: Person } | undefined {
  let next = i;
  while (line.isInitial(next) && line.word(next + 1) === '.') next += 2;
  if (next === i || next - i > 6 || !line.isCapital(next) || line.isCapital(i - 1) || line.isInitial(i - 1))
    return undefined;
  const name = line.written(next);
  return isFirstName(name) || mayBeName(name) ? { to: line.nameEnd(next), person: 'other' } : undefined;
}

function personFor(line: Line, i: number): Person | undefined {
  const listed = isFirstName(line.word(i));
  // Most words with a capital just open a sentence.
  if (!listed && !CUES.has(line.word(i - 1)) && !hasCueBehind(line, i)) return undefined;
  const name = line.written(i);
  if (NOBODY.has(line.word(i)) || TITLES.has(line.word(i))) return undefined;
  if (isDate(name) && !GREETINGS.has(line.word(i - 1))) return undefined;
  if (!listed && !mayBeName(name)) return undefined;
  const next = line.nameEnd(i);
  if (isPlace(line, i, next)) return undefined;
  const before = line.word(i - 1);
  const after = line.word(next);
  if (isGreeted(line, i, next, listed)) return 'customer';
  if (isSelf(line, i, next, listed)) return 'agent';
  if (
    ROLES.has(before) &&
    /^(?:my|our|your|the|a|team|store|shift|duty|service|account|branch)$/.test(line.word(i - 2)) &&
    (listed || mayBeName(name))
  )
    return 'other';
  if (isAskedFor(line, i) && (listed || line.word(i - 1) === 'for')) return 'other';
  if (EXTENSIONS.has(after) || (/^[(,]$/.test(after) && EXTENSIONS.has(line.word(next + 1)))) return 'other';
  if (!listed) return undefined;
  if (isAddressed(line, i, next)) return 'customer';
  if (!isClearName(name)) return undefined;
  if (i === line.firstWord() && NOT_A_NAME_BEFORE.has(after)) return undefined;
  if (
    line.isCapital(i - 1) &&
    i - 1 !== line.firstWord() &&
    !TITLES.has(before) &&
    !isFirstName(line.written(i - 1)) &&
    !NICK.has(before)
  )
    return undefined;
  if (line.isPossessive(next) && (line.isCapital(next + 1) || next + 1 >= line.count)) return undefined;
  return 'other';
}

function hasCueBehind(line: Line, i: number): boolean {
  for (let at = i + 1; at < line.count && at < i + 5; at++) {
    const word = line.word(at);
    if (word === 'here' || EXTENSIONS.has(word)) return true;
    if (!line.isCapital(at) && word !== '(' && word !== ',') return false;
  }
  return false;
}

/** “Victoria Station”, “St John”, “Ben & Jerry’s”, “Austin Energy”. */
function isPlace(line: Line, i: number, next: number): boolean {
  const before = line.word(i - 1);
  if (BEFORE_PLACES.has(before) && line.traits(i - 1) & CAPITAL) return true;
  const last = line.word(next - 1);
  const after = line.word(next);
  if (next > i + 1 && (PLACES.has(last) || COMPANIES.has(last) || NOBODY.has(last))) return true;
  if (line.traits(next) & CAPITAL && (PLACES.has(after) || COMPANIES.has(after))) return true;
  if (after === '&' || before === '&' || after === '+') return true;
  if (
    (line.traits(next) & (NUMBER | SLOT)) !== 0 &&
    line.traits(next) & NUMBER &&
    line.start(next) - line.end(next - 1) <= 1 &&
    !isFirstName(line.written(i))
  )
    return true;
  return (
    /[@#/_\\.]/.test(line.characterBefore(i)) || /^[@/_\\][\p{L}\d]/u.test(line.charactersBehind(next - 1))
  );
}
