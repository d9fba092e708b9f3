import { SEVERITIES, type Severity } from '../../engine/vocabulary.ts';
import type { Terminal } from '../terminal.ts';
import type { LintReport, ReportOptions } from './linted.ts';
import { plural } from './words.ts';

/** What GitHub shows of one level in one step; more are dropped without a word. */
const MOST_OF_A_LEVEL = 10;

const LEVELS = { error: 'error', warning: 'warning', suggestion: 'notice', info: 'notice' } as const;

interface Annotation {
  readonly severity: Severity;
  readonly inDiff: boolean;
  readonly properties: Readonly<Record<string, string | number>>;
  readonly message: string;
}

/**
 * Workflow commands that GitHub Actions turns into annotations: of each level as many as it shows, the gravest first and those on
 * changed lines before others; the rest is counted.
 */
export function githubReport(terminal: Terminal, { fromRoot }: ReportOptions): LintReport {
  const annotations: Annotation[] = [];
  return {
    file({ path, lines, findings, elsewhere }) {
      for (const finding of findings) {
        const { severity, rule, message, start, end } = finding;
        const from = lines.position(start);
        const to = lines.position(end);
        annotations.push({
          severity,
          inDiff: !elsewhere?.has(finding),
          properties: {
            file: fromRoot(path),
            line: from.line,
            endLine: to.line,
            // Columns of an annotation that spans lines are refused.
            ...(from.line === to.line && { col: from.column, endColumn: to.column }),
            title: `macrolint: ${rule}`,
          },
          message,
        });
      }
    },
    end(_, unreadable) {
      for (const { path, message } of unreadable) {
        const properties = { file: fromRoot(path), title: 'macrolint: unreadable file' };
        annotations.push({ severity: 'error', inDiff: true, properties, message });
      }
      for (const level of ['error', 'warning', 'notice'] as const) {
        const all = annotations.filter(({ severity }) => LEVELS[severity] === level).sort(byWeight);
        const shown = all.length > MOST_OF_A_LEVEL ? all.slice(0, MOST_OF_A_LEVEL - 1) : all;
        for (const { properties, message } of shown) terminal.out(command(level, properties, message));
        const rest = all.length - shown.length;
        if (rest > 0) terminal.out(command(level, { title: 'macrolint' }, moreMessage(rest, level)));
      }
    },
  };
}

function byWeight(a: Annotation, b: Annotation): number {
  return (
    SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) || Number(b.inDiff) - Number(a.inDiff)
  );
}

function moreMessage(count: number, level: string): string {
  return `${plural(count, `more ${level}`)}: GitHub shows ${MOST_OF_A_LEVEL} of a level. macrolint lint and the step summary list them all.`;
}

/** A line that the runner takes for itself. */
export function command(
  name: string,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name}${list.length > 0 ? ` ${list.join(',')}` : ''}::${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
