import type { Macro } from './document/macro.ts';
import { moved, movedProblem } from './document/moved.ts';
import { type Parsed, reparseMacroFile } from './document/reparse.ts';
import { lineBreak } from './document/scalarEdit.ts';
import type { Finding } from './finding.ts';
import { currentDay, type FileReport, judgeMacro, type LintOptions, reportOn } from './lint.ts';
import { type OutlinedMacro, type OutlinedSentence, outlinedSentences } from './outline.ts';
import type { ReadKind } from './rules/reading.ts';
import { isSameMacro } from './sameMacro.ts';

/** What was said of a macro. */
interface Judged {
  readonly macro: Macro;
  readonly kind: ReadKind;
  readonly findings: readonly Finding[];
  readonly sentences: readonly OutlinedSentence[];
}

/** What linting a file leaves behind for the next time. */
export interface Linted {
  readonly report: FileReport;
  /** How each sentence of each macro's main message is read. */
  readonly outline: readonly OutlinedMacro[];
  readonly options: LintOptions;
  readonly parsed: Parsed;
  /** The day that decided about suppressions. */
  readonly today: string;
  /** By their lines in the file, with the blank lines behind them. */
  readonly judged: ReadonlyMap<string, Judged>;
}

/**
 * What `lintFile` says, for a file that changes under someone's hands: only those macros are read again that have changed since
 * `before`, and of a long list only those are parsed again.
 */
export function relintFile(text: string, options: LintOptions, before?: Linted): Linted {
  return relint(parseAgain(text, options, before), options, before);
}

/** The first half of `relintFile`. */
export function parseAgain(text: string, { path, settings, named }: LintOptions, before?: Linted): Parsed {
  return reparseMacroFile(text, { path, shapes: settings.shapes, named }, before?.parsed);
}

/** The second half of `relintFile`. */
export function relint(parsed: Parsed, options: LintOptions, before?: Linted): Linted {
  const { file } = parsed;
  const today = options.today ?? currentDay();
  const known = before && isSame(before, file.text, options, today) ? before.judged : undefined;
  const judged = new Map<string, Judged>();
  const outline: OutlinedMacro[] = [];
  const report = reportOn(file, options.settings, (macro) => {
    const source = linesOf(file.text, macro);
    const one = judgedBefore(known?.get(source), macro) ?? judge(macro, { ...options, today });
    judged.set(source, one);
    const { kind, sentences } = one;
    outline.push({ id: macro.id, title: macro.title, kind, ...macro.span, sentences });
    return one;
  });
  return { report, outline, options, parsed, today, judged };
}

function judge(macro: Macro, options: LintOptions): Judged {
  const { kind, findings, main } = judgeMacro(macro, options);
  return { macro, kind, findings, sentences: main ? outlinedSentences(main) : [] };
}

/** What was said of a macro that looked the same, for the place where it stands now. */
function judgedBefore(known: Judged | undefined, macro: Macro): Judged | undefined {
  if (!known || !isSameMacro(known.macro, macro)) return undefined;
  const { kind, findings, sentences } = known;
  // Related places stand elsewhere in the file.
  if (findings.some(({ related }) => related)) return undefined;
  const by = macro.span.start - known.macro.span.start;
  if (by === 0 && macro.id === known.macro.id) return { ...known, macro };
  return {
    macro,
    kind,
    findings: findings.map((finding) => ({ ...movedProblem(finding, by), macro: macro.id })),
    sentences: sentences.map((sentence) => moved(sentence, by)),
  };
}

function isSame(before: Linted, text: string, options: LintOptions, today: string): boolean {
  return (
    before.options.settings === options.settings &&
    before.options.path === options.path &&
    before.today === today &&
    lineBreak(before.parsed.file.text) === lineBreak(text)
  );
}

/** All that a macro's fixes look at: its lines, and the blank lines behind them. */
function linesOf(text: string, { span }: Macro): string {
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  let end = text.indexOf('\n', span.end);
  if (end < 0) return text.slice(start);
  while (end < text.length && BLANK.has(text.charCodeAt(end))) end++;
  return text.slice(start, end);
}

const BLANK: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);
