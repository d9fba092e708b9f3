import { lstatSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import {
  belowConfig,
  CONFIG_FILE,
  type Config,
  type ConfigProblem,
  defaultConfig,
  parseConfig,
} from '../engine/config.ts';
import { UsageError } from './errors.ts';
import { isInside, repositoryRoot, slashed } from './paths.ts';
import { readText } from './read.ts';

/** A configuration and the folder that its globs are relative to. */
export interface Configuration {
  readonly config: Config;
  readonly root: string;
  /** Its file; undefined where the defaults hold. */
  readonly file?: string;
}

/** A configuration that can't be used; says where and why. */
export class ConfigError extends UsageError {
  readonly file: string;
  readonly text: string;
  readonly problems: readonly ConfigProblem[];

  constructor(file: string, text: string, problems: readonly ConfigProblem[]) {
    super(`${file} can’t be used`);
    this.file = file;
    this.text = text;
    this.problems = problems;
  }
}

/** Finds the configuration of each folder: the nearest `macrolint.yaml` upwards, or the file that `--config` names. */
export class Configurations {
  private readonly folders = new Map<string, Configuration | undefined>();
  private readonly fallback: Configuration;
  private readonly explicit: boolean;

  /**
   * @param cwd where the run started; absolute
   * @param file what `--config` names
   */
  constructor(cwd: string, file?: string) {
    this.explicit = file !== undefined;
    if (file === undefined) {
      this.fallback = { config: defaultConfig(), root: repositoryRoot(cwd) ?? cwd };
    } else {
      const path = resolve(cwd, file);
      const folder = dirname(path);
      this.fallback = load(path, isInside(cwd, folder) ? folder : cwd);
    }
  }

  /** The configuration for files in `folder`. @throws ConfigError */
  of(folder: string): Configuration {
    return this.explicit ? this.fallback : (this.nearest(folder) ?? this.fallback);
  }

  private nearest(folder: string): Configuration | undefined {
    if (this.folders.has(folder)) return this.folders.get(folder);
    const file = join(folder, CONFIG_FILE);
    const parent = dirname(folder);
    const found = isFile(file) ? load(file, folder) : refuseOtherNames(folder);
    const above = found?.config.statesInclude || parent === folder ? undefined : this.nearest(parent);
    const configuration = found ? below(above ?? this.fallback, found) : above;
    this.folders.set(folder, configuration);
    return configuration;
  }
}

function below(above: Configuration, found: Configuration): Configuration {
  if (above.root === found.root || !isInside(found.root, above.root)) return found;
  const folder = slashed(relative(above.root, found.root));
  return { ...found, config: belowConfig(above.config, folder, found.config) };
}

/** @throws UsageError for a name that was certainly meant to be the configuration's */
export function refuseOtherNames(folder: string): undefined {
  const other = OTHER_NAMES.map((name) => join(folder, name)).find(isFile);
  if (other)
    throw new UsageError(`${other} is not read: the configuration is called ${CONFIG_FILE}. Rename it.`);
}

const OTHER_NAMES = ['macrolint.yml', '.macrolint.yaml', '.macrolint.yml'];

/** Also a link that leads nowhere: reading it says what is wrong. */
function isFile(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === false;
  } catch {
    return false;
  }
}

function load(file: string, root: string): Configuration {
  const read = readText(file);
  if ('reason' in read) throw new UsageError(`The configuration ${file} can’t be read: ${read.reason}.`);
  if (read.invalidAt !== undefined) {
    const span = { start: read.invalidAt, end: read.invalidAt + 1 };
    const message = 'This file is not UTF-8: its bytes make no character here. Save it as UTF-8.';
    throw new ConfigError(file, read.text, [{ ...span, message }]);
  }
  const { config, problems } = parseConfig(read.text);
  if (!config) throw new ConfigError(file, read.text, problems);
  return { config, root, file };
}
