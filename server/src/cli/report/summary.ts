import type { Finding } from '../../engine/finding.ts';
import type { Unreadable } from '../sources.ts';
import type { Terminal } from '../terminal.ts';
import { ruleAddress } from './addresses.ts';
import { countList, scope, total } from './counts.ts';
import { code, fenced, plainMarkdown, table } from './inMarkdown.ts';
import { type LineChange, lineChanges } from './lineChanges.ts';
import type { LintedFile, LintReport, LintSummary, ReportOptions } from './linted.ts';
import { SYMBOLS } from './severity.ts';
import { plural } from './words.ts';

/** A step summary may have one megabyte, and nobody reads a table of thousands. */
const MOST_ROWS = 200;
const MOST_CHANGES = 30;

/** A summary in Markdown: counts, a table of findings, and the text before and after the safe fixes. */
export function markdownReport(terminal: Terminal, { fromRoot }: ReportOptions): LintReport {
  const files: LintedFile[] = [];
  return {
    file(file) {
      if (file.findings.length > 0) files.push(file);
    },
    async end(summary, unreadable) {
      const parts = [
        heading(summary),
        ...(files.length > 0 ? [findingTable(files, fromRoot)] : []),
        ...unreadableList(unreadable),
        ...(await beforeAndAfter(files, fromRoot)),
      ];
      terminal.out(`${parts.join('\n\n')}\n`);
    },
  };
}

/** Counts in words, and what was looked at. */
export function heading(summary: LintSummary): string {
  const count = total(summary);
  const known = summary.known ? ` ${knownInBaseline(summary.known)}` : '';
  return count === 0
    ? `### macrolint: no problems\n\nRead: ${scope(summary)}.${known}`
    : `### macrolint: ${plural(count, 'problem')}\n\n${countList(summary)} in ${scope(summary)}.${known}`;
}

export function knownInBaseline(count: number): string {
  return `${plural(count, 'more problem')} ${count === 1 ? 'stands' : 'stand'} in the baseline.`;
}

function findingTable(files: readonly LintedFile[], fromRoot: ReportOptions['fromRoot']): string {
  const rows = files.flatMap((file) => file.findings.map((finding) => row(finding, file, fromRoot)));
  const shown = table(['', 'where', 'macro', 'rule', 'what'], rows.slice(0, MOST_ROWS));
  const rest = rows.length - MOST_ROWS;
  return rest > 0 ? `${shown}\n\n${plural(rest, 'more problem')} not shown here.` : shown;
}

function row(finding: Finding, file: LintedFile, fromRoot: ReportOptions['fromRoot']): string[] {
  const { severity, start, message, macro, rule } = finding;
  const { line } = file.lines.position(start);
  return [
    `${SYMBOLS[severity]} ${severity}`,
    code(`${fromRoot(file.path)}:${line}`),
    plainMarkdown(file.macros.find(({ id }) => id === macro)?.title ?? ''),
    ruleLink(rule),
    plainMarkdown(message),
  ];
}

export function ruleLink(rule: string): string {
  const address = ruleAddress(rule);
  return address ? `[${rule}](${address})` : rule;
}

function unreadableList(unreadable: readonly Unreadable[]): string[] {
  if (unreadable.length === 0) return [];
  return [unreadable.map(({ path, message }) => `- ${code(path)}: ${plainMarkdown(message)}`).join('\n')];
}

async function beforeAndAfter(
  files: readonly LintedFile[],
  fromRoot: ReportOptions['fromRoot'],
): Promise<string[]> {
  const blocks: string[] = [];
  for (const file of files) {
    if (blocks.length >= MOST_CHANGES) break;
    const changes = lineChanges(file.lines.text, await file.fixed());
    if (changes.length > 0) blocks.push(`${code(fromRoot(file.path))}\n\n${changeBlock(changes)}`);
  }
  return blocks.length === 0 ? [] : [folded('Before and after the safe fixes', blocks.join('\n\n'))];
}

/** Lines before and after, as a diff. */
export function changeBlock(changes: readonly LineChange[]): string {
  const rows = changes.slice(0, MOST_CHANGES).flatMap(({ before, after }) => {
    const indent = Math.min(...[...before, ...after].filter(Boolean).map((line) => line.search(/\S|$/)));
    const cut = (lines: readonly string[], sign: string) =>
      lines.map((line) => `${sign} ${line.slice(indent)}`.trimEnd());
    return [...cut(before, '-'), ...cut(after, '+')];
  });
  return fenced('diff', rows);
}

export function folded(title: string, content: string): string {
  return `<details>\n<summary>${title}</summary>\n\n${content}\n\n</details>`;
}
