import { SEVERITIES, type Severity, type Step } from '../vocabulary.ts';
import { TUNED } from './cuts.ts';
import { demandFor } from './demands.ts';
import { type MacroReading, type ReadKind, stepTaken } from './reading.ts';
import type { Mark, MessageFix } from './rule.ts';
import { STARTERS } from './starters.ts';

/** Steps that stand before a missing one in a good reply; it is inserted behind the last of them. */
const BEFORE: Partial<Record<Step, readonly Step[]>> = {
  recap: ['greeting'],
  empathy: ['greeting', 'recap'],
};

/**
 * The mark of a macro whose kind demands a step that no sentence takes. Only the main message is judged: a variant is often a
 * shorter form for a channel.
 */
export function* missingStep(reading: MacroReading, step: Step, what: string): Generator<Mark> {
  const { kind, main } = reading;
  const accepted = demandFor(kind.value, step);
  if (!main || !accepted || reading.prose.sentences.length === 0 || takesOneOf(reading, accepted)) return;
  yield {
    atMacro: true,
    start: 0,
    end: 0,
    severity: milder('warning', kind),
    message: `${kindPhrase(kind)} ${what}`,
    fixes: STARTERS[step].map((starter) => insertion(reading, step, starter)),
  };
}

/** Whether some sentence of the message takes one of the steps, as surely as the rules ask for the first of them. */
export function takesOneOf({ sentences }: MacroReading, steps: readonly Step[]): boolean {
  const none = steps.reduce((odds, step) => odds * (1 - stepTaken(sentences, step)), 1);
  return 1 - none >= TUNED.taken(steps[0]!);
}

/** “This complaint”, or how the kind was arrived at. */
export function kindPhrase({ value, inferred }: ReadKind): string {
  const noun = KIND_NOUNS[value] ?? `“${value}” reply`;
  return inferred ? `This reads like a ${noun} (no kind is given), and it` : `This ${noun}`;
}

const KIND_NOUNS: Partial<Record<ReadKind['value'], string>> = {
  complaint: 'reply to a complaint',
  'bad-news': 'bad-news reply',
  'how-to': 'how-to',
  resolved: '“resolved” reply',
  'follow-up': 'follow-up',
};

/** A finding that rests on an inferred kind is one level milder. */
export function milder(severity: Severity, { inferred }: ReadKind): Severity {
  return inferred ? SEVERITIES[Math.max(0, SEVERITIES.indexOf(severity) - 1)]! : severity;
}

function insertion(reading: MacroReading, step: Step, starter: string): MessageFix {
  return {
    title: `Add ${/^[aeiou]/.test(step) ? 'an' : 'a'} ${step} step: “${starter}”`,
    safe: false,
    edits: [],
    insert: { step, text: starter, after: sentenceBefore(reading, step) },
  };
}

/** The sentence behind which the step belongs: -1 for the beginning of the message. */
function sentenceBefore({ sentences }: MacroReading, step: Step): number {
  const before = BEFORE[step];
  if (!before) {
    let last = sentences.length - 1;
    while (last >= 0 && sentences[last]!.steps.includes('closing')) last--;
    return last;
  }
  let last = -1;
  sentences.forEach((sentence, i) => {
    if (i < sentences.length / 2 + 1 && sentence.steps.some((one) => before.includes(one))) last = i;
  });
  return last;
}
