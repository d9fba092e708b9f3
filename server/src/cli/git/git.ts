import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { UsageError } from '../errors.ts';

const MOST_OUTPUT = 256 * 1024 * 1024;

/** git ran and said no. */
export class GitError extends Error {
  readonly said: string;

  constructor(args: readonly string[], said: string) {
    super(`git ${args[0]} failed: ${said.trim() || 'it gave no reason'}`);
    this.said = said;
  }
}

/** A repository's git, run in its root. */
export class Git {
  /** The root of the working tree, absolute. */
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  /** @throws UsageError where `folder` is in no repository, or git is not installed */
  static at(folder: string, asker: string): Git {
    // Relative to the folder, so that the path keeps the form in which the folder was given.
    const up = spawnSync('git', ['rev-parse', '--show-cdup'], { cwd: folder, encoding: 'utf8' });
    if (up.error) throw new UsageError(`${asker} needs git, and git can’t be run here: ${up.error.message}.`);
    if (up.status !== 0) {
      const reason = /dubious ownership/.test(up.stderr)
        ? 'git refuses to work here, because somebody else owns the folder. Run git config --global --add safe.directory with its path.'
        : 'there is none here or above.';
      throw new UsageError(`${asker} needs a git repository: ${reason}`);
    }
    return new Git(resolve(folder, up.stdout.replace(/\r?\n$/, '')));
  }

  /** What git prints. @throws GitError */
  run(args: readonly string[]): string {
    const { status, stdout, stderr, error } = spawnSync('git', ['-c', 'core.quotePath=false', ...args], {
      cwd: this.root,
      encoding: 'utf8',
      maxBuffer: MOST_OUTPUT,
      // Its messages are read below.
      env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
    });
    if (error) throw new GitError(args, error.message);
    if (status !== 0) throw new GitError(args, stderr);
    return stdout;
  }

  /** What git prints, or undefined where it fails. */
  ask(args: readonly string[]): string | undefined {
    try {
      return this.run(args);
    } catch (error) {
      if (error instanceof GitError) return undefined;
      throw error;
    }
  }
}
