import type { Terminal } from '../terminal.ts';
import type { LintReport } from './linted.ts';

/** The report for people. */
export function prettyReport(terminal: Terminal, { quiet }: { quiet: boolean }): LintReport {
  return {
    file({ path, lines, findings }) {
      for (const { start, severity, rule, message } of findings) {
        const { line, column } = lines.position(start);
        terminal.out(`${path}:${line}:${column} ${severity} ${rule}: ${message}\n`);
      }
    },
    end(summary) {
      if (!quiet) terminal.out(`${summary.macros} macros in ${summary.files} files\n`);
    },
  };
}
