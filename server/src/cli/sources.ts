import { dirname, relative, resolve } from 'node:path';
import { settingsFor } from '../engine/config.ts';
import type { Settings } from '../engine/settings.ts';
import { Configurations } from './configuration.ts';
import { Fault, UsageError } from './errors.ts';
import { type FoundFile, findFiles } from './files.ts';
import { slashed } from './paths.ts';
import { type ReadResult, readStdin, readText } from './read.ts';
import { printable } from './report/words.ts';
import type { Terminal } from './terminal.ts';

/** What a command that works on files was asked for. */
export interface SourceOptions {
  readonly config?: string;
  readonly stdinFilename?: string;
  /** Files that it turns away, by their absolute paths, are passed over. */
  isWanted?(path: string): boolean;
}

export interface Source {
  /** Absolute. */
  readonly path: string;
  /** As reports show it: relative to the working folder, with forward slashes. */
  readonly shown: string;
  /** Relative to the configuration's folder, with forward slashes. */
  readonly name: string;
  readonly text: string;
  readonly invalidAt?: number;
  readonly settings: Settings;
  readonly named: boolean;
}

/** A file that could not be read, as it is shown and why. */
export interface Unreadable {
  readonly path: string;
  readonly message: string;
}

/**
 * Gives every file that `paths` ask for to `visit`, in order, or standard input under the name `--stdin-filename`. Files that
 * can't be read are named on standard error and returned; the others are visited all the same.
 * @throws UsageError for wrong arguments, ConfigError for a wrong configuration
 */
export function visitSources(
  paths: readonly string[],
  options: SourceOptions,
  terminal: Terminal,
  visit: (source: Source) => void,
): Unreadable[] {
  const cwd = process.cwd();
  const configurations = new Configurations(cwd, options.config);
  const stdin = options.stdinFilename !== undefined;
  if (stdin && paths.length > 0)
    throw new UsageError('--stdin-filename reads standard input; leave the paths out.');
  const files: FoundFile[] = stdin
    ? [named(resolve(cwd, options.stdinFilename), configurations)]
    : findFiles(paths, cwd, configurations).filter(({ path }) => options.isWanted?.(path) ?? true);
  const unreadable: Unreadable[] = [];
  files.forEach(({ path, configuration, named, reason }, index) => {
    const shown = slashed(relative(cwd, path)) || '.';
    terminal.progress(() => `${index} of ${files.length} files  ${printable(shown)}`);
    const read: ReadResult = reason ? { reason } : stdin ? readStdin() : readText(path);
    if ('reason' in read) {
      terminal.err(`${terminal.errorColors.red('✖')} ${printable(shown)} can’t be read: ${read.reason}.\n`);
      unreadable.push({ path: shown, message: `It can’t be read: ${read.reason}.` });
      return;
    }
    const name = slashed(relative(configuration.root, path));
    const settings = settingsFor(configuration.config, name);
    try {
      visit({ path, shown, name, ...read, settings, named });
    } catch (error) {
      throw new Fault(shown, error);
    }
  });
  terminal.progress();
  return unreadable;
}

function named(path: string, configurations: Configurations): FoundFile {
  return { path, configuration: configurations.of(dirname(path)), named: true };
}
