import { parse } from 'yaml';
import { fixFile } from '../fix/fixFile.ts';
import { type LintOptions, lintFile } from '../lint.ts';
import type { HouseRule, PhraseCase, Settings } from '../settings.ts';

/** How the cases of a house rule came out. */
export interface PhraseResult {
  readonly id: string;
  /** Cases that hold. */
  readonly passed: number;
  readonly failures: readonly CaseFailure[];
  /** Phrases of its `find` that no case needs. */
  readonly unexercised: readonly string[];
}

export interface CaseFailure {
  /** The sentence, without marks. */
  readonly text: string;
  /** What is wrong, as the end of a sentence about it. */
  readonly reason: string;
}

/** Runs the cases of a house rule. */
export function testPhrase(house: HouseRule, settings: Settings): PhraseResult {
  const { fire = [], leave = [] } = house.cases ?? {};
  const one = optionsFor(house, settings);
  const results = [
    ...fire.map((wanted) => ({ text: bare(wanted.text), reason: faultOf(wanted, house, one) })),
    ...leave.map((text) => ({ text, reason: leftAlone(text, house, one) })),
  ];
  const failures = results.flatMap(({ text, reason }) => (reason === undefined ? [] : [{ text, reason }]));
  return {
    id: house.id,
    passed: results.length - failures.length,
    failures,
    unexercised: house.find.filter((phrase) => {
      const options = optionsFor({ ...house, find: [phrase] }, settings);
      return !fire.some(({ text }) => found(bare(text), house, options).length > 0);
    }),
  };
}

/** What is wrong with a sentence in which the phrase must be found. */
function faultOf(wanted: PhraseCase, house: HouseRule, options: LintOptions): string | undefined {
  const text = bare(wanted.text);
  const words = found(text, house, options);
  if (words.length === 0) return 'nothing is found';
  const marked = [...wanted.text.matchAll(/⟦([^⟧]*)⟧/g)].map((match) => match[1]!);
  if (marked.length > 0 && marked.join('\n') !== words.join('\n')) return `found is ${quoted(words)}`;
  if (wanted.fixed === undefined) return undefined;
  const fixed = fixedText(text, house, options);
  return fixed === wanted.fixed ? undefined : `fixed it reads “${fixed}”`;
}

function leftAlone(text: string, house: HouseRule, options: LintOptions): string | undefined {
  const words = found(text, house, options);
  return words.length === 0 ? undefined : `${quoted(words)} is found`;
}

/** The words that the rule marks in a sentence. */
function found(text: string, { id }: HouseRule, options: LintOptions): string[] {
  const file = macroWith(text);
  return lintFile(file, options)
    .findings.filter(({ rule }) => rule === id)
    .map(({ start, end }) => parse(`"${file.slice(start, end)}"`) as string);
}

function fixedText(text: string, { id }: HouseRule, options: LintOptions): string {
  const fixed = fixFile(macroWith(text), options, ({ rule }) => rule === id);
  return (parse(fixed.text) as { reply: string }).reply;
}

/** A macro of the kind that demands nothing, on one line: what is cut out of it is the inside of a quoted text. */
function macroWith(text: string): string {
  return `title: A case\nkind: other\nreply: ${JSON.stringify(text)}\n`;
}

function optionsFor(house: HouseRule, settings: Settings): LintOptions {
  return { path: 'case.yaml', named: true, settings: { ...settings, phrases: [house], shapes: [] } };
}

const bare = (text: string) => text.replace(/[⟦⟧]/g, '');

const quoted = (words: readonly string[]) => words.map((word) => `“${word}”`).join(', ');
