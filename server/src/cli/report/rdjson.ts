import type { FileEdit, Finding } from '../../engine/finding.ts';
import type { Lines } from '../../position.ts';
import type { Terminal } from '../terminal.ts';
import { HOME, ruleAddress } from './addresses.ts';
import type { LintedFile, LintReport, ReportOptions } from './linted.ts';

const SOURCE = { name: 'macrolint', url: HOME };
const SEVERITY = { error: 'ERROR', warning: 'WARNING', suggestion: 'INFO', info: 'INFO' } as const;

/** One object with all diagnostics, for `reviewdog -f=rdjson`. */
export function rdjsonReport(terminal: Terminal, _: ReportOptions): LintReport {
  const diagnostics: object[] = [];
  return {
    file: (file) => diagnostics.push(...fileDiagnostics(file)),
    end(_, unreadable) {
      diagnostics.push(...unreadable.map(unreadableDiagnostic));
      terminal.out(`${JSON.stringify({ source: SOURCE, diagnostics }, null, 1)}\n`);
    },
  };
}

/** One diagnostic a line, for `reviewdog -f=rdjsonl`. */
export function rdjsonlReport(terminal: Terminal, _: ReportOptions): LintReport {
  const print = (diagnostic: object) =>
    terminal.out(`${JSON.stringify({ ...diagnostic, source: SOURCE })}\n`);
  return {
    file: (file) => fileDiagnostics(file).forEach(print),
    end: (_, unreadable) => unreadable.map(unreadableDiagnostic).forEach(print),
  };
}

function fileDiagnostics({ path, lines, findings }: LintedFile): object[] {
  return findings.map((finding) => ({
    message: finding.message,
    location: { path, range: rangeOf(finding, lines) },
    severity: SEVERITY[finding.severity],
    code: { value: finding.rule, ...urlOf(finding.rule) },
    ...suggestions(finding, lines),
  }));
}

function unreadableDiagnostic({ path, message }: { path: string; message: string }): object {
  return { message, location: { path }, severity: 'ERROR' };
}

function urlOf(rule: string): { url?: string } {
  const url = ruleAddress(rule);
  return url ? { url } : {};
}

/** The safe fixes: whoever takes one need not finish it. A fix of several edits is one change that spans them. */
function suggestions({ fixes }: Finding, lines: Lines): { suggestions?: object[] } {
  const safe = fixes.filter((fix) => fix.safe);
  if (safe.length === 0) return {};
  return {
    suggestions: safe.map(({ edits }) => {
      const change = joined(edits, lines.text);
      return { range: rangeOf(change, lines), text: change.text };
    }),
  };
}

function joined(edits: readonly FileEdit[], text: string): FileEdit {
  let { start, end, text: result } = edits[0]!;
  for (const edit of edits.slice(1)) {
    result += text.slice(end, edit.start) + edit.text;
    end = edit.end;
  }
  return { start, end, text: result };
}

function rangeOf({ start, end }: { start: number; end: number }, lines: Lines): object {
  return { start: bytePosition(start, lines), end: bytePosition(end, lines) };
}

/** Columns are bytes of UTF-8, counted from 1. */
function bytePosition(offset: number, lines: Lines): object {
  const { line } = lines.position(offset);
  return { line, column: Buffer.byteLength(lines.text.slice(lines.start(line), offset)) + 1 };
}
