import { readdirSync, readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { fixFile, lintFile, type Settings } from '../../server/src/engine/index.ts';

export const RULES_FOLDER = 'server/src/engine/rules';

/** One case of a rule's cases.yaml. Words between ⟦ and ⟧ are what the rule must mark, exactly. */
export interface RuleCase {
  /** The reply; or `steps`, or a whole file. */
  readonly text?: string;
  readonly steps?: readonly Record<string, string>[];
  readonly file?: string;
  readonly kind?: string;
  readonly preset?: Settings['preset'];
  /** The text after all safe fixes. */
  readonly fixed?: string;
  /** A phrase with `ask`, or the reader alone, decides; not used by the checks. */
  readonly reader?: boolean;
}

export interface RuleCases {
  readonly fire: readonly RuleCase[];
  readonly leave: readonly (RuleCase | string)[];
}

export function ruleIds(): string[] {
  return readdirSync(RULES_FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

export function readCases(id: string): RuleCases {
  return parse(readFileSync(`${RULES_FOLDER}/${id}/cases.yaml`, 'utf8')) as RuleCases;
}

export const asCase = (one: RuleCase | string): RuleCase => (typeof one === 'string' ? { text: one } : one);

const strip = (text: string) => text.replace(/[⟦⟧]/g, '');

/** The macro file that a case stands for. */
export function fileOf(one: RuleCase): string {
  if (one.file) return strip(one.file);
  const body = one.steps ? { steps: one.steps } : { reply: strip(one.text ?? '') };
  return stringify({ title: 'A case', kind: one.kind ?? 'other', ...body }, { lineWidth: 0 });
}

export function settingsOf(one: RuleCase): Settings {
  return { preset: one.preset ?? 'balanced', shapes: [], rules: {}, phrases: [], acronyms: [], slots: {} };
}

/** The words that `rule` marks in the case, in order; `(macro)` for a finding about the macro as a whole. */
export function markedWords(one: RuleCase, rule: string): string[] {
  const text = fileOf(one);
  const { findings } = lintFile(text, { path: 'case.yaml', settings: settingsOf(one), named: true });
  const isWhole = one.file === undefined && rule.startsWith('missing-');
  return findings
    .filter((finding) => finding.rule === rule)
    .map(({ start, end }) => (isWhole ? '(macro)' : spaced(text.slice(start, end))));
}

/** The words that the case wants marked. */
export function wantedWords(one: RuleCase): string[] {
  const marked = [...(one.file ?? one.text ?? '').matchAll(/⟦([^⟧]*)⟧/g)].map((match) => spaced(match[1]!));
  return marked.length > 0 ? marked : ['(macro)'];
}

export const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The reply after all safe fixes. */
export function fixedText(one: RuleCase): string {
  const { text } = fixFile(fileOf(one), { path: 'case.yaml', settings: settingsOf(one), named: true });
  return spaced(String((parse(text) as { reply?: string }).reply ?? ''));
}
