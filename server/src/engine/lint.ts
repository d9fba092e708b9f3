import type { Macro } from './document/macro.ts';
import { type MacroFile, parseMacroFile } from './document/parse.ts';
import type { Finding, Fix } from './finding.ts';
import { placeFix } from './fix/place.ts';
import { readMacro } from './read.ts';
import { RULE_BY_ID, RULES } from './rules/index.ts';
import { isOff, lexiconsFor } from './rules/lexicon.ts';
import { findPhrases } from './rules/phraseMarks.ts';
import { readerMarks } from './rules/readerMarks.ts';
import type { MacroReading, ReadKind } from './rules/reading.ts';
import type { Mark } from './rules/rule.ts';
import type { Settings } from './settings.ts';
import { houseRule, severityFor } from './severity.ts';
import { suppress } from './suppress.ts';
import { trimVocabulary } from './text/words.ts';

export interface LintOptions {
  /** Relative to the configuration's folder, with forward slashes. */
  readonly path: string;
  readonly settings: Settings;
  /** The user's include or command line names the file: one without macros is then a mistake. */
  readonly named: boolean;
  /** The day that decides whether a suppression has run out, as `2026-03-01`; today where it is left out. */
  readonly today?: string;
}

export interface MacroSummary {
  readonly id: string;
  readonly title: string;
  readonly kind: ReadKind;
  /** File span of the macro. */
  readonly start: number;
  readonly end: number;
}

export interface FileReport {
  readonly text: string;
  /** False for YAML that is no macro file at all. */
  readonly recognised: boolean;
  readonly macros: readonly MacroSummary[];
  /** In the order of the file. */
  readonly findings: readonly Finding[];
}

/** Lints one file. Never throws for what a file holds: whatever is wrong with it is a finding. */
export function lintFile(text: string, options: LintOptions): FileReport {
  const { settings, path, named } = options;
  const file = parseMacroFile(text, { path, shapes: settings.shapes, named });
  const judged = file.macros.map((macro) => lintMacro(macro, options));
  return reportOn(file, settings, judged);
}

/** Lints one macro of a file that was parsed: all that depends on its texts and not on its YAML. */
export function lintMacro(
  macro: Macro,
  options: LintOptions,
): { summary: MacroSummary; findings: readonly Finding[] } {
  const { id, title, span } = macro;
  const { kind, findings } = judgeMacro(macro, options);
  return { summary: { id, title, kind, ...span }, findings };
}

/** What the rules say of one macro, and how its main message was read. What its author suppressed is left out. */
export function judgeMacro(
  macro: Macro,
  options: LintOptions,
): { kind: ReadKind; findings: readonly Finding[]; main: MacroReading | undefined } {
  trimVocabulary();
  const readings = readMacro(macro, options.settings);
  const [main] = readings;
  const kind = main?.kind ?? { value: 'other', inferred: true };
  return { kind, findings: suppress(macro, readings.flatMap(judge), options), main };
}

/** The report on a file whose macros have been judged. */
export function reportOn(
  { text, recognised, problems }: MacroFile,
  settings: Settings,
  judged: readonly { readonly summary: MacroSummary; readonly findings: readonly Finding[] }[],
): FileReport {
  const findings: Finding[] = [];
  for (const problem of problems) {
    const severity = severityFor(problem.rule, settings, problem.severity);
    if (severity) findings.push({ ...problem, severity });
  }
  for (const { findings: own } of judged) findings.push(...own);
  findings.sort((a, b) => a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : 1));
  return { text, recognised, macros: judged.map(({ summary }) => summary), findings };
}

/** All findings of one message. */
function judge(reading: MacroReading): Finding[] {
  const { settings } = reading;
  const phrases = findPhrases(reading, lexiconsFor(settings));
  const marks = reading.english
    ? [...phrases.marks, ...readerMarks(reading, phrases)]
    : phrases.marks.filter(({ rule }) => houseRule(rule, settings));
  const findings = marks.flatMap((mark) => toFinding(reading, mark.rule, mark));
  for (const rule of RULES) {
    if (!rule.check || isOff(rule, settings) || (!reading.english && !rule.anyLanguage)) continue;
    for (const mark of rule.check(reading)) findings.push(...toFinding(reading, rule.id, mark));
  }
  return findings;
}

function toFinding(reading: MacroReading, rule: string, mark: Mark): Finding[] {
  const { macro, message, settings } = reading;
  const severity = severityFor(rule, settings, mark.severity);
  if (!severity) return [];
  const house = houseRule(rule, settings);
  const words = mark.atMacro ? '' : message.text.slice(mark.start, mark.end).replace(/\s+/g, ' ');
  const reason = mark.message ?? house?.message ?? RULE_BY_ID.get(rule)?.message ?? houseMessage(house?.say);
  const fixes = (mark.fixes ?? []).flatMap((fix) => placeFix(reading, fix) ?? ([] as Fix[]));
  const span = mark.atMacro ? macro.anchor : message.toFile(mark.start, mark.end);
  const source = mark.atMacro ? undefined : message.behindAlias(mark.start, mark.end);
  return [
    {
      rule,
      severity,
      message: mark.atMacro ? reason : `“${words.length > 80 ? `${words.slice(0, 77)}…` : words}”: ${reason}`,
      macro: macro.id,
      start: span.start,
      end: span.end,
      fixes,
      ...(source && {
        related: [{ ...source, message: 'The words stand here; change them where all their users want it.' }],
      }),
    },
  ];
}

const houseMessage = (say?: string) =>
  say === undefined ? 'your team’s configuration asks for other words here.' : `your team says “${say}”.`;
