import { isShallow } from '../cli/git/base.ts';
import type { Git } from '../cli/git/git.ts';
import { reviewBase } from '../cli/review/base.ts';
import type { PullRequest } from '../cli/review/target.ts';

/**
 * The revision that the pull request is compared with. Checkouts in CI have as little history as they can: what is missing is fetched,
 * one commit more where that is enough. Where fetching fails, linting says what is missing.
 */
export function fetchBase(git: Git, pull: PullRequest): string {
  const base = () => reviewBase(git, pull);
  const isKnown = () => git.ask(['merge-base', base(), 'HEAD']) !== undefined;
  if (isKnown()) return base();
  const head = git.run(['rev-parse', 'HEAD']).trim();
  const fetch = (...args: string[]) => git.ask(['fetch', '--quiet', '--no-tags', ...args]);
  if (isShallow(git)) {
    // A checked-out merge has the base as its parent.
    fetch('--depth=2', 'origin', head);
    if (isKnown()) return base();
    fetch('--unshallow', 'origin', head);
  }
  if (!isKnown()) fetch('origin', pull.base);
  return base();
}
