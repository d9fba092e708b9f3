import { relative } from 'node:path';
import { inspect } from 'node:util';
import { Lines } from '../../position.ts';
import { ConfigError } from '../configuration.ts';
import { EXIT, UsageError } from '../errors.ts';
import { slashed } from '../paths.ts';
import type { Terminal } from '../terminal.ts';
import { snippetRows } from './snippet.ts';
import { plural, printable, wrap } from './words.ts';

const MOST_PROBLEMS = 20;
const INDENT = '    ';

/** Says on standard error why a run ended early. Returns the exit code. */
export function reportFailure(error: unknown, terminal: Terminal): number {
  const { errorColors: colors } = terminal;
  if (error instanceof ConfigError) {
    terminal.err(configRows(error, terminal));
    return EXIT.usage;
  }
  if (error instanceof UsageError) {
    terminal.err(`${colors.red('✖')} ${printable(error.message)}\n`);
    return EXIT.usage;
  }
  const message = error instanceof Error ? error.message : String(error);
  terminal.err(`${colors.red('✖')} macrolint failed, and the fault is its own: ${printable(message)}
  Please report it at https://github.com/macrolint/macrolint/issues, with the file that it failed on if you can share it.
  MACROLINT_DEBUG=1 prints where it happened.
`);
  if (process.env.MACROLINT_DEBUG) terminal.err(`${inspect(error)}\n`);
  return EXIT.fault;
}

function configRows({ file, text, problems }: ConfigError, { errorColors: colors, width }: Terminal): string {
  const lines = new Lines(text);
  const path = printable(slashed(relative(process.cwd(), file)));
  const rows = problems.slice(0, MOST_PROBLEMS).flatMap((problem) => {
    const { line, column } = lines.position(problem.start);
    return [
      `${colors.red('✖')} ${colors.bold(`${path}:${line}:${column}`)}`,
      ...snippetRows(problem, lines, width - INDENT.length, colors.red, colors).map((row) => INDENT + row),
      ...wrap(printable(problem.message), width - INDENT.length).map((row) => INDENT + row),
      '',
    ];
  });
  const more = problems.length > MOST_PROBLEMS ? ` (${MOST_PROBLEMS} of them are shown)` : '';
  rows.push(`${plural(problems.length, 'problem')}${more} in the configuration; nothing was done.`, '');
  return rows.join('\n');
}
