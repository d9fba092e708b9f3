import type { MergeRequest, PullRequest } from './target.ts';

/** What a code host's client throws, as far as it is looked at. */
interface Refusal {
  readonly status?: number;
  readonly message?: string;
  readonly response?: { readonly headers?: Readonly<Record<string, string | number | undefined>> };
  readonly cause?: unknown;
}

/** Why a request to GitHub failed, and what to do, in a sentence or two. */
export function githubFailure(error: unknown, { owner, repo, number, isFork }: PullRequest): string {
  const { status, response } = error as Refusal;
  const headers = response?.headers ?? {};
  if (headers['x-ratelimit-remaining'] === '0' || status === 429 || headers['retry-after'] !== undefined)
    return `GitHub’s rate limit is used up${until(headers['x-ratelimit-reset'])}.`;
  switch (status) {
    case 401:
      return 'GitHub doesn’t know the token (401).';
    case 403:
      return isFork
        ? 'the token may not write here (403): a pull request from a fork gets one that can only read.'
        : 'the token may not write here (403). The job needs permissions: pull-requests: write.';
    case 404:
      return `GitHub shows the token no pull request ${number} in ${owner}/${repo} (404).`;
    default:
      return `${reach('GitHub', error as Refusal)}.`;
  }
}

/** Why a request to GitLab failed, and what to do, in a sentence or two. */
export function gitlabFailure(error: unknown, { iid, project }: MergeRequest): string {
  switch ((error as Refusal).status) {
    case 401:
      return 'GitLab doesn’t know the token in GITLAB_TOKEN (401).';
    case 403:
      return 'the token in GITLAB_TOKEN may not write here (403). It needs the scope api, and the role Reporter.';
    case 404:
      return `GitLab shows the token no merge request ${iid} in project ${project} (404).`;
    case 429:
      return 'GitLab’s rate limit is used up.';
    default:
      return `${reach('GitLab', error as Refusal)}.`;
  }
}

/** That a code host did not do what was asked, where there is no more to be said. */
function reach(host: string, { status, message = '', cause }: Refusal): string {
  // The client gives a request that met nobody the status 500.
  const network = cause instanceof Error ? cause : undefined;
  if (network || status === undefined) return `${host} can’t be reached: ${innermost(network) ?? message}`;
  return `${host} answered ${status}: ${message.split('\n')[0]!.replace(/ - https:.*$/, '')}`;
}

function innermost(error: Error | undefined): string | undefined {
  if (error?.cause instanceof Error) return innermost(error.cause);
  return error?.message || (error as NodeJS.ErrnoException | undefined)?.code;
}

function until(seconds: string | number | undefined): string {
  return seconds === undefined
    ? ''
    : ` until ${new Date(Number(seconds) * 1000).toISOString().slice(11, 16)} UTC`;
}
