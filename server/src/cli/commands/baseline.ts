import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { EXIT, UsageError } from '../errors.ts';
import { Baseline, baselineText } from '../lint/baseline.ts';
import { runLint } from '../lint/run.ts';
import { explain } from '../read.ts';
import type { LintedFile } from '../report/linted.ts';
import { plural, printable } from '../report/words.ts';
import type { Terminal } from '../terminal.ts';

export interface BaselineOptions {
  readonly config?: string;
  readonly baseline: string;
}

/** `macrolint baseline update`: writes down all findings that there are now; with paths, all that are there. Returns the exit code. */
export async function updateBaseline(
  paths: readonly string[],
  { config, baseline: path }: BaselineOptions,
  terminal: Terminal,
): Promise<number> {
  // A file that is something else is not overwritten.
  const before = existsSync(path) ? Baseline.read(path) : undefined;
  const files: LintedFile[] = [];
  const { unreadable } = await runLint(paths, config === undefined ? {} : { config }, terminal, (file) => {
    files.push(file);
  });
  if (unreadable.length > 0) {
    terminal.err('The baseline was left as it is: it would forget what these files hold.\n');
    return EXIT.usage;
  }
  const fresh = files.reduce((sum, file) => sum + (before?.unknown(file).length ?? 0), 0);
  const isWholeRun = paths.length === 0;
  const kept = isWholeRun ? [] : (before?.untouched() ?? []);
  write(path, baselineText(files, kept));
  const total =
    files.reduce((sum, { findings }) => sum + findings.length, 0) +
    kept.reduce((sum, { count = 1 }) => sum + count, 0);
  const gone = before?.stale(isWholeRun).length ?? 0;
  const changes = before ? ` (${fresh} new, ${gone} gone)` : '';
  terminal.out(
    `${terminal.colors.green('✔')} ${printable(path)} knows ${plural(total, 'problem')}${changes}\n`,
  );
  return EXIT.clean;
}

function write(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileAtomic.sync(path, text);
  } catch (error) {
    throw new UsageError(`${path} can’t be written: ${explain(error as NodeJS.ErrnoException)}.`);
  }
}
