import { Octokit } from '@octokit/core';
import { paginateRest } from '@octokit/plugin-paginate-rest';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import type { Posted } from './plan.ts';
import type { PullRequest } from './target.ts';

/** A file as the pull request has it. */
export interface PullFile {
  readonly filename: string;
  /** Of its content, as git names it. */
  readonly sha: string;
  /** The hunks; left out for large and binary files. */
  readonly patch?: string;
}

export interface PullComment extends Posted {
  readonly id: number;
  readonly login: string;
}

export interface PullReview {
  readonly id: number;
  readonly body: string;
  readonly login: string;
  readonly url: string;
}

/** Longer than this, in seconds, a run doesn't wait for GitHub. */
const LONGEST_WAIT = 120;
const MOST_WAITS = 2;

/** Where no answer comes at all, a request is tried once more, not as often as after a fault that GitHub tells of. */
function onceMore({ hook }: Octokit): void {
  hook.error('request', (error, { request = {} }) => {
    if (error.cause instanceof Error) request.retries = Math.min(request.retries ?? 1, 1);
    throw error;
  });
}

const Client = Octokit.plugin(paginateRest, onceMore, retry, throttling);

/** One pull request on GitHub: what is read of it and written to it. All functions throw the client's `RequestError`. */
export class GitHub {
  private readonly client: InstanceType<typeof Client>;
  private readonly pull: { owner: string; repo: string; pull_number: number };

  constructor({ api, owner, repo, number }: PullRequest, token: string) {
    const waits = (seconds: number, _request: unknown, _client: unknown, count: number) =>
      seconds <= LONGEST_WAIT && count < MOST_WAITS;
    this.client = new Client({
      auth: token,
      baseUrl: api,
      userAgent: 'macrolint',
      throttle: { onRateLimit: waits, onSecondaryRateLimit: waits },
      // What goes wrong is said once, by us.
      log: { debug() {}, info() {}, warn() {}, error() {} },
    });
    this.pull = { owner, repo, pull_number: number };
  }

  /** Who the token is. The REST API does not tell it to the token of a workflow. */
  async login(): Promise<string> {
    const { viewer } = await this.client.graphql<{ viewer: { login: string } }>('{ viewer { login } }');
    return viewer.login;
  }

  async files(): Promise<PullFile[]> {
    return this.all('GET /repos/{owner}/{repo}/pulls/{pull_number}/files');
  }

  async comments(): Promise<PullComment[]> {
    const comments = await this.all<{
      id: number;
      body: string;
      path: string;
      line?: number | null;
      in_reply_to_id?: number;
      user: { login: string } | null;
    }>('GET /repos/{owner}/{repo}/pulls/{pull_number}/comments');
    return comments
      .filter(({ in_reply_to_id }) => in_reply_to_id === undefined)
      .map(({ id, body, path, line, user }) => ({
        id,
        body,
        path,
        login: user?.login ?? '',
        ...(line != null && { line }),
      }));
  }

  async reviews(): Promise<PullReview[]> {
    const reviews = await this.all<{
      id: number;
      body: string;
      html_url: string;
      user: { login: string } | null;
    }>('GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews');
    return reviews.map(({ id, body, html_url: url, user }) => ({ id, body, url, login: user?.login ?? '' }));
  }

  /** Returns the review's address. Tried once only: a failure may hide that it was made. */
  async addReview(payload: object): Promise<string> {
    const { data } = await this.client.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
      ...this.pull,
      ...payload,
      request: { retries: 0 },
    });
    return data.html_url;
  }

  async updateReview(review_id: number, body: string): Promise<void> {
    const route = 'PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}';
    await this.client.request(route, { ...this.pull, review_id, body });
  }

  async updateComment(comment_id: number, body: string): Promise<void> {
    const { owner, repo } = this.pull;
    const route = 'PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}';
    await this.client.request(route, { owner, repo, comment_id, body });
  }

  private async all<T>(route: string): Promise<T[]> {
    return (await this.client.paginate(route, { ...this.pull, per_page: 100 })) as T[];
  }
}
