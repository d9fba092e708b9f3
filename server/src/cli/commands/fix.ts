import writeFileAtomic from 'write-file-atomic';
import { fixFile } from '../../engine/index.ts';
import { EXIT } from '../errors.ts';
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
  const writes = !options.dryRun && !options.check;
  const filter = options.stdinFilename !== undefined && writes;
  let files = 0;
  let changed = 0;
  let changes = 0;
  let failed = false;
  const unreadable = visitSources(paths, options, terminal, (source) => {
    files++;
    if (source.invalidAt !== undefined) {
      failed = true;
      terminal.err(
        `${terminal.errorColors.red('✖')} ${printable(source.shown)} is not UTF-8 and was left as it is.\n`,
      );
      return;
    }
    const { text, applied } = fixFile(source.text, {
      path: source.name,
      settings: source.settings,
      named: source.named,
    });
    if (filter) terminal.out(text);
    if (text === source.text) return;
    if (writes && !filter && !write(source, text, terminal)) {
      failed = true;
      return;
    }
    changed++;
    changes += applied.length;
    if (options.dryRun) terminal.out(unifiedDiff(source.shown, source.text, text, terminal.colors));
    else if (!filter) terminal.out(changeRows(source, applied, terminal));
  });
  if (files === 0 && unreadable.length === 0) terminal.err(NOTHING_FOUND);
  else if (!filter && !options.dryRun) terminal.out(summaryLine({ changed, changes, writes }, terminal));
  if (failed || unreadable.length > 0) return EXIT.usage;
  return options.check && changed > 0 ? EXIT.findings : EXIT.clean;
}

/** Replaces the file as a whole, with its mode and through symbolic links, or not at all. */
function write({ path, shown }: Source, text: string, terminal: Terminal): boolean {
  try {
    writeFileAtomic.sync(path, text);
    return true;
  } catch (error) {
    const reason = (error as Error).message;
    terminal.err(`${terminal.errorColors.red('✖')} ${printable(shown)} can’t be written: ${reason}\n`);
    return false;
  }
}

function changeRows(
  { shown }: Source,
  applied: readonly { rule: string; title: string }[],
  { colors }: Terminal,
): string {
  const rows = applied.map(({ rule, title }) => `  ${printable(title)}  ${colors.dim(rule)}\n`);
  return `${colors.bold(colors.underline(printable(shown)))}\n${rows.join('')}\n`;
}

interface Outcome {
  readonly changed: number;
  readonly changes: number;
  readonly writes: boolean;
}

function summaryLine({ changed, changes, writes }: Outcome, { colors }: Terminal): string {
  if (changed === 0) return `${colors.green('✔')} Nothing to fix\n`;
  const sign = writes ? colors.green('✔') : colors.yellow('▲');
  const what = writes ? `Fixed ${plural(changes, 'problem')}` : `${plural(changes, 'problem')} can be fixed`;
  return `${sign} ${what} in ${plural(changed, 'file')}\n`;
}
