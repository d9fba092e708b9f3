import type { Git } from '../git/git.ts';
import type { PullRequest, ReviewTarget } from './target.ts';

/**
 * Whether the working tree is of the pull request: its head, a merge of it, or what was committed on top. With `pull_request_target` it
 * is not, unless the checkout says so, and its findings would be those of the base.
 */
export function isCheckedOut(git: Git, { head }: PullRequest): boolean {
  const commits = git.ask(['rev-parse', 'HEAD', 'HEAD^2']) ?? git.ask(['rev-parse', 'HEAD']) ?? '';
  return (
    commits.split('\n').includes(head) || git.ask(['merge-base', '--is-ancestor', head, 'HEAD']) !== undefined
  );
}

/**
 * The revision that a pull request is compared with. What CI checks out of a pull request on GitHub is, unless told otherwise, its merge
 * into the base: then that commit's first parent, which may be newer than the base that the event names.
 */
export function reviewBase(git: Git, target: ReviewTarget): string {
  if (target.host === 'github') {
    const [, head] = (git.ask(['rev-parse', 'HEAD^1', 'HEAD^2']) ?? '').split('\n');
    if (head === target.head) return 'HEAD^1';
  }
  return target.base;
}
