import type { Git } from '../git/git.ts';
import { isCheckedOut } from './base.ts';
import type { Outcome } from './outcome.ts';
import type { Review } from './review.ts';
import type { ReviewTarget } from './target.ts';

/** Posts a review to where it belongs. Never throws for what the code host answers. */
export async function deliver(review: Review, target: ReviewTarget, git: Git): Promise<Outcome> {
  if (target.host === 'github' && !isCheckedOut(git, target)) return { posted: false, reason: OTHER_COMMIT };
  if (target.token === undefined) return { posted: false, reason: NO_TOKEN[target.host] };
  return target.host === 'github'
    ? (await import('./github.ts')).postToGitHub(review, target, target.token)
    : (await import('./gitlab.ts')).postToGitLab(review, target, target.token);
}

const OTHER_COMMIT =
  'what is checked out is not the pull request. In a workflow on pull_request_target, check out its head; better, use pull_request.';

const NO_TOKEN = {
  github: 'there is no token. Give the step a GITHUB_TOKEN in its env.',
  gitlab:
    'there is no token. Put a project access token with the scope api into the CI/CD variable GITLAB_TOKEN.',
} as const;
