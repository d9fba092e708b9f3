import { resolve } from 'node:path';
import { parsePatch } from 'diff';
import { mergeBase } from './base.ts';
import { Git } from './git.ts';

/** Lines of the new file, counted from 1 and ended by LF, as git counts them; both ends included. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

export interface ChangedFile {
  /** Relative to the root of the repository. */
  readonly path: string;
  /** Its path at the base; undefined for a new file. */
  readonly oldPath?: string;
  /** Lines that were added or changed, in order. */
  readonly lines: readonly LineRange[];
  /** Lines of the new file before which lines were taken out. */
  readonly cuts: readonly number[];
}

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
    const patches = new Map<string, Pick<ChangedFile, 'lines' | 'cuts'>>();
    for (let i = 0; i < old.length; i += FILES_AT_ONCE)
      for (const [path, lines] of this.patches(old.slice(i, i + FILES_AT_ONCE))) patches.set(path, lines);
    return new Map(
      asked.map(({ file, ...change }) => [file, { ...change, ...(patches.get(change.path) ?? WHOLE) }]),
    );
  }

  /** The text of a file at the base; undefined where it was not there. */
  before({ oldPath }: ChangedFile): string | undefined {
    return oldPath === undefined ? undefined : this.git.ask(['cat-file', 'blob', `${this.base}:${oldPath}`]);
  }

  private patches(changes: readonly Pick<ChangedFile, 'path' | 'oldPath'>[]) {
    const paths = new Set(changes.flatMap(({ path, oldPath }) => [path, oldPath!]));
    const exact = ['--unified=0', '--inter-hunk-context=0', '--src-prefix=a/', '--dst-prefix=b/'];
    return changedLines(this.git.run(['--literal-pathspecs', ...DIFF, ...exact, this.base, '--', ...paths]));
  }
}

/** A command line holds only so much. */
const FILES_AT_ONCE = 200;

const WHOLE = { lines: [{ start: 1, end: Number.MAX_SAFE_INTEGER }], cuts: [] };

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
function changedLines(patch: string): Map<string, Pick<ChangedFile, 'lines' | 'cuts'>> {
  const found = new Map<string, { lines: LineRange[]; cuts: number[] }>();
  for (const { newFileName = '', hunks, isBinary } of parsePatch(patch)) {
    const path = newFileName.replace(/^b\//, '');
    const changed = found.get(path) ?? { lines: [], cuts: [] };
    found.set(path, changed);
    // Binary for git, by its content or by .gitattributes: nobody can say which lines changed.
    if (isBinary) changed.lines.push(...WHOLE.lines);
    for (const { newStart, newLines } of hunks) {
      if (newLines > 0) changed.lines.push({ start: newStart, end: newStart + newLines - 1 });
      else changed.cuts.push(newStart);
    }
  }
  return found;
}

function zeroEnded(text: string): string[] {
  return text.split('\0').filter((part) => part !== '');
}
