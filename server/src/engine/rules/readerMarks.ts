import { flagOdds, readClause, stepOdds } from '../reader/reader.ts';
import { type Clause, clausesOf } from '../text/clauses.ts';
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
  const marks: PhraseMark[] = [];
  reading.sentences.forEach((sentence, sentenceIndex) => {
    if (stepOdds(sentence, 'question') >= SURE) return;
    for (const flag of TOLD) {
      if (flagOdds(sentence, flag) < TUNED.alone(flag)) continue;
      if (spared[sentenceIndex]?.has(flag)) continue;
      if (known.some((mark) => mark.rule === flag && mark.sentenceIndex === sentenceIndex)) continue;
      if (reading.settings.rules[flag]?.severity === 'off') continue;
      const { preset } = reading.settings;
      if (
        preset !== 'strict' &&
        RULE_BY_ID.get(flag)?.relaxedIn?.some((step) => sentence.steps.includes(step))
      )
        continue;
      marks.push({
        rule: flag,
        sentenceIndex,
        ...worstClause(reading, sentenceIndex, flag),
        severity: 'suggestion',
        message: WHAT[flag],
        fixes: [],
      });
    }
  });
  return marks;
}

/** Words that speak of the customer, not only as a subject. */
const CUSTOMER: ReadonlySet<string> = new Set([...YOURS, 'yourself', 'yourselves', 'u', 'ur']);

/**
 * The clause that sounds most like the fault, without its closing punctuation; message offsets. Blame is looked for where the
 * customer is spoken of: “had you been there, it would have been mended” blames by its first half.
 */
function worstClause(
  { prose }: MacroReading,
  sentenceIndex: number,
  flag: Flag,
): { start: number; end: number } {
  const { tokens } = prose;
  const sentence = prose.sentences[sentenceIndex]!;
  const clauses = clausesOf(tokens, sentence).filter(({ first, last }) => last - first >= 3);
  const ofCustomer =
    flag === 'blame'
      ? clauses.filter((clause) => wordsOf(prose, clause).some((word) => CUSTOMER.has(word)))
      : [];
  const candidates = ofCustomer.length > 0 ? ofCustomer : clauses.length > 1 ? clauses : [sentence];
  let worst: Clause = candidates[0]!;
  if (candidates.length > 1) {
    let most = -1;
    for (const clause of candidates) {
      const odds = flagOdds(readClause(prose, sentenceIndex, clause), flag);
      if (odds > most) {
        most = odds;
        worst = clause;
      }
    }
  }
  let { first, last } = worst;
  while (first < last - 1 && tokens.traits[first]! & PUNCTUATION) first++;
  while (last > first + 1 && tokens.traits[last - 1]! & PUNCTUATION) last--;
  return { start: tokens.start[first]!, end: tokens.end[last - 1]! };
}
