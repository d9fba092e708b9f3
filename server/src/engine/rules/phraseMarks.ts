import { flagOdds } from '../reader/reader.ts';
import type { Span } from '../span.ts';
import { clauseAt } from '../text/clauses.ts';
import type { Match } from '../text/matcher.ts';
import { PUNCTUATION } from '../text/tokens.ts';
import { FLAGS, type Flag, type RuleId, type Severity } from '../vocabulary.ts';
import { isContextName, listOf, type Use } from './builtIn.ts';
import { holds, isReadAs, type Place, SURE } from './contexts.ts';
import { type Cuts, TUNED } from './cuts.ts';
import { RULE_BY_ID } from './index.ts';
import type { Entry, Lexicons } from './lexicon.ts';
import { isQuoted } from './quoted.ts';
import type { MacroReading } from './reading.ts';
import { rewrite } from './rewrite.ts';
import type { Extent, Mark, MessageFix, Phrase } from './rule.ts';

/** A mark with the rule, or house rule, that it belongs to. */
export interface PhraseMark extends Mark {
  readonly rule: string;
  readonly sentenceIndex: number;
  /** The words alone decide nothing; the reader was asked. */
  readonly asked?: boolean;
}

export interface FoundPhrases {
  readonly marks: readonly PhraseMark[];
  /** Per sentence: rules of which a phrase was found and left alone for its context. The reader alone doesn't overrule that. */
  readonly spared: readonly ReadonlySet<string>[];
}

/** Finds the phrases of all rules in one message: one pass over its sentences. */
export function findPhrases(reading: MacroReading, lexicons: Lexicons, cuts: Cuts = TUNED): FoundPhrases {
  const marks: PhraseMark[] = [];
  const spared: ReadonlySet<string>[] = [];
  const { prose } = reading;
  for (let sentenceIndex = 0; sentenceIndex < prose.sentences.length; sentenceIndex++) {
    const sentence = prose.sentences[sentenceIndex]!;
    const matches = lexicons.matcher.scan(prose.tokens, sentence);
    if (matches.length === 0) {
      spared.push(NONE);
      continue;
    }
    const left = new Set<string>();
    spared.push(left);
    const found: { match: Match; entry: Entry }[] = [];
    for (const match of matches) {
      const use = lexicons.uses[match.pattern]!;
      if (use.role !== 'find') continue;
      const place: Place = { reading, sentenceIndex, sentence, from: match.from, to: match.to };
      const entry = lexicons.entries[use.entry]!;
      if (stands(place, match, use, matches, lexicons, cuts)) found.push({ match, entry });
      else if (!entry.phrase.ask) left.add(entry.rule);
    }
    marks.push(
      ...together(widest(found).map(({ match, entry }) => markFor(reading, sentenceIndex, match, entry))),
    );
  }
  return { marks, spared };
}

const NONE: ReadonlySet<string> = new Set();

/** Whether a phrase that was found is a fault here: no context to leave alone holds, all that must hold do. */
function stands(
  place: Place,
  match: Match,
  use: Use,
  matches: readonly Match[],
  lexicons: Lexicons,
  cuts: Cuts,
): boolean {
  const { phrase, rule } = lexicons.entries[use.entry]!;
  const { reading, sentenceIndex } = place;
  if (reading.settings.rules[rule as RuleId]?.severity === 'off' || isQuoted(place)) return false;
  for (const other of matches) {
    const { role, entry } = lexicons.uses[other.pattern]!;
    if (role === 'find') continue;
    const overlaps = other.from < match.to && other.to > match.from;
    if (role === 'allow' && overlaps && lexicons.entries[entry]!.rule === rule) return false;
    // What leaves one phrase of the rule alone leaves alone, too, a phrase that decides nothing by itself: unless it is nothing
    // but words of that phrase.
    const leaves = role === 'leave' || role === 'leave-near';
    const isWithin = other.from >= match.from && other.to <= match.to;
    if (leaves && overlaps && !isWithin && phrase.ask && lexicons.entries[entry]!.rule === rule) return false;
    if (entry !== use.entry) continue;
    if (role === 'leave-near' || (role === 'leave' && overlaps)) return false;
  }
  const { preset } = reading.settings;
  if (severityOf(phrase, reading) === 'off') return false;
  for (const context of phrase.leave ?? []) if (isContextName(context) && holds(context, place)) return false;
  for (const context of phrase.only ?? []) {
    if (typeof context === 'string' ? !holds(context, place) : !nearby(use.entry, matches, lexicons))
      return false;
  }
  const known = RULE_BY_ID.get(rule);
  if (preset !== 'strict' && known?.relaxedIn?.some((step) => isReadAs(step, place, SURE))) return false;
  if (!phrase.ask || !isFlag(rule)) return true;
  return (
    flagOdds(reading.sentences[sentenceIndex]!, rule) >=
    (typeof phrase.ask === 'number' ? phrase.ask : cuts.ask(rule))
  );
}

