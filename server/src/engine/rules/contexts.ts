import { readClause, stepOdds } from '../reader/reader.ts';
import { type Clause, clauseAt } from '../text/clauses.ts';
import type { Prose } from '../text/prose.ts';
import type { Sentence } from '../text/sentences.ts';
import { CAPITAL, NUMBER, PUNCTUATION, SLOT, WORD } from '../text/tokens.ts';
import { wordOf } from '../text/words.ts';
import type { Step } from '../vocabulary.ts';
import type { PlaceContext } from './contextNames.ts';
import type { MacroReading } from './reading.ts';

/** A place in a message that a context is asked about: tokens `[from, to)` of one sentence. */
export interface Place {
  readonly reading: MacroReading;
  readonly sentenceIndex: number;
  readonly sentence: Sentence;
  readonly from: number;
  readonly to: number;
}

type Context = (place: Place) => boolean;

const CONDITIONS = new Set(['if', 'unless', 'whether', 'provided']);
const TIMES = new Set(
  'monday tuesday wednesday thursday friday saturday sunday today tonight tomorrow noon midnight morning afternoon hour hours minute minutes day days week weeks'.split(
    ' ',
  ),
);
export const YOURS: ReadonlySet<string> = new Set(['you', 'your', 'yours']);
const OURS = new Set(['i', 'we', 'our', 'my']);
const PAST = new Set(['was', 'were', 'had', 'did', 'been']);
/** Verbs whose clause is about now or then, whatever day it names: “it is slow today”. */
const SETTLED = new Set(
  'is are am has have left went came got lost broke sent took made ran fell said told gave began paid kept held'.split(
    ' ',
  ),
);
const COMING = new Set(['will', 'shall', 'gonna', 'tomorrow', 'tonight', 'soon', 'shortly', 'later', 'next']);
const NEGATIONS = new Set(['not', 'never', 'no', 'nothing', 'without']);

const CONTEXTS: Readonly<Record<PlaceContext, Context>> = {
  question: ({ sentence }) => sentence.ending === '?',
  list: ({ sentence }) => sentence.listItem,
  condition: holdsCondition,
  number: ({ reading, sentence, to }) => {
    const { word, traits } = reading.prose.tokens;
    const { last } = clauseAt(reading.prose.tokens, sentence, to - 1);
    for (let i = to; i < last; i++)
      if (traits[i]! & (NUMBER | SLOT) || TIMES.has(wordOf(word[i]!))) return true;
    return false;
  },
  capital: ({ reading, sentence, from }) =>
    from !== sentence.firstWord && (reading.prose.tokens.traits[from]! & CAPITAL) !== 0,
  'about-you': (place) => subjectIs(place, YOURS),
  'about-us': (place) => subjectIs(place, OURS),
  past: (place) => wordsOf(place.reading.prose, clauseOf(place)).some(isPast),
  future: tellsFuture,
  negated: ({ reading, sentence, from }) => {
    for (let i = Math.max(sentence.first, from - 3); i < from; i++)
      if (NEGATIONS.has(wordOf(reading.prose.tokens.word[i]!))) return true;
    return false;
  },
};

/** Steps in which the agent vouches for something: a clause that is read as one of them too is not excused by another. */
const OWN_WORD: ReadonlySet<Step> = new Set(['facts', 'refusal', 'solution', 'timeline', 'follow-up']);

/** A reading excuses words only where the reader is this sure of it. */
export const SURE = 0.8;

/** Whether the named context holds at the place. */
export function holds(name: string, place: Place): boolean {
  const context = CONTEXTS[name as PlaceContext] as Context | undefined;
  return context ? context(place) : isReadAs(name as Step, place, SURE);
}

/**
 * Whether the clause that holds the words, or its sentence when that does nothing else, was read as the step and nothing that the
 * agent vouches for. `least` is how sure of it the reader must be of the sentence.
 */
export function isReadAs(step: Step, place: Place, least = 0): boolean {
  const { reading, sentenceIndex, sentence } = place;
  const read = reading.sentences[sentenceIndex]!;
  const { steps, labelled } = read;
  if (!steps.includes(step)) return false;
  if (labelled) return true;
  if (stepOdds(read, step) < least) return false;
  if (steps.length === 1) return true;
  const clause = clauseOf(place);
  if (clause.last - clause.first >= sentence.last - sentence.first - 1)
    return !steps.some((other) => OWN_WORD.has(other));
  return stepOdds(readClause(reading.prose, sentenceIndex, clause), step) >= 0.3;
}

function clauseOf({ reading, sentence, from }: Place): Clause {
  return clauseAt(reading.prose.tokens, sentence, from);
}

/** The words and marks of a clause, as words.ts knows them. */
export function wordsOf({ tokens }: Prose, { first, last }: Clause): string[] {
  const words: string[] = [];
  for (let i = first; i < last; i++) words.push(wordOf(tokens.word[i]!));
  return words;
}

const isPast = (word: string): boolean => PAST.has(word) || (word.length > 4 && word.endsWith('ed'));

/** “Going to”, “about to”; and “due”, if not “due to”. */
function isToBe(word: string, next: string | undefined): boolean {
  return next === 'to' ? word === 'going' || word === 'about' : word === 'due';
}

/** Whether the clause, or the sentence where the words are a clause of their own (“…, I think”), tells what is to come. */
function tellsFuture(place: Place): boolean {
  const own = wordsBeside(place, clauseOf(place));
  const words = own.length > 0 ? own : wordsBeside(place, place.sentence);
  if (words.some((word, i) => COMING.has(word) || isToBe(word, words[i + 1]))) return true;
  return words.some((word) => TIMES.has(word)) && !words.some((word) => isPast(word) || SETTLED.has(word));
}

/** The words of a clause or sentence without those found. */
function wordsBeside({ reading, from, to }: Place, { first, last }: Clause): string[] {
  const { traits, word } = reading.prose.tokens;
  const words: string[] = [];
  for (let i = first; i < last; i++)
    if ((i < from || i >= to) && !(traits[i]! & PUNCTUATION)) words.push(wordOf(word[i]!));
  return words;
}

/** Whether an “if” before the words, or at the head of their clause, is still open: no comma closes it. */
function holdsCondition({ reading, sentence, from }: Place): boolean {
  const { word } = reading.prose.tokens;
  for (let i = from - 1; i >= sentence.first; i--) {
    const text = wordOf(word[i]!);
    if (text === ',' || text === ';' || text === ':' || text === '-') return false;
    if (CONDITIONS.has(text)) return true;
    if (text === 'case' && wordOf(word[i - 1] ?? 0) === 'in') return true;
    if (text === 'should' && i === sentence.firstWord && sentence.ending !== '?') return true;
  }
  return false;
}

/** Whether the first pronoun of the clause, before or at the words found, is one of `subjects`. */
function subjectIs(place: Place, subjects: ReadonlySet<string>): boolean {
  const { traits, word } = place.reading.prose.tokens;
  for (let i = clauseOf(place).first; i < place.to; i++) {
    if (!(traits[i]! & WORD)) continue;
    const text = wordOf(word[i]!);
    if (subjects.has(text)) return true;
    if (YOURS.has(text) || OURS.has(text) || text === 'it' || text === 'they') return false;
  }
  return false;
}
