import { customerNameSlot } from '../../text/platforms.ts';
import type { Sentence } from '../../text/sentences.ts';
import { wordOf } from '../../text/words.ts';
import { DEMANDS } from '../demands.ts';
import { kindPhrase, milder } from '../missingStep.ts';
import type { MacroReading } from '../reading.ts';
import type { Mark, MessageFix } from '../rule.ts';
import { missingCustomerName as rule } from './rule.ts';

/** Marks a macro whose kind wants the customer's name and that has no slot for it in its main message. */
export function* missingCustomerName(reading: MacroReading): Generator<Mark> {
  const { kind, main, prose } = reading;
  const severity = DEMANDS[kind.value]?.name;
  if (!main || !severity || prose.sentences.length === 0 || hasName(reading)) return;
  yield {
    atMacro: true,
    start: 0,
    end: 0,
    severity: milder(severity, kind),
    message: `${kindPhrase(kind)} ${rule.message}`,
    // The greeting that it writes is an English one.
    fixes: reading.english ? [nameFix(reading)] : [],
  };
}

/** A slot that prints the customer's name, or any slot or blank that stands where one greets: “Dear {{salutation}}”. */
export function hasName({ prose }: MacroReading): boolean {
  if (prose.slots.some((slot) => slot.meaning === 'customer-name')) return true;
  const opening = prose.sentences[0]!;
  return (
    isSalutation(prose.tokens, opening) &&
    prose.slots.some((slot) => slot.type !== 'tag' && slot.end <= opening.end)
  );
}

const SALUTATIONS = new Set(['hi', 'hello', 'hey', 'dear', 'hiya', 'greetings']);

function isSalutation(tokens: MacroReading['prose']['tokens'], sentence: Sentence): boolean {
  return SALUTATIONS.has(wordOf(tokens.word[sentence.firstWord]!));
}

function nameFix({ prose, settings }: MacroReading): MessageFix {
  const slot = customerNameSlot(settings.platform);
  const title = `Greet the customer by name: “Hi ${slot},”`;
  const opening = prose.sentences[0]!;
  const { tokens } = prose;
  if (isSalutation(tokens, opening)) {
    const at = tokens.end[opening.firstWord]!;
    const next = opening.firstWord + 1;
    // “Hi there,” becomes “Hi {{name}},”: the word that stood for a name goes.
    const filler =
      next < opening.lastWord && opening.lastWord - next === 1 && FILLERS.has(wordOf(tokens.word[next]!));
    return {
      title,
      safe: false,
      edits: [{ start: at, end: filler ? tokens.end[next]! : at, text: ` ${slot}` }],
    };
  }
  return {
    title,
    safe: false,
    edits: [{ start: opening.start, end: opening.start, text: `Hi ${slot},\n\n` }],
  };
}

const FILLERS = new Set(['there', 'customer', 'all', 'again', 'everyone']);
