import { setTimeout as wait } from 'node:timers/promises';
import type { Posted } from './plan.ts';
import type { MergeRequest } from './target.ts';

/** GitLab did not do what was asked. */
export class GitLabError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The commits that GitLab's diff compares. */
export interface DiffRefs {
  readonly base_sha: string;
  readonly head_sha: string;
  readonly start_sha: string;
}

/** A thread of a merge request. */
export interface Discussion extends Posted {
  readonly id: string;
  readonly note: number;
  readonly author: number;
}

const MOST_TRIES = 4;
/** Longer than this, in seconds, a run doesn't wait for GitLab. */
const LONGEST_WAIT = 60;

/** One merge request on GitLab: what is read of it and written to it. All functions throw GitLabError, or `fetch`'s TypeError. */
export class GitLab {
  private readonly base: string;
  private readonly api: string;
  private readonly token: string;

  constructor({ api, project, iid }: MergeRequest, token: string) {
    this.api = api;
    this.base = `/projects/${encodeURIComponent(project)}/merge_requests/${iid}`;
    this.token = token;
  }

  async user(): Promise<number> {
    const { id } = (await this.ask('GET', '/user')) as { id: number };
    return id;
  }

  async mergeRequest(): Promise<{ diff_refs: DiffRefs; web_url: string }> {
    return (await this.ask('GET', this.base)) as { diff_refs: DiffRefs; web_url: string };
  }

  /** Their lines are those of the diff between these commits; GitLab leaves a thread behind whose line was changed. */
  async discussions(refs: DiffRefs): Promise<Discussion[]> {
    const all = (await this.pages(`${this.base}/discussions`)) as RawDiscussion[];
    return all.flatMap(({ id, notes: [first] }) => {
      if (!first) return [];
      const { body, author, position } = first;
      return [
        {
          id,
          note: first.id,
          body,
          author: author.id,
          path: position?.new_path ?? '',
          ...(position?.new_line != null &&
            position.head_sha === refs.head_sha && { line: position.new_line }),
        },
      ];
    });
  }

  async addDiscussion(body: string, position?: object): Promise<void> {
    await this.ask('POST', `${this.base}/discussions`, { body, ...(position && { position }) });
  }

  async updateNote({ id, note }: Discussion, body: string): Promise<void> {
    await this.ask('PUT', `${this.base}/discussions/${id}/notes/${note}`, { body });
  }

  async resolve({ id }: Discussion): Promise<void> {
    await this.ask('PUT', `${this.base}/discussions/${id}`, { resolved: true });
  }

  private async pages(path: string): Promise<unknown[]> {
    const all: unknown[] = [];
    for (let page = '1'; page !== ''; ) {
      const response = await this.send('GET', `${path}?per_page=100&page=${page}`);
      all.push(...((await response.json()) as unknown[]));
      page = response.headers.get('x-next-page') ?? '';
    }
    return all;
  }

  private async ask(method: string, path: string, body?: object): Promise<unknown> {
    return (await this.send(method, path, body)).json();
  }

  /** Waits where GitLab says so, and tries again what may be asked twice. */
  private async send(method: string, path: string, body?: object): Promise<Response> {
    for (let tries = 1; ; tries++) {
      const response = await fetch(this.api + path, {
        method,
        headers: { 'private-token': this.token, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
      if (response.ok) return response;
      const { status } = response;
      const seconds = Number(response.headers.get('retry-after') ?? tries);
      const mayRetry = status === 429 || (status >= 500 && method !== 'POST');
      const text = await response.text();
      if (!mayRetry || tries === MOST_TRIES || seconds > LONGEST_WAIT)
        throw new GitLabError(status, plain(text));
      await wait(seconds * 1000);
    }
  }
}

interface RawDiscussion {
  readonly id: string;
  readonly notes: readonly {
    readonly id: number;
    readonly body: string;
    readonly author: { readonly id: number };
    readonly position?: {
      readonly new_path: string;
      readonly new_line: number | null;
      readonly head_sha: string;
    };
  }[];
}

/** What an answer says is wrong: `message` or `error` of its JSON. */
function plain(text: string): string {
  try {
    const { message, error } = JSON.parse(text) as { message?: unknown; error?: unknown };
    const said = message ?? error ?? text;
    return typeof said === 'string' ? said : JSON.stringify(said);
  } catch {
    return text.slice(0, 200);
  }
}
