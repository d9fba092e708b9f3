import type { Terminal } from '../terminal.ts';
import type { LintReport } from './linted.ts';
import { element, XML_HEAD } from './xml.ts';

const SEVERITY = { error: 'error', warning: 'warning', suggestion: 'info', info: 'info' } as const;

/** Checkstyle XML, which most CI servers read. */
export function checkstyleReport(terminal: Terminal): LintReport {
  const files: string[] = [];
  const fileElement = (path: string, errors: readonly string[]) =>
    files.push(element('file', { name: path }, `\n  ${errors.join('\n  ')}\n `));
  return {
    file({ path, lines, findings }) {
      if (findings.length === 0) return;
      const errors = findings.map(({ rule, severity, message, start }) => {
        const { line, column } = lines.position(start);
        const source = `macrolint.${rule}`;
        return element('error', { line, column, severity: SEVERITY[severity], message, source });
      });
      fileElement(path, errors);
    },
    end(_, unreadable) {
      for (const { path, message } of unreadable) {
        const source = 'macrolint.unreadable-file';
        fileElement(path, [element('error', { line: 1, severity: 'error', message, source })]);
      }
      const content = files.map((file) => `\n ${file}`).join('');
      terminal.out(`${XML_HEAD}${element('checkstyle', { version: '4.3' }, `${content}\n`)}\n`);
    },
  };
}
