import type { Finding } from '../../engine/finding.ts';
import type { Lines } from '../../position.ts';
import type { Colors, Terminal } from '../terminal.ts';
import { countList, scope, total, worst } from './counts.ts';
import { fixPreview } from './fixPreview.ts';
import { macroHeading } from './heading.ts';
import type { LintedFile, LintReport, LintSummary, ReportOptions } from './linted.ts';
import { SYMBOLS, severityPainter } from './severity.ts';
import { snippetRows } from './snippet.ts';
import { NOTHING_FOUND, plural, printable, width, wrap } from './words.ts';

const INDENT = '    ';

/** The report for people: file, macro, the line with its marked words, the reason, the fix, a summary. */
export function prettyReport(terminal: Terminal, { quiet }: ReportOptions): LintReport {
  let marked = 0;
  let fixable = 0;
  return {
    file(file) {
      if (file.findings.length === 0) return;
      marked++;
      fixable += file.findings.filter(isFixable).length;
      terminal.out(`${fileBlock(file, terminal)}\n`);
    },
    end(summary, unreadable) {
      if (quiet) return;
      if (summary.files > 0 || summary.since !== undefined)
        terminal.out(`${summaryRows(summary, marked, fixable, terminal)}\n`);
      else if (unreadable.length === 0) terminal.err(NOTHING_FOUND);
    },
  };
}

function fileBlock({ path, lines, macros, findings }: LintedFile, terminal: Terminal): string {
  const { colors } = terminal;
  const rows = [colors.bold(colors.underline(printable(path)))];
  let current: string | undefined;
  for (const finding of findings) {
    if (finding.macro !== current) {
      current = finding.macro;
      const macro = macros.find(({ id }) => id === current);
      if (macro) {
        if (rows.length > 1) rows.push('');
        rows.push(macroHeading(macro, terminal));
      }
    }
    rows.push('', ...findingRows(finding, lines, terminal));
  }
  return `${rows.join('\n')}\n`;
}

function findingRows(finding: Finding, lines: Lines, { colors, width: columns }: Terminal): string[] {
  const { severity, rule, message, start } = finding;
  const paint = severityPainter(severity, colors);
  const { line, column } = lines.position(start);
  const room = columns - INDENT.length;
  return [
    `  ${paint(`${SYMBOLS[severity]} ${severity}`)}  ${line}:${column}  ${colors.dim(rule)}`,
    ...snippetRows(finding, lines, room, paint, colors).map((row) => INDENT + row),
    ...wrap(printable(message), room).map((row) => INDENT + row),
    ...relatedRows(finding, lines, room).map((row) => INDENT + colors.dim(row)),
    ...fixRows(finding, lines, room, colors).map((row) => INDENT + row),
  ];
}

function relatedRows({ related = [] }: Finding, lines: Lines, room: number): string[] {
  return related.flatMap(({ start, message }) => {
    const { line, column } = lines.position(start);
    return wrap(`${line}:${column}  ${printable(message)}`, room);
  });
}

/** The first fix: `fix` where `macrolint fix` applies it, `try` where the author has to finish it. */
function fixRows(finding: Finding, lines: Lines, room: number, colors: Colors): string[] {
  const fix = finding.fixes.find(({ safe }) => safe) ?? finding.fixes[0];
  if (!fix) return [];
  const label = fix.safe ? 'fix: ' : 'try: ';
  const [first = '', ...rest] = wrap(fixPreview(lines, fix) ?? printable(fix.title), room - label.length);
  const indent = ' '.repeat(label.length);
  return [colors.green(label) + first, ...rest.map((row) => indent + row)];
}

function summaryRows(
  summary: LintSummary,
  marked: number,
  fixable: number,
  { colors, width: columns }: Terminal,
): string {
  const count = total(summary);
  const known = summary.known ? ` · ${summary.known} in the baseline` : '';
  if (count === 0) return `${colors.green('✔')} No problems in ${scope(summary)}${colors.dim(known)}`;
  const severity = worst(summary)!;
  const head = `${SYMBOLS[severity]} ${plural(count, 'problem')}`;
  const rest = ` (${countList(summary)}) in ${marked} of ${scope(summary)}`;
  const shown = severityPainter(severity, colors)(colors.bold(head)) + rest + colors.dim(known);
  if (fixable === 0) return shown;
  const fix = `${fixable} can be fixed with macrolint fix`;
  const fits = width(head + rest + known + fix) + 3 <= columns;
  return (
    shown + (fits ? colors.dim(' · ') : '\n  ') + fix.replace('macrolint fix', colors.bold('macrolint fix'))
  );
}

function isFixable({ fixes }: Finding): boolean {
  return fixes.some(({ safe }) => safe);
}
