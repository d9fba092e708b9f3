import type { Sentence } from './sentences.ts';
import { PUNCTUATION, type Tokens } from './tokens.ts';
import { wordOf } from './words.ts';

/** Tokens `[first, last)` of one sentence that say one thing. */
export interface Clause {
  readonly first: number;
  readonly last: number;
}

const BREAKERS = new Set([';', ':', '-', '(', ')', '...']);
const JOINERS = new Set([
  'and',
  'but',
  'so',
  'or',
  'yet',
  'because',
  'since',
  'although',
  'though',
  'while',
  'whereas',
  'which',
  'as',
  'if',
  'when',
  'unless',
  'until',
  'once',
]);
const SUBJECTS = new Set([
  'i',
  'we',
  'you',
  'it',
  'they',
  'he',
  'she',
  'there',
  'this',
  'that',
  'your',
  'our',
  'my',
  'the',
  'someone',
  'somebody',
  'nobody',
]);
const COORDINATORS = new Set(['and', 'but', 'so', 'or', 'yet', 'because', 'although', 'though', 'whereas']);

/** The part of the sentence around token `at` that reads as one clause. */
export function clauseAt(tokens: Tokens, sentence: Sentence, at: number): Clause {
  let first = sentence.first;
  for (let i = at; i > sentence.first; i--) {
    if (beginsClause(tokens, sentence, i)) {
      first = i;
      break;
    }
  }
  let last = sentence.last;
  for (let i = at + 1; i < sentence.last; i++) {
    if (beginsClause(tokens, sentence, i)) {
      last = i;
      break;
    }
  }
  return { first, last };
}

/** The clauses of a sentence that has several, but for those of one or two words. */
export function longerClauses(tokens: Tokens, sentence: Sentence): Clause[] {
  const clauses = clausesOf(tokens, sentence);
  return clauses.length > 1 ? clauses.filter(({ first, last }) => last - first >= 3) : [];
}

/** All of them, in order. */
function clausesOf(tokens: Tokens, sentence: Sentence): Clause[] {
  const clauses: Clause[] = [];
  let first = sentence.first;
  for (let i = sentence.first + 1; i < sentence.last; i++) {
    if (!beginsClause(tokens, sentence, i)) continue;
    clauses.push({ first, last: i });
    first = i;
  }
  clauses.push({ first, last: sentence.last });
  return clauses;
}

/** The sentence with nothing in it but one of its clauses. */
export function asSentence({ start, end }: Tokens, sentence: Sentence, { first, last }: Clause): Sentence {
  const firstWord = Math.max(first, sentence.firstWord);
  const lastWord = Math.min(last, sentence.lastWord);
  return { ...sentence, start: start[first]!, end: end[last - 1]!, first, firstWord, last, lastWord };
}

function beginsClause(tokens: Tokens, sentence: Sentence, i: number): boolean {
  const before = wordOf(tokens.word[i - 1]!);
  if (tokens.traits[i - 1]! & PUNCTUATION) {
    if (BREAKERS.has(before)) return true;
    const word = wordOf(tokens.word[i]!);
    if (before === ',') return JOINERS.has(word) || SUBJECTS.has(word);
    return false;
  }
  const word = wordOf(tokens.word[i]!);
  if (!COORDINATORS.has(word) || i + 1 >= sentence.last) return false;
  return SUBJECTS.has(wordOf(tokens.word[i + 1]!));
}
