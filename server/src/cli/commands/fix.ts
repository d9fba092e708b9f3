import { accessSync, constants } from 'node:fs';
import writeFileAtomic from 'write-file-atomic';
import { type FixedFile, fixFile } from '../../engine/index.ts';
import { EXIT } from '../errors.ts';
import { Interruption } from '../interruption.ts';
import { explain } from '../read.ts';
import { NOTHING_FOUND, plural, printable } from '../report/words.ts';
import { type Source, type SourceOptions, visitSources } from '../sources.ts';
import type { Terminal } from '../terminal.ts';

export interface FixOptions extends SourceOptions {
  /** Print a unified diff and write nothing. */
  readonly dryRun?: boolean;
  /** Write nothing and exit with 1 where something would change. */
  readonly check?: boolean;
}

/** `macrolint fix`. Returns the exit code. */
export async function fix(
  paths: readonly string[],
  options: FixOptions,
  terminal: Terminal,
): Promise<number> {
  const { unifiedDiff } = await import('../report/diff.ts');
  const mode = modeOf(options);
  let files = 0;
  let changed = 0;
  let changes = 0;
  let failed = false;
  const interruption = new Interruption();
  const visit = (source: Source) => {
    files++;
    const fixed = fixSource(source, terminal);
    if (fixed && mode === 'filter') terminal.out(fixed.text);
    if (!fixed || (fixed.text !== source.text && mode === 'write' && !write(source, fixed.text, terminal))) {
      failed = true;
      return;
    }
    if (fixed.text === source.text) return;
    changed++;
    changes += fixed.applied.length;
    if (mode === 'diff') terminal.out(unifiedDiff(source.shown, source.text, fixed.text, terminal.colors));
    else if (mode !== 'filter') terminal.out(changeRows(source, fixed, terminal));
  };
  const unreadable = await visitSources(paths, options, terminal, visit, interruption.signal);
  const interrupted = interruption.end();
  failed ||= unreadable.length > 0;
  if (files === 0 && !failed) terminal.err(NOTHING_FOUND);
  else if ((mode === 'write' || mode === 'check') && (changed > 0 || !failed)) {
    terminal.out(summaryLine({ changed, changes, written: mode === 'write' }, terminal));
  }
  if (interrupted !== undefined) {
    terminal.err(`Interrupted after ${plural(files, 'file')}; the others were left as they were.\n`);
    return interrupted;
  }
  if (failed) return EXIT.usage;
  return options.check && changed > 0 ? EXIT.findings : EXIT.clean;
}

/** `filter`: from standard input to standard output. */
function modeOf({ dryRun, check, stdinFilename }: FixOptions): 'diff' | 'check' | 'filter' | 'write' {
  if (dryRun) return 'diff';
  if (check) return 'check';
  return stdinFilename === undefined ? 'write' : 'filter';
}

/** Undefined for a file that could not be written back as it was. */
function fixSource(
  { text, invalidAt, name, shown, settings, named }: Source,
  terminal: Terminal,
): FixedFile | undefined {
  if (invalidAt === undefined) return fixFile(text, { path: name, settings, named });
  terminal.err(`${terminal.errorColors.red('✖')} ${printable(shown)} is not UTF-8 and was left as it is.\n`);
  return undefined;
}

/** Replaces the file as a whole, with its mode and through symbolic links, or not at all. One that is write-protected stays. */
function write({ path, shown }: Source, text: string, terminal: Terminal): boolean {
  try {
    accessSync(path, constants.W_OK);
    writeFileAtomic.sync(path, text);
    return true;
  } catch (error) {
    const reason = explain(error as NodeJS.ErrnoException);
    terminal.err(`${terminal.errorColors.red('✖')} ${printable(shown)} can’t be written: ${reason}.\n`);
    return false;
  }
}

function changeRows({ shown }: Source, { applied }: FixedFile, { colors }: Terminal): string {
  const rows = applied.map(({ rule, title }) => `  ${printable(title)}  ${colors.dim(rule)}\n`);
  return `${colors.bold(colors.underline(printable(shown)))}\n${rows.join('')}\n`;
}

interface Outcome {
  /** Files. */
  readonly changed: number;
  readonly changes: number;
  readonly written: boolean;
}

function summaryLine({ changed, changes, written }: Outcome, { colors }: Terminal): string {
  if (changed === 0) return `${colors.green('✔')} Nothing to fix\n`;
  const problems = plural(changes, 'problem');
  const what = written
    ? `${colors.green('✔')} Fixed ${problems}`
    : `${colors.yellow('▲')} ${problems} can be fixed`;
  return `${what} in ${plural(changed, 'file')}\n`;
}
