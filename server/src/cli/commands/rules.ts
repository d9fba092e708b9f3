import { RULES } from '../../engine/index.ts';
import { EXIT } from '../errors.ts';
import { severityPainter } from '../report/severity.ts';
import { wrap } from '../report/words.ts';
import type { Terminal } from '../terminal.ts';

/** `macrolint rules`. Returns the exit code. */
export function rules({ format }: { readonly format: 'pretty' | 'json' }, terminal: Terminal): number {
  terminal.out(format === 'json' ? jsonForm() : table(terminal));
  return EXIT.clean;
}

function jsonForm(): string {
  const rows = RULES.map(({ id, severity, summary, source }) => ({ id, severity, summary, source }));
  return `${JSON.stringify({ version: 1, rules: rows }, null, 1)}\n`;
}

function table({ colors, width }: Terminal): string {
  const idColumn = Math.max(...RULES.map(({ id }) => id.length)) + 2;
  const severityColumn = 'suggestion'.length + 2;
  const indent = idColumn + severityColumn;
  const rows = RULES.flatMap(({ id, severity, summary }) => {
    const [first = '', ...rest] = wrap(summary, width - indent);
    const paint = severityPainter(severity, colors);
    const head = colors.bold(id.padEnd(idColumn)) + paint(severity.padEnd(severityColumn)) + first;
    return [head, ...rest.map((row) => ' '.repeat(indent) + row)];
  });
  return `${rows.join('\n')}\n\n${colors.dim('macrolint explain RULE says more.')}\n`;
}
