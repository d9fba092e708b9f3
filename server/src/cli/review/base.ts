import type { Git } from '../git/git.ts';
import type { ReviewTarget } from './target.ts';

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