const isFlag = (rule: string): rule is Flag => (FLAGS as readonly string[]).includes(rule);

function nearby(entry: number, matches: readonly Match[], lexicons: Lexicons): boolean {
  return matches.some(
    ({ pattern }) => lexicons.uses[pattern]!.role === 'only-near' && lexicons.uses[pattern]!.entry === entry,
  );
}

/** Of phrases of one rule that overlap, one that is sure by itself stays, then the widest, then the first. */
function widest(found: { match: Match; entry: Entry }[]): typeof found {
  const kept: typeof found = [];
  const byWidth = [...found].sort(
    (a, b) =>
      Number(!!a.entry.phrase.ask) - Number(!!b.entry.phrase.ask) ||
      b.match.to - b.match.from - (a.match.to - a.match.from) ||
      a.match.from - b.match.from,
  );
  for (const one of byWidth) {
    const clash = kept.some(
      ({ match, entry }) =>
        entry.rule === one.entry.rule && match.from < one.match.to && match.to > one.match.from,
    );
    if (!clash) kept.push(one);
  }
  return kept.sort((a, b) => a.match.from - b.match.from);
}

/** Where a rule's fault is what the sentence says as a whole, its phrases there are one mark, from the first to the last. */
function together(marks: readonly PhraseMark[]): PhraseMark[] {
  const joined: PhraseMark[] = [];
  for (const mark of marks) {
    const at = RULE_BY_ID.get(mark.rule)?.oneASentence
      ? joined.findIndex(({ rule }) => rule === mark.rule)
      : -1;
    if (at < 0) joined.push(mark);
    else joined[at] = join(joined[at]!, mark);
  }
  return joined;
}

function join(first: PhraseMark, second: PhraseMark): PhraseMark {
  // The words that are sure explain the fault and carry its fixes.
  const told = first.asked && !second.asked ? second : first;
  return {
    ...told,
    start: Math.min(first.start, second.start),
    end: Math.max(first.end, second.end),
    fixes: [
      ...(told === second ? [] : (first.fixes ?? [])),
      ...(second.asked && !first.asked ? [] : (second.fixes ?? [])),
    ],
  };
}

function markFor(reading: MacroReading, sentenceIndex: number, match: Match, entry: Entry): PhraseMark {
  const { rule, phrase } = entry;
  const { start, end } = spanOf(reading, sentenceIndex, match, phrase.mark);
  const severity = severityOf(phrase, reading);
  return {
    rule,
    sentenceIndex,
    start,
    end,
    ...(phrase.ask && { asked: true }),
    ...(phrase.why && { message: phrase.why }),
    ...(severity && severity !== 'off' && { severity }),
    fixes: fixesFor(reading, sentenceIndex, match, entry),
  };
}

function severityOf(phrase: Phrase, { settings }: MacroReading): Severity | 'off' | undefined {
  return phrase.presets?.[settings.preset] ?? phrase.severity;
}

function fixesFor(
  reading: MacroReading,
  sentenceIndex: number,
  match: Match,
  { rule, phrase }: Entry,
): MessageFix[] {
  const { sentences, text } = reading.prose;
  const sentence = sentences[sentenceIndex]!;
  const span = spanOf(reading, sentenceIndex, match, phrase.over);
  const place: Place = { reading, sentenceIndex, sentence, from: match.from, to: match.to };
  const unsafeIn = RULE_BY_ID.get(rule)?.unsafeIn ?? [];
  const texts = [
    ...(phrase.say === undefined
      ? []
      : [{ text: phrase.say, safe: !unsafeIn.some((context) => holds(context, place)) }]),
    ...listOf(phrase.offer ?? []).map((offer) => ({ text: offer, safe: false })),
  ];
  const written = text.slice(span.start, span.end);
  return texts.flatMap(({ text: replacement, safe }) => {
    const edit = rewrite(reading.prose, sentence, span, replacement);
    if (!edit) return [];
    const title = replacement === '' ? `Delete “${short(written)}”` : `Say “${short(replacement)}”`;
    return [{ title, safe, edits: [edit] }];
  });
}

/** The words found, or the clause or sentence that holds them, without closing punctuation; message offsets. */
function spanOf(
  { prose }: MacroReading,
  sentenceIndex: number,
  match: Match,
  extent: Extent | undefined,
): Span {
  const { tokens } = prose;
  const sentence = prose.sentences[sentenceIndex]!;
  let { from, to } = match;
  if (extent === 'sentence') {
    from = sentence.firstWord;
    to = sentence.lastWord;
  } else if (extent === 'clause') {
    const clause = clauseAt(tokens, sentence, from);
    from = Math.min(clause.first, from);
    to = Math.max(clause.last, to);
    while (to > from + 1 && tokens.traits[to - 1]! & PUNCTUATION) to--;
  }
  return { start: tokens.start[from]!, end: tokens.end[to - 1]! };
}

export const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
};
