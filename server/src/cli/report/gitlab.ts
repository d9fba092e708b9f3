import type { Terminal } from '../terminal.ts';
import { Fingerprints } from './fingerprint.ts';
import type { LintReport, ReportOptions } from './linted.ts';

const SEVERITY = { error: 'critical', warning: 'major', suggestion: 'minor', info: 'info' } as const;

/** A Code Quality report for GitLab: merge requests then show what is new and what is mended. */
export function gitlabReport(terminal: Terminal, { fromRoot }: ReportOptions): LintReport {
  const fingerprints = new Fingerprints();
  const issues: object[] = [];
  return {
    file(file) {
      for (const finding of file.findings) {
        const { rule, severity, message, start, end } = finding;
        const from = file.lines.position(start);
        const to = file.lines.position(end);
        issues.push({
          description: message,
          check_name: rule,
          fingerprint: fingerprints.of(finding, file),
          severity: SEVERITY[severity],
          location: {
            path: fromRoot(file.path),
            lines: { begin: from.line, end: to.line },
            positions: { begin: from, end: to },
          },
        });
      }
    },
    end(_, unreadable) {
      for (const { path, message } of unreadable) {
        issues.push({
          description: message,
          check_name: 'unreadable-file',
          fingerprint: `unreadable ${path}`,
          severity: 'critical',
          location: { path: fromRoot(path), lines: { begin: 1 } },
        });
      }
      terminal.out(`${JSON.stringify(issues, null, 1)}\n`);
    },
  };
}
