import type { Finding } from '../../engine/finding.ts';
import type { Lines } from '../../position.ts';
import type { Terminal } from '../terminal.ts';
import type { LintedFile, LintReport } from './linted.ts';

/** `lint --format json`, as macros-schema/report.schema.json describes it; one file a line, so that it can be streamed. */
export function jsonReport(terminal: Terminal): LintReport {
  const list = new JsonList(terminal);
  return {
    file: (file) => list.add(fileForm(file)),
    end(summary, unreadable) {
      list.end({ ...(unreadable.length > 0 && { unreadable }), summary });
    },
  };
}

/** Prints `{"version": 1, "files": [` and one value a line, then the closing keys. */
export class JsonList {
  private readonly terminal: Terminal;
  private separator = '{"version": 1,\n "files": [';

  constructor(terminal: Terminal) {
    this.terminal = terminal;
  }

  add(value: unknown): void {
    this.terminal.out(`${this.separator}\n  ${JSON.stringify(value)}`);
    this.separator = ',';
  }

  end(rest: Record<string, unknown>): void {
    const begin = this.separator === ',' ? '\n ]' : `${this.separator}]`;
    const keys = Object.entries(rest).map(
      ([key, value]) => `,\n ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
    );
    this.terminal.out(`${begin}${keys.join('')}}\n`);
  }
}

function fileForm({ path, lines, macros, findings }: LintedFile) {
  return {
    path,
    macros: macros.map(({ id, title, kind }) => ({ id, title, kind })),
    findings: findings.map((finding) => findingForm(finding, lines)),
  };
}

function findingForm({ rule, severity, message, macro, start, end, fixes, related }: Finding, lines: Lines) {
  return {
    rule,
    severity,
    message,
    ...(macro !== undefined && { macro }),
    ...placeForm(start, end, lines),
    text: lines.text.slice(start, end),
    fixes: fixes.map(({ title, safe, edits }) => ({
      title,
      safe,
      edits: edits.map((edit) => ({ offset: [edit.start, edit.end], text: edit.text })),
    })),
    ...(related && {
      related: related.map(({ message, start, end }) => ({ message, ...placeForm(start, end, lines) })),
    }),
  };
}

function placeForm(start: number, end: number, lines: Lines) {
  return { offset: [start, end], range: { start: lines.position(start), end: lines.position(end) } };
}
