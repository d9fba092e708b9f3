import type { Span } from '../../span.ts';
import type { Prose } from '../../text/prose.ts';
import type { Sentence } from '../../text/sentences.ts';
import { CAPITAL, CAPITALS, NUMBER, SLOT, WORD } from '../../text/tokens.ts';
import { vocabularyEpoch, wordOf } from '../../text/words.ts';
import { larger } from '../../text/writtenWords.ts';
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
    if (!line.mayBePersonAt(i)) continue;
    const found = line.personAt(i);
    if (!found) continue;
    people.push({ start: line.start(i), end: line.end(found.to - 1), person: found.person });
    token = sentence.first + found.to - 1;
  }
  return people;
}

const SELF =
  /\b(?:my name is|name 's|name is|i am|i'm|im|this is|it is|it's|here is|chatting with|speaking with|speaking to|reached)$/;
const BEHIND_SELF = new Set(['from', 'with', 'here', 'at', 'and', ',', '.', '!', 'in', '(', '-', '']);
const THANKING = new Set(
  'thanks thank cheers sorry morning afternoon evening ok okay sure yes no great glad welcome bye congrats congratulations ta'.split(
    ' ',
  ),
);
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

/** A sentence as written words and punctuation, contractions and possessives apart. */
class Line {
  readonly count: number;
  private readonly prose: Prose;
  private readonly sentence: Sentence;

  constructor(prose: Prose, sentence: Sentence) {
    this.prose = prose;
    this.sentence = sentence;
    this.count = sentence.last - sentence.first;
  }

  start(i: number): number {
    return this.prose.tokens.start[this.sentence.first + i]!;
  }

  end(i: number): number {
    return this.prose.tokens.end[this.sentence.first + i]!;
  }

  private traits(i: number): number {
    return i >= 0 && i < this.count ? this.prose.tokens.traits[this.sentence.first + i]! : 0;
  }

  /** Small letters; '' beyond the sentence. */
  private word(i: number): string {
    return i >= 0 && i < this.count ? wordOf(this.prose.tokens.word[this.sentence.first + i]!) : '';
  }

  private written(i: number): string {
    return this.prose.masked.slice(this.start(i), this.end(i)).replaceAll('\u2060', '');
  }

  /** Begins with a capital and is not all capitals. */
  private isCapital(i: number): boolean {
    return (this.traits(i) & (CAPITAL | CAPITALS | WORD)) === (CAPITAL | WORD);
  }

  private isInitial(i: number): boolean {
    return (this.traits(i) & CAPITAL) !== 0 && this.end(i) - this.start(i) === 1 && this.word(i) !== 'i';
  }

  private isPossessive(i: number): boolean {
    return this.word(i) === "'s";
  }

  /** False for nearly all words that just open a sentence: a quick look before `personAt`. */
  mayBePersonAt(i: number): boolean {
    return (
      (partOf(this.id(i)) & (TITLE | LISTED)) !== 0 ||
      this.isInitial(i) ||
      (i > 0 && (partOf(this.id(i - 1)) & CUE) !== 0) ||
      this.hasCueBehind(i)
    );
  }

  private id(i: number): number {
    return this.prose.tokens.word[this.sentence.first + i]!;
  }

  /** The name that begins at word `i`, and whose it is. */
  personAt(i: number): { to: number; person: Person } | undefined {
    const titled = this.titledAt(i) ?? this.initialledAt(i);
    if (titled) return titled;
    if (!this.isCapital(i) || this.end(i) - this.start(i) < 2) return undefined;
    const person = this.personFor(i);
    return person && { to: this.nameEnd(i), person };
  }

  /** “Mrs Lin”, “Dr. H. Wiesenthal”. */
  private titledAt(i: number): { to: number; person: Person } | undefined {
    const title = this.word(i);
    if (!TITLES.has(title)) return undefined;
    let next = i + 1;
    if (this.word(next) === '.') next++;
    while (this.isInitial(next)) next += this.word(next + 1) === '.' ? 2 : 1;
    if (!this.isCapital(next) || TITLES.has(this.word(next)) || isDate(this.word(next))) return undefined;
    const name = this.written(next);
    if (SHARED_TITLES.has(title) ? !isFirstName(name) || i === 0 : !isFirstName(name) && !mayBeName(name))
      return undefined;
    return { to: this.nameEnd(next), person: GREETINGS.has(this.word(i - 1)) ? 'customer' : 'other' };
  }

  /** “T. Wragg”, “H. J. Pemberton”. */
  private initialledAt(i: number): { to: number; person: Person } | undefined {
    let next = i;
    while (this.isInitial(next) && this.word(next + 1) === '.') next += 2;
    if (next === i || next - i > 6 || !this.isCapital(next) || this.isCapital(i - 1) || this.isInitial(i - 1))
      return undefined;
    const name = this.written(next);
    return isFirstName(name) || mayBeName(name) ? { to: this.nameEnd(next), person: 'other' } : undefined;
  }

  /** Takes initials, further first names and a surname with it. */
  private nameEnd(i: number): number {
    let to = i + 1;
    for (let more = 0; more < 3 && to < this.count; more++) {
      if (this.prose.masked.slice(this.end(to - 1), this.start(to)).includes('\n')) break;
      if (this.isInitial(to) && !/^\s*[,;]/.test(this.prose.masked.slice(this.end(to - 1), this.start(to)))) {
        to += this.word(to + 1) === '.' && this.isCapital(to + 2) ? 2 : 1;
        continue;
      }
      const joined = this.prose.masked.slice(this.end(to - 1), this.start(to));
      if (
        !this.isCapital(to) ||
        !/^(?:[ \u00A0]|-)$/.test(joined) ||
        !(isFirstName(this.written(to)) || mayBeName(this.written(to)))
      )
        break;
      to++;
    }
    return to;
  }

  private personFor(i: number): Person | undefined {
    const listed = isFirstName(this.word(i));
    // Most words with a capital just open a sentence.
    if (!listed && !CUES.has(this.word(i - 1)) && !this.hasCueBehind(i)) return undefined;
    const name = this.written(i);
    if (NOBODY.has(this.word(i)) || TITLES.has(this.word(i))) return undefined;
    if (isDate(name) && !GREETINGS.has(this.word(i - 1))) return undefined;
    if (!listed && !mayBeName(name)) return undefined;
    const next = this.nameEnd(i);
    if (this.isPlace(i, next)) return undefined;
    const before = this.word(i - 1);
    const after = this.word(next);
    if (this.isGreeted(i, next, listed)) return 'customer';
    if (this.isSelf(i, next, listed)) return 'agent';
    if (
      ROLES.has(before) &&
      /^(?:my|our|your|the|a|team|store|shift|duty|service|account|branch)$/.test(this.word(i - 2)) &&
      (listed || mayBeName(name))
    )
      return 'other';
    if (this.isAskedFor(i) && (listed || this.word(i - 1) === 'for')) return 'other';
    if (EXTENSIONS.has(after) || (/^[(,]$/.test(after) && EXTENSIONS.has(this.word(next + 1))))
      return 'other';
    if (!listed) return undefined;
    if (this.isAddressed(i, next)) return 'customer';
    if (!isClearName(name)) return undefined;
    if (i === this.firstWord() && NOT_A_NAME_BEFORE.has(after)) return undefined;
    if (
      this.isCapital(i - 1) &&
      i - 1 !== this.firstWord() &&
      !TITLES.has(before) &&
      !isFirstName(this.written(i - 1)) &&
      !NICK.has(before)
    )
      return undefined;
    if (this.isPossessive(next) && (this.isCapital(next + 1) || next + 1 >= this.count)) return undefined;
    return 'other';
  }

  private hasCueBehind(i: number): boolean {
    for (let at = i + 1; at < this.count && at < i + 5; at++) {
      const word = this.word(at);
      if (word === 'here' || EXTENSIONS.has(word)) return true;
      if (!this.isCapital(at) && word !== '(' && word !== ',') return false;
    }
    return false;
  }

  private firstWord(): number {
    return this.sentence.firstWord - this.sentence.first;
  }

  /** “Hi Jordan,”, “Dear Ms Park”, “Good morning Ana!” */
  private isGreeted(i: number, next: number, listed: boolean): boolean {
    let at = i - 1;
    while (/^(?:,|again|there)$/.test(this.word(at)) && at > 0) at--;
    if (!GREETINGS.has(this.word(at)) || (this.word(at) === 'welcome' && !listed)) return false;
    const opens = at === this.firstWord() || this.word(at - 1) === 'good' || !(this.traits(at - 1) & WORD);
    if (!opens) return false;
    if (this.isPossessive(next)) return false;
    // “Hi, Can you …”: a word rather than a name.
    if (listed && !isClearName(this.written(i)) && /^[a-z]/.test(this.word(next)) && this.word(i - 1) === ',')
      return false;
    return (
      listed || (at === i - 1 && next === i + 1 && this.word(at) !== 'dear' && /^[,!]$/.test(this.word(next)))
    );
  }

  /** “My name is Priya”, “this is Tom from billing”, “Ana here”. */
  private isSelf(i: number, next: number, listed: boolean): boolean {
    const before = [this.word(i - 3), this.word(i - 2), this.word(i - 1)].join(' ').trim();
    const after = this.word(next);
    if (after === 'here' && i === this.firstWord()) return listed || BEHIND_SELF.has(this.word(next + 1));
    if (!SELF.test(before)) return false;
    if (/name (?:is|'s)$/.test(before)) return listed || /\bmy name is$/.test(before);
    if (/(?:this|it|here) is$/.test(before))
      return (
        /^(?:from|here|at|with|in|,|speaking|again)$/.test(after) &&
        (listed || after === 'from' || after === 'here')
      );
    if (/i am$/.test(before))
      return listed ? isClearName(this.written(i)) || BEHIND_SELF.has(after) : /^(?:from|here)$/.test(after);
    return listed;
  }

  /** “Thanks, Bea.”, “Cheers Tom!”, “That helps, Ana, because …” */
  private isAddressed(i: number, next: number): boolean {
    const before = this.word(i - 1);
    const closes = /^(?:[,.!?:;)-]|<emoji>|\.\.\.)?$/.test(this.word(next));
    if (!closes) return false;
    if (THANKING.has(before) && i - 1 === this.firstWord()) return true;
    if (before === 'you' && this.word(i - 2) === 'thank') return true;
    if (before !== ',') return false;
    const opener = this.word(this.firstWord());
    return isClearName(this.written(i)) || (THANKING.has(opener) && i - 2 <= this.firstWord() + 2);
  }

  /** “ask for Tanya”, “call Tom on …”, “speak to Mei”. */
  private isAskedFor(i: number): boolean {
    const before = this.word(i - 1);
    if (ASKING.has(before) && before !== 'see') return true;
    if (before === 'for') return this.word(i - 2) === 'ask' || this.word(i - 2) === 'asking';
    return (
      (before === 'to' || before === 'with') &&
      /^(?:speak|talk|spoke|write|speaking|talking)$/.test(this.word(i - 2))
    );
  }

  /** “Victoria Station”, “St John”, “Ben & Jerry’s”, “Austin Energy”. */
  private isPlace(i: number, next: number): boolean {
    const before = this.word(i - 1);
    if (BEFORE_PLACES.has(before) && this.traits(i - 1) & CAPITAL) return true;
    const last = this.word(next - 1);
    const after = this.word(next);
    if (next > i + 1 && (PLACES.has(last) || COMPANIES.has(last) || NOBODY.has(last))) return true;
    if (this.traits(next) & CAPITAL && (PLACES.has(after) || COMPANIES.has(after))) return true;
    if (after === '&' || before === '&' || after === '+') return true;
    if (
      (this.traits(next) & (NUMBER | SLOT)) !== 0 &&
      this.traits(next) & NUMBER &&
      this.start(next) - this.end(next - 1) <= 1 &&
      !isFirstName(this.written(i))
    )
      return true;
    return (
      /[@#/_\\.]$/.test(this.prose.masked.slice(0, this.start(i)).slice(-1)) ||
      /^[@/_\\][\p{L}\d]/u.test(this.prose.masked.slice(this.end(next - 1), this.end(next - 1) + 2))
    );
  }
}
