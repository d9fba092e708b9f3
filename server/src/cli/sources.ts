import { dirname, relative, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
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
 * The files that `paths` ask for, or standard input under the name `--stdin-filename`. They are found at once, and read one by one
 * as they are asked for. Those that can't be read are named on standard error and passed over.
 */
export class Sources implements Iterable<Source> {
  /** What could not be read so far. */
  readonly unreadable: Unreadable[] = [];
  private readonly files: readonly FoundFile[];
  private readonly cwd = process.cwd();
  private readonly stdin: boolean;
  private readonly terminal: Terminal;

  /** @throws UsageError for wrong arguments, ConfigError for a wrong configuration */
  constructor(paths: readonly string[], options: SourceOptions, terminal: Terminal) {
    const { cwd } = this;
    const configurations = new Configurations(cwd, options.config);
    this.terminal = terminal;
    this.stdin = options.stdinFilename !== undefined;
    if (this.stdin && paths.length > 0)
      throw new UsageError('--stdin-filename reads standard input; leave the paths out.');
    this.files =
      options.stdinFilename !== undefined
        ? [named(resolve(cwd, options.stdinFilename), configurations)]
        : found(paths, cwd, configurations).filter(({ path }) => options.isWanted?.(path) ?? true);
  }

  /** Of all files, absolute, in order. */
  get paths(): string[] {
    return this.files.map(({ path }) => path);
  }

  *[Symbol.iterator](): Generator<Source> {
    const { files, terminal } = this;
    for (const [index, file] of files.entries()) {
      const shown = slashed(relative(this.cwd, file.path)) || '.';
      terminal.progress(() => `${index} of ${files.length} files  ${printable(shown)}`);
      const source = this.read(file, shown);
      if (source) yield source;
    }
    terminal.progress();
  }

  private read({ path, configuration, named, reason }: FoundFile, shown: string): Source | undefined {
    const read: ReadResult = reason ? { reason } : this.stdin ? readStdin() : readText(path);
    if ('reason' in read) {
      const { err, errorColors } = this.terminal;
      err(`${errorColors.red('✖')} ${printable(shown)} can’t be read: ${read.reason}.\n`);
      this.unreadable.push({ path: shown, message: `It can’t be read: ${read.reason}.` });
      return undefined;
    }
    const name = slashed(relative(configuration.root, path));
    return { path, shown, name, ...read, settings: settingsFor(configuration.config, name), named };
  }
}

/**
 * Gives every source to `visit`, in order, and lets signals in between. Gives back what could not be read.
 * @param stop once it is aborted, no further source is visited
 * @throws UsageError and ConfigError, as for Sources
 * @throws Fault that names the file on which `visit` failed
 */
export async function visitSources(
  paths: readonly string[],
  options: SourceOptions,
  terminal: Terminal,
  visit: (source: Source) => void,
  stop?: AbortSignal,
): Promise<readonly Unreadable[]> {
  const sources = new Sources(paths, options, terminal);
  for (const source of sources) {
    try {
      visit(source);
    } catch (error) {
      throw new Fault(source.shown, error);
    }
    await setImmediate();
    if (stop?.aborted) break;
  }
  return sources.unreadable;
}

/** @throws UsageError also for a configuration whose `include` leaves nothing to do, which is a slip */
function found(paths: readonly string[], cwd: string, configurations: Configurations): FoundFile[] {
  const files = findFiles(paths, cwd, configurations);
  const { config, file } = configurations.of(cwd);
  if (files.length === 0 && paths.length === 0 && file && config.statesInclude)
    throw new UsageError(
      `No file is left to work on: ${slashed(relative(cwd, file))} includes ${config.include.join(', ')}, and nothing that matches is there, or all of it is excluded or ignored by git.`,
    );
  return files;
}

/**
 * Says on standard error that a file which should hold macros was passed over, and gives it as one that can't be read; undefined for a
 * file of which nobody says that it holds any.
 */
export function passOver(
  { named, shown, invalidAt }: Source,
  { err, errorColors }: Terminal,
): Unreadable | undefined {
  if (!named) return undefined;
  const why = invalidAt === undefined ? 'no macro in it can be read' : 'it is not UTF-8';
  err(`${errorColors.red('✖')} ${printable(shown)} was passed over: ${why}. macrolint lint says more.\n`);
  return { path: shown, message: `It was passed over: ${why}.` };
}

function named(path: string, configurations: Configurations): FoundFile {
  return { path, configuration: configurations.of(dirname(path)), named: true };
}
