import { resolve } from 'node:path';
import { parsePatch, type StructuredPatchHunk } from 'diff';
import { mergeBase } from './base.ts';
import { Git } from './git.ts';

/** What of a file was added or changed, taken out, or left alone. Lines are counted from 1 and end at LF, as git counts them. */
export interface ChangedFile {
  /** Relative to the root of the repository. */
  readonly path: string;
  /** Its path at the base; undefined for a new file. */
  readonly oldPath?: string;
  /** In order, without unchanged lines around them. */
  readonly hunks: readonly Hunk[];
}

/** `oldLines` lines from `oldStart` on were replaced by `newLines` lines from `newStart` on; with 0 lines, what is before that line. */
export type Hunk = Pick<StructuredPatchHunk, 'oldStart' | 'oldLines' | 'newStart' | 'newLines'>;

/** What changed between a base and the working tree, what is not committed and not tracked included. */
export class Changes {
  readonly git: Git;
  /** As it was asked for. */
  readonly revision: string;
  readonly base: string;
  /** By absolute path: the path in the repository, and the one at the base. */
  private readonly paths: ReadonlyMap<string, Pick<ChangedFile, 'path' | 'oldPath'>>;

  private constructor(git: Git, revision: string, base: string) {
    this.git = git;
    this.revision = revision;
    this.base = base;
    const paths = new Map<string, Pick<ChangedFile, 'path' | 'oldPath'>>();
    for (const change of changedPaths(git, base)) paths.set(resolve(git.root, change.path), change);
    for (const path of zeroEnded(git.run(['ls-files', '-z', '--others', '--exclude-standard']))) {
      const file = resolve(git.root, path);
      if (!paths.has(file)) paths.set(file, { path });
    }
    this.paths = paths;
  }

  /**
   * What changed since the branch of `folder` left `revision`.
   * @throws UsageError where there is no repository, no such revision, or too little history
   */
  static since(revision: string, folder: string): Changes {
    const git = Git.at(folder, '--since');
    return new Changes(git, revision, mergeBase(git, revision));
  }

  /** Whether the file at an absolute path was added, changed or renamed. */
  has(file: string): boolean {
    return this.paths.has(file);
  }

  /** What changed in these files, by their absolute paths; those that did not change are left out. */
  of(files: readonly string[]): Map<string, ChangedFile> {
    const asked = files.flatMap((file) => {
      const change = this.paths.get(file);
      return change ? [{ file, ...change }] : [];
    });
    const old = asked.filter(({ oldPath }) => oldPath !== undefined);
    const patches = new Map<string, readonly Hunk[]>();
    for (let i = 0; i < old.length; i += FILES_AT_ONCE)
      for (const [path, hunks] of this.patches(old.slice(i, i + FILES_AT_ONCE))) patches.set(path, hunks);
    return new Map(
      asked.map(({ file, ...change }) => [file, { ...change, hunks: patches.get(change.path) ?? [WHOLE] }]),
    );
  }

  /** The text of a file at the base; undefined where it was not there. */
  before({ oldPath }: ChangedFile): string | undefined {
    return oldPath === undefined ? undefined : this.git.ask(['cat-file', 'blob', `${this.base}:${oldPath}`]);
  }

  private patches(changes: readonly Pick<ChangedFile, 'path' | 'oldPath'>[]): Map<string, readonly Hunk[]> {
    const paths = new Set(changes.flatMap(({ path, oldPath }) => [path, oldPath!]));
    const exact = ['--unified=0', '--inter-hunk-context=0', '--src-prefix=a/', '--dst-prefix=b/'];
    return hunksByPath(this.git.run(['--literal-pathspecs', ...DIFF, ...exact, this.base, '--', ...paths]));
  }
}

/** A command line holds only so much. */
const FILES_AT_ONCE = 200;

/** A file that is all new, or of which nobody can say what changed. */
const WHOLE: Hunk = { oldStart: 1, oldLines: 0, newStart: 1, newLines: Number.MAX_SAFE_INTEGER };

/** The same answer whatever the user's configuration says. */
const DIFF = [
  'diff',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--no-relative',
  '--diff-algorithm=default',
  '--find-renames',
  '--diff-filter=d',
  '--ignore-submodules',
];

function* changedPaths(git: Git, base: string): Generator<Pick<ChangedFile, 'path' | 'oldPath'>> {
  const fields = zeroEnded(git.run([...DIFF, '--raw', '-z', base]));
  for (let i = 0; i < fields.length; ) {
    const status = fields[i++]!.split(' ')[4]![0]!;
    const oldPath = fields[i++]!;
    if (status === 'R' || status === 'C') yield { path: fields[i++]!, oldPath };
    else yield status === 'A' ? { path: oldPath } : { path: oldPath, oldPath };
  }
}

/** By the path of the new file. */
function hunksByPath(patch: string): Map<string, Hunk[]> {
  const found = new Map<string, Hunk[]>();
  for (const { newFileName = '', hunks, isBinary } of parsePatch(patch)) {
    const path = newFileName.replace(/^b\//, '');
    // Binary for git, by its content or by .gitattributes.
    const own = isBinary ? [WHOLE] : hunks;
    found.set(path, [...(found.get(path) ?? []), ...own]);
  }
  return found;
}

function zeroEnded(text: string): string[] {
  return text.split('\0').filter((part) => part !== '');
}
