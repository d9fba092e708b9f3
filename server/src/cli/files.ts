import { type Dirent, lstatSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { compileGlobs, GlobError, namesDotFiles } from '../engine/config/glob.ts';
import { CONFIG_FILE } from '../engine/config.ts';
import type { Configuration, Configurations } from './configuration.ts';
import { UsageError } from './errors.ts';
import { GitIgnore } from './gitignore.ts';
import { slashed } from './paths.ts';
import { explain } from './read.ts';

export interface FoundFile {
  /** Absolute. */
  readonly path: string;
  readonly configuration: Configuration;
  /** It claims to be a macro: `include` matches, or it was named on the command line. */
  readonly named: boolean;
  /** Why it can't be read, where that is known already: a folder that can't be listed. */
  readonly reason?: string;
}

/**
 * The files to work on, in the order of the arguments and by name within a folder; each once.
 * No argument: the repository, that is the folder of the nearest configuration, else `cwd`. A folder gives what its files'
 * configurations select, and where those state no `include` its other YAML too; a glob gives what it matches. Both leave out what
 * git ignores and what `exclude` matches. A file that is named is always taken.
 * @throws UsageError for an argument that names nothing
 */
export function findFiles(args: readonly string[], cwd: string, configurations: Configurations): FoundFile[] {
  const found = new Map<string, FoundFile>();
  const take = (file: FoundFile) => {
    if (!found.get(file.path)?.named) found.set(file.path, file);
  };
  if (args.length === 0) {
    const { root, file } = configurations.of(cwd);
    takeFolder(file ? root : cwd, { cwd, configurations, take, onlySelected: true });
  }
  for (const arg of args) {
    const path = resolve(cwd, arg);
    const type = typeOf(path);
    if (type === 'folder') takeFolder(path, { cwd, configurations, take, onlySelected: false });
    else if (type) takeFile(path, configurations, take);
    else takeGlob(arg, cwd, configurations, take);
  }
  return [...found.values()];
}

/** Every file under `folder` that git does not ignore, relative to it, with forward slashes. */
export function listFiles(folder: string, cwd: string): string[] {
  const files: string[] = [];
  walk(folder, GitIgnore.forFolder(folder, cwd), {
    seesDotFiles: () => true,
    file: (path) => files.push(slashed(relative(folder, path))),
    unreadable: () => {},
  });
  return files;
}

/** A link that leads nowhere counts as a file: reading it says what is wrong. */
function typeOf(path: string): 'file' | 'folder' | undefined {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return lstatSync(path, { throwIfNoEntry: false }) && 'file';
    return code === 'ENOTDIR' || code === 'ENAMETOOLONG' ? undefined : 'file';
  }
}

type Take = (file: FoundFile) => void;

/** A configuration among the files, as commit hooks name them, is checked by being read. */
function takeFile(path: string, configurations: Configurations, take: Take): void {
  const configuration = configurations.of(dirname(path));
  if (basename(path) !== CONFIG_FILE) take({ path, configuration, named: true });
}

interface FolderSearch {
  readonly cwd: string;
  readonly configurations: Configurations;
  readonly take: Take;
  /** False for a folder that the user names: what else in it is plainly a macro is welcome too. */
  readonly onlySelected: boolean;
}

function takeFolder(folder: string, { cwd, configurations, take, onlySelected }: FolderSearch): void {
  walk(folder, GitIgnore.forFolder(folder, cwd), {
    seesDotFiles: (inside) => configurations.of(inside).config.seesDotFiles,
    file(path) {
      const configuration = configurations.of(dirname(path));
      const { config, root } = configuration;
      const name = slashed(relative(root, path));
      const isCandidate =
        !onlySelected && !config.statesInclude && /\.ya?ml$/i.test(path) && !config.excludes(name);
      if (isCandidate || config.selects(name)) take({ path, configuration, named: config.includes(name) });
    },
    unreadable: (path, reason) =>
      take({ path, configuration: configurations.of(path), named: false, reason }),
  });
}

function takeGlob(glob: string, cwd: string, configurations: Configurations, take: Take): void {
  if (!/[*?[{]/.test(glob)) throw new UsageError(`There is no file or folder ${glob}.`);
  const { base, rest } = splitGlob(slashed(glob));
  let matches: (path: string) => boolean;
  try {
    matches = compileGlobs([rest]);
  } catch (error) {
    throw error instanceof GlobError
      ? new UsageError(`The glob ${glob} can’t be read: ${error.message}.`)
      : error;
  }
  const folder = resolve(cwd, base);
  let count = 0;
  if (typeOf(folder) === 'folder') {
    walk(folder, GitIgnore.forFolder(folder, cwd), {
      seesDotFiles: () => namesDotFiles(rest),
      file(path) {
        if (!matches(slashed(relative(folder, path)))) return;
        const configuration = configurations.of(dirname(path));
        if (configuration.config.excludes(slashed(relative(configuration.root, path)))) return;
        count++;
        take({ path, configuration, named: true });
      },
      unreadable: (path, reason) =>
        take({ path, configuration: configurations.of(path), named: false, reason }),
    });
  }
  if (count === 0) throw new UsageError(`No file matches ${glob}.`);
}

/** The folders before the first wildcard, and the glob that remains. */
function splitGlob(glob: string): { base: string; rest: string } {
  const names = glob.split('/');
  const first = names.findIndex((name) => /[*?[{]/.test(name));
  return {
    base: names.slice(0, first).join('/') || (glob.startsWith('/') ? '/' : '.'),
    rest: names.slice(first).join('/'),
  };
}

interface Visitor {
  seesDotFiles(folder: string): boolean;
  file(path: string): void;
  /** A folder that can't be listed. */
  unreadable(folder: string, reason: string): void;
}

/**
 * Visits the files under `folder`. Symbolic links are left alone: what they point at is linted where it stands. Folders that
 * vanish meanwhile are passed over.
 */
function walk(folder: string, rules: GitIgnore, visitor: Visitor): void {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR')
      visitor.unreadable(folder, explain(error as NodeJS.ErrnoException));
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isFile()) {
      if (entry.name !== CONFIG_FILE && !rules.ignores(path, false)) visitor.file(path);
    } else if (entry.isDirectory() && entry.name !== '.git' && entry.name !== 'node_modules') {
      if (entry.name.startsWith('.') && !visitor.seesDotFiles(folder)) continue;
      if (!rules.ignores(path, true)) walk(path, rules.into(path), visitor);
    }
  }
}
