import type { Finding } from '../../engine/finding.ts';
import type { MacroSummary } from '../../engine/lint.ts';
import type { ChangedFile, Changes } from '../git/changes.ts';
import { GitLines } from '../git/gitLines.ts';
import { keyOf, keyText } from '../report/findingKey.ts';
import { LintedSource } from './lintedSource.ts';

/**
 * Of a linted file what the change is to blame for: findings on changed lines, and those that the file's text at the base does not
 * have in the same macro, where other lines of that macro were changed. A complaint whose empathy was taken out is one.
 */
export async function changedFindings(
  file: LintedSource,
  changed: ChangedFile,
  changes: Changes,
): Promise<LintedSource> {
  const touched = new Touched(file.source.text, changed);
  const macros = file.macros.filter((macro) => touched.holds(macro));
  const ids = new Set(macros.map(({ id }) => id));
  const findings: Finding[] = [];
  const others: Finding[] = [];
  for (const finding of file.findings) {
    if (touched.marks(finding)) findings.push(finding);
    else if (finding.macro === undefined || ids.has(finding.macro)) others.push(finding);
  }
  const elsewhere = new Set(others.length > 0 ? await newFindings(others, file, changed, changes) : []);
  return file.only({
    macros,
    findings: file.findings.filter((finding) => findings.includes(finding) || elsewhere.has(finding)),
    elsewhere,
  });
}

/** Those of the findings that the base does not have. */
async function newFindings(
  findings: readonly Finding[],
  file: LintedSource,
  changed: ChangedFile,
  changes: Changes,
): Promise<Finding[]> {
  const text = changes.before(changed);
  if (text === undefined) return [...findings];
  const { judge } = await import('./judge.ts');
  const { invalidAt: _, ...readable } = file.source;
  const source = { ...readable, text };
  const before = new LintedSource(source, judge(source));
  const isInBoth = inBoth(before, file);
  const left = new Map<string, number>();
  for (const finding of before.findings) {
    const key = comparable(finding, before, isInBoth);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  return findings.filter((finding) => {
    const key = comparable(finding, file, isInBoth);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}

function inBoth(before: LintedSource, after: LintedSource): (id: string) => boolean {
  const ids = new Set(before.macros.map(({ id }) => id));
  const kept = new Set(after.macros.map(({ id }) => id).filter((id) => ids.has(id)));
  return (id) => kept.has(id);
}

/** A macro that got a new title, and so a new id, is not all new: macros without a partner are taken for one another. */
function comparable(finding: Finding, file: LintedSource, isInBoth: (id: string) => boolean): string {
  const { macro, ...key } = keyOf(finding, file);
  if (macro === undefined) return keyText(key);
  return keyText({ ...key, macro: isInBoth(macro) ? macro : '' });
}

/** What of a file was changed. */
class Touched {
  private readonly lines: GitLines;
  private readonly hunks: ChangedFile['hunks'];

  constructor(text: string, { hunks }: ChangedFile) {
    this.lines = new GitLines(text);
    this.hunks = hunks;
  }

  /** Whether what a finding marks stands on a changed line. */
  marks({ start, end }: Finding): boolean {
    const { first, last } = this.lines.range(start, end);
    return this.hunks.some(({ newStart, newLines }) => newStart <= last && newStart + newLines > first);
  }

  /** Whether a line of a macro was changed, or lines in it or beside it were taken out. */
  holds({ start, end }: MacroSummary): boolean {
    const { first, last } = this.lines.range(start, end);
    return this.hunks.some(({ newStart, newLines }) =>
      newLines > 0
        ? newStart <= last && newStart + newLines > first
        : newStart >= first && newStart <= last + 1,
    );
  }
}
