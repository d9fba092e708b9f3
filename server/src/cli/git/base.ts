import { UsageError } from '../errors.ts';
import type { Git } from './git.ts';

/**
 * The commit at which the working tree's branch left `revision`: what `base...head` compares with.
 * @throws UsageError for an unknown revision, and where the history here is too short to tell
 */
export function mergeBase(git: Git, revision: string): string {
  const commit = git.ask(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  if (!commit) throw new UsageError(unknownRevision(git, revision));
  if (!git.ask(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])) {
    throw new UsageError('--since needs a commit to compare, and nothing has been committed here yet.');
  }
  const base = git.ask(['merge-base', commit.trim(), 'HEAD'])?.trim();
  if (base) return base;
  throw new UsageError(
    isShallow(git)
      ? `The history here is too short to tell where this branch left ${revision}. ${HOW_TO_DEEPEN}`
      : `${revision} and HEAD have no commit in common, so nothing can be said about what changed.`,
  );
}

function unknownRevision(git: Git, revision: string): string {
  const start = `There is no revision ${revision} here.`;
  if (isShallow(git)) return `${start} This is a shallow clone. ${HOW_TO_DEEPEN}`;
  const remote = git.ask(['rev-parse', '--verify', '--quiet', `origin/${revision}^{commit}`]);
  return remote
    ? `${start} Did you mean origin/${revision}?`
    : `${start} Fetch it first: git fetch origin ${revision}`;
}

export function isShallow(git: Git): boolean {
  return git.ask(['rev-parse', '--is-shallow-repository'])?.trim() === 'true';
}

const HOW_TO_DEEPEN =
  'Fetch all of it: git fetch --unshallow; on GitHub give actions/checkout fetch-depth: 0, on GitLab set GIT_DEPTH: 0.';
