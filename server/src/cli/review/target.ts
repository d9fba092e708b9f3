import { readFileSync } from 'node:fs';
import { UsageError } from '../errors.ts';

export interface PullRequest {
  readonly host: 'github';
  /** Address of the REST API, without a slash at its end. */
  readonly api: string;
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
  /** Commits. */
  readonly head: string;
  readonly base: string;
  /** It comes from a copy of the repository: then the token may only read, as a rule. */
  readonly isFork: boolean;
  readonly token?: string;
}

export interface MergeRequest {
  readonly host: 'gitlab';
  readonly api: string;
  /** Its number. */
  readonly project: string;
  readonly iid: number;
  /** The commit that the merge request is compared with. */
  readonly base: string;
  readonly token?: string;
}

export type ReviewTarget = PullRequest | MergeRequest;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The pull request or merge request that this run is for, from what GitHub Actions and GitLab CI set. Undefined outside of them, and for
 * a run that belongs to none.
 * @throws UsageError for an event file that can't be read
 */
export function reviewTarget(env: Environment): ReviewTarget | undefined {
  return env.GITLAB_CI ? mergeRequest(env) : pullRequest(env);
}

interface PullRequestEvent {
  readonly pull_request?: {
    readonly number: number;
    readonly head: { readonly sha: string; readonly repo: { readonly full_name: string } | null };
    readonly base: { readonly sha: string; readonly repo: { readonly full_name: string } };
  };
}

function pullRequest(env: Environment): PullRequest | undefined {
  const { GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: repository = '', GITHUB_API_URL, GITHUB_TOKEN } = env;
  if (!path) return undefined;
  const { pull_request: event } = readEvent(path);
  const [owner = '', repo = ''] = repository.split('/');
  if (!event || !owner || !repo) return undefined;
  return {
    host: 'github',
    api: (GITHUB_API_URL || 'https://api.github.com').replace(/\/+$/, ''),
    owner,
    repo,
    number: event.number,
    head: event.head.sha,
    base: event.base.sha,
    isFork: event.head.repo?.full_name !== event.base.repo.full_name,
    ...(GITHUB_TOKEN && { token: GITHUB_TOKEN }),
  };
}

function readEvent(path: string): PullRequestEvent {
  try {
    const event: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof event === 'object' && event !== null ? event : {};
  } catch (error) {
    throw new UsageError(
      `The event file ${path} (GITHUB_EVENT_PATH) can’t be read: ${(error as Error).message}`,
    );
  }
}

function mergeRequest(env: Environment): MergeRequest | undefined {
  const {
    CI_API_V4_URL: api,
    CI_PROJECT_ID: project,
    CI_MERGE_REQUEST_IID: iid,
    CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
    GITLAB_TOKEN: token,
  } = env;
  if (!api || !project || !iid || !base) return undefined;
  return {
    host: 'gitlab',
    api: api.replace(/\/+$/, ''),
    project,
    iid: Number(iid),
    base,
    ...(token && { token }),
  };
}
