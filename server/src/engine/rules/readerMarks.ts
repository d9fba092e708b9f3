import {
  CLAUSES_FROM,
  faultOdds,
  flagOdds,
  readClause,
  type SentenceReading,
  stepOdds,
} from '../reader/reader.ts';
import { type Clause, longerClauses } from '../text/clauses.ts';
import type { Prose } from '../text/prose.ts';
import { PUNCTUATION } from '../text/tokens.ts';
import { FLAGS, type Flag } from '../vocabulary.ts';
import { SURE, wordsOf, YOURS } from './contexts.ts';
import { TUNED } from './cuts.ts';
import { RULE_BY_ID } from './index.ts';
import type { FoundPhrases, PhraseMark } from './phraseMarks.ts';
import type { MacroReading } from './reading.ts';

const WHAT: Readonly<Partial<Record<Flag, string>>> = {
  hedging:
    'reads as unsure, though none of its words is a known hedge. Say what you know, or what you are checking.',
  'generic-apology': 'reads as an apology that names nothing. Say what you are sorry for.',
  blame: 'reads as if it put the fault on the customer. Say what happened without saying whose doing it was.',
  dismissive: 'reads as if it waved the customer away. Say what you can do, or give the reason.',
  'unsure-owner': 'reads as if nobody knew who deals with this. Say what you are doing about it.',
  overpromise: 'promises more than anyone can keep. Promise the action you take, and its time.',
  'vague-time': 'promises something without a usable time. Give a time or a date.',
};

/** A reader that never is sure enough need not be asked. */
const TOLD = FLAGS.filter((flag) => WHAT[flag] && TUNED.alone(flag) <= 1);

/**
 * Sentences that the reader takes for a fault with certainty although no phrase of that rule stands in them. One that surely asks
 * for what is needed to go on is left alone: a reproach in the form of a question asks for nothing.
 */
export function readerMarks(reading: MacroReading, { marks: known, spared }: FoundPhrases): PhraseMark[] {
  const { prose, settings } = reading;
  const marks: PhraseMark[] = [];
  reading.sentences.forEach((sentence, sentenceIndex) => {
    if (stepOdds(sentence, 'question') >= SURE) return;
    let clauses: ReadClause[] | undefined;
    for (const flag of TOLD) {
      if (flagOdds(sentence, flag) < CLAUSES_FROM) continue;
      if (spared[sentenceIndex]?.has(flag)) continue;
      if (known.some((mark) => mark.rule === flag && mark.sentenceIndex === sentenceIndex)) continue;
      if (settings.rules[flag]?.severity === 'off') continue;
      if (
        settings.preset !== 'strict' &&
        RULE_BY_ID.get(flag)?.relaxedIn?.some((step) => sentence.steps.includes(step))
      )
        continue;
      clauses ??= readClauses(prose, sentenceIndex);
      if (faultOdds(sentence, clauses, flag) < TUNED.alone(flag)) continue;
      marks.push({
        rule: flag,
        sentenceIndex,
        ...worstSpan(prose, sentenceIndex, clauses, flag),
        severity: 'suggestion',
        message: WHAT[flag],
        fixes: [],
      });
    }
  });
  return marks;
}

/** A clause, and how it is read by itself. */
interface ReadClause extends Clause, SentenceReading {}

function readClauses(prose: Prose, sentenceIndex: number): ReadClause[] {
  return longerClauses(prose.tokens, prose.sentences[sentenceIndex]!).map((clause) => ({
    ...clause,
    ...readClause(prose, sentenceIndex, clause),
  }));
}

/** Words that speak of the customer, not only as a subject. */
const CUSTOMER: ReadonlySet<string> = new Set([...YOURS, 'yourself', 'yourselves', 'u', 'ur']);

/**
 * The clause that sounds most like the fault, or the whole sentence, without its closing punctuation; message offsets. Blame is
 * looked for where the customer is spoken of: “had you been there, it would have been mended” blames by its first half.
 */
function worstSpan(
  prose: Prose,
  sentenceIndex: number,
  clauses: readonly ReadClause[],
  flag: Flag,
): { start: number; end: number } {
  const { tokens } = prose;
  const ofCustomer =
    flag === 'blame'
      ? clauses.filter((clause) => wordsOf(prose, clause).some((word) => CUSTOMER.has(word)))
      : [];
  const candidates = ofCustomer.length > 0 ? ofCustomer : clauses;
  let worst: Clause = prose.sentences[sentenceIndex]!;
  let most = -1;
  for (const clause of candidates) {
    const odds = flagOdds(clause, flag);
    if (odds <= most) continue;
    most = odds;
    worst = clause;
  }
  let { first, last } = worst;
  while (first < last - 1 && tokens.traits[first]! & PUNCTUATION) first++;
  while (last > first + 1 && tokens.traits[last - 1]! & PUNCTUATION) last--;
  return { start: tokens.start[first]!, end: tokens.end[last - 1]! };
}
