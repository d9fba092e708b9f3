import type { Span } from '../../span.ts';
import type { Prose } from '../../text/prose.ts';
import { CAPITALS } from '../../text/tokens.ts';
import type { MacroReading } from '../reading.ts';
import { capitalise } from '../rewrite.ts';
import type { Mark, MessageFix } from '../rule.ts';
import { type Run, shoutedRuns } from './capitals.ts';
import { isAcronym, isEveryday } from './lists.ts';
import { isInside, quotedSpans } from './quotes.ts';

const MAY_PILE = /[!?]{2}|\u203C|\u2049/;
const PILED = /[!?‼⁉]\uFE0F?(?:[!?‼⁉]\uFE0F?)+|[‼⁉]\uFE0F?/gu;
/** From this share of capitals on, the whole reply was typed with caps lock on. */
const CAPS_LOCK = 0.75;

/** Words in capitals for emphasis, and marks piled up. */
export function* shoutingMarks(reading: MacroReading): Generator<Mark> {
  const { prose, settings } = reading;
  const acronyms = new Set(settings.acronyms.map((word) => word.toUpperCase()));
  const whole = capsLock(prose);
  if (whole) {
    yield {
      ...whole,
      message: 'is typed in capitals from end to end, which reads as shouting. Write it in small letters.',
      fixes: [calmFix(prose, whole, true, acronyms)],
    };
    return;
  }
  const allRuns = prose.sentences.flatMap((sentence) =>
    shoutedRuns(prose, sentence, acronyms).map((run) => ({ run, opens: run.from === sentence.firstWord })),
  );
  const allPiles = MAY_PILE.test(prose.masked) ? [...prose.masked.matchAll(PILED)] : [];
  if (allRuns.length + allPiles.length === 0) return;
  const quoted = quotedSpans(prose.text);
  const runs = allRuns.filter(({ run }) => !isInside(quoted, run));
  const piles = allPiles
    .map(({ index, 0: found }) => ({ start: index, end: index + found.length }))
    .filter((pile) => !isInside(quoted, pile));
  const pileAt = new Map(piles.map((pile) => [pile.start, pile]));
  for (const { run, opens } of runs) {
    const pile = pileAt.get(run.end);
    const span = { start: run.start, end: pile?.end ?? run.end };
    yield { ...span, fixes: [calmFix(prose, span, opens, acronyms, run)] };
  }
  const runEnds = new Set(runs.map(({ run }) => run.end));
  for (const pile of piles) {
    if (runEnds.has(pile.start)) continue;
    const one = oneMark(prose.text.slice(pile.start, pile.end));
    yield { ...pile, fixes: [{ title: `Use one “${one}”`, safe: true, edits: [{ ...pile, text: one }] }] };
  }
}

const oneMark = (piled: string): string => (/[?⁉]/.test(piled) ? '?' : '!');

/** The span of the whole message, where nearly all of its letters are capitals. */
function capsLock({ masked, tokens, sentences }: Prose): Span | undefined {
  let loud = 0;
  for (let i = 0; i < tokens.count; i++) if (tokens.traits[i]! & CAPITALS) loud++;
  if (loud < 9) return undefined;
  const words = masked.match(/\p{L}{2,}/gu) ?? [];
  if (words.length < 12) return undefined;
  const letters = masked.match(/\p{L}/gu)!.length;
  const capitals = (masked.match(/\p{Lu}/gu) ?? []).length;
  if (capitals / letters < CAPS_LOCK) return undefined;
  if (words.filter((word) => isEveryday(word.toLowerCase())).length < words.length / 3) return undefined;
  return { start: sentences[0]!.start, end: sentences.at(-1)!.end };
}

function calmFix(
  prose: Prose,
  span: Span,
  opens: boolean,
  acronyms: ReadonlySet<string>,
  run?: Run,
): MessageFix {
  const text = calm(prose, span, opens, acronyms);
  const shown = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  // A word that is no everyday one may be a name, which keeps its capital.
  const known = (run?.words ?? []).every(
    ({ written, word }) =>
      written.length === 1 || isAcronym(written) || acronyms.has(written) || isEveryday(word),
  );
  return { title: `Write “${shown}”`, safe: run !== undefined && known, edits: [{ ...span, text }] };
}

/** The stretch in small letters: a capital at the head of each sentence, acronyms, slots and “I” as they are. */
function calm(
  { text, masked, sentences }: Prose,
  { start, end }: Span,
  opens: boolean,
  acronyms: ReadonlySet<string>,
): string {
  const heads = sentences
    .filter((sentence) => sentence.start >= start && sentence.end <= end)
    .map((sentence) => sentence.start);
  let head = -1;
  let calmed = '';
  let at = start;
  let needsCapital = opens;
  for (const { index, 0: word } of masked
    .slice(start, end)
    .matchAll(/\p{Lu}[\p{L}\p{N}]*(?:['’]\p{L}+)*/gu)) {
    const from = start + index;
    calmed += text.slice(at, from);
    at = from + word.length;
    while (head + 1 < heads.length && heads[head + 1]! <= from) head++;
    if (head >= 0 && !/\p{L}/u.test(masked.slice(heads[head], from))) needsCapital = true;
    calmed += calmWord(word, needsCapital, acronyms);
    needsCapital = false;
  }
  return (calmed + text.slice(at, end)).replace(PILED, oneMark);
}

function calmWord(word: string, needsCapital: boolean, acronyms: ReadonlySet<string>): string {
  if (word === 'I' || /^I['’]/.test(word)) return word[0] + word.slice(1).toLowerCase();
  if (isAcronym(word) || acronyms.has(word.toUpperCase()) || /\d/.test(word)) return word;
  const small = word.toLowerCase();
  return needsCapital || CAPITALISED.has(small) ? capitalise(small) : small;
}

const CAPITALISED = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november december christmas easter english british american'.split(
    ' ',
  ),
);
