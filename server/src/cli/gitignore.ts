import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { isInside, repositoryRoot, slashed } from './paths.ts';

/** What git ignores in one folder and above it: `.gitignore` at every level and `.git/info/exclude`. */
export class GitIgnore {
  private readonly folder: string;
  private readonly rules: Ignore | undefined;
  private readonly above: GitIgnore | undefined;

  private constructor(folder: string, rules: Ignore | undefined, above?: GitIgnore) {
    this.folder = folder;
    this.rules = rules;
    this.above = above;
  }

  /** The rules for `folder`, read from its repository's root downwards; outside of a repository from `cwd` downwards. */
  static forFolder(folder: string, cwd: string): GitIgnore {
    const root = repositoryRoot(folder) ?? (isInside(folder, cwd) ? cwd : folder);
    let layer = new GitIgnore(root, rulesIn(join(root, '.git', 'info', 'exclude')));
    layer = layer.into(root);
    const names = relative(root, folder).split(/[\\/]/).filter(Boolean);
    names.reduce((path, name) => {
      layer = layer.into(join(path, name));
      return join(path, name);
    }, root);
    return layer;
  }

  /** The rules for a folder below. */
  into(folder: string): GitIgnore {
    const rules = rulesIn(join(folder, '.gitignore'));
    return rules ? new GitIgnore(folder, rules, this) : this;
  }

  /** The deepest file that says anything about `path` decides. The folders above it are taken to be not ignored. */
  ignores(path: string, isFolder: boolean): boolean {
    const name = slashed(relative(this.folder, path)) + (isFolder ? '/' : '');
    const { ignored = false, unignored = false } = this.rules?.test(name) ?? {};
    return ignored || (!unignored && (this.above?.ignores(path, isFolder) ?? false));
  }
}

function rulesIn(file: string): Ignore | undefined {
  try {
    const lines = readFileSync(file, 'utf8').split(/\r?\n/);
    return ignore().add(lines.filter(isHarmless));
  } catch {
    return undefined;
  }
}

/** Many stars in one name, or many `**`, would make the library's regular expressions search for ages. */
function isHarmless(line: string): boolean {
  const names = line.split('/');
  return (
    names.every((name) => name.split('*').length <= 4) && names.filter((name) => name === '**').length <= 3
  );
}
