import { parsePatch } from 'diff';
import type { Repository } from '../ci/repository.ts';
import { type Answer, CodeHost, type Request } from './server.ts';

interface Position {
  readonly new_path: string;
  new_line: number;
  readonly old_line?: number;
  head_sha: string;
}

interface Note {
  readonly id: number;
  body: string;
  readonly author: { readonly id: number };
  readonly position?: Position;
}

interface Discussion {
  readonly id: string;
  readonly notes: Note[];
  resolved: boolean;
}

interface Refs {
  readonly base_sha: string;
  readonly start_sha: string;
  readonly head_sha: string;
}

function refsOf(repository: Repository): Refs {
  const base_sha = repository.git('merge-base', 'main', 'HEAD');
  return { base_sha, start_sha: base_sha, head_sha: repository.git('rev-parse', 'HEAD') };
}

const REQUEST = '/projects/42/merge_requests/7';
export const TOKEN = 'glpat-token';

/** GitLab's API for one merge request of a repository: it checks what it is sent as GitLab does. */
export class GitLabHost extends CodeHost {
  readonly discussions: Discussion[] = [];
  user = 5;
  pageSize = 2;
  private readonly repository: Repository;
  private refs: Refs;
  private nextId = 100;

  private constructor(repository: Repository) {
    super();
    this.repository = repository;
    this.refs = refsOf(repository);
  }

  /** For the branch that is checked out, against `main`. */
  static async open(repository: Repository): Promise<GitLabHost> {
    const host = new GitLabHost(repository);
    await host.listen();
    return host;
  }

  /** The variables of a job for the merge request. */
  job(): Record<string, string> {
    return {
      GITLAB_CI: 'true',
      CI_API_V4_URL: this.address,
      CI_PROJECT_ID: '42',
      CI_MERGE_REQUEST_IID: '7',
      CI_MERGE_REQUEST_DIFF_BASE_SHA: this.refs.base_sha,
      GITLAB_TOKEN: TOKEN,
    };
  }

  /** A push: threads go with lines that stayed, and are left behind on lines that changed. */
  push(): void {
    this.refs = refsOf(this.repository);
    const { head_sha } = this.refs;
    for (const { position } of this.discussions.flatMap(({ notes }) => notes)) {
      if (!position || position.head_sha === head_sha) continue;
      const { new_path, new_line } = position;
      const patch = this.repository.git('diff', '-U0', position.head_sha, head_sha, '--', new_path);
      const hunks = parsePatch(`${patch}\n`).flatMap((file) => file.hunks);
      const isIn = hunks.some(
        ({ oldStart, oldLines }) => oldStart <= new_line && new_line < oldStart + oldLines,
      );
      if (isIn) continue;
      const above = hunks.filter(({ oldStart }) => oldStart <= new_line);
      position.new_line = above.reduce((line, hunk) => line + hunk.newLines - hunk.oldLines, new_line);
      position.head_sha = head_sha;
    }
  }

  protected answer(request: Request): Answer {
    const { method, path, headers, body } = request;
    if (headers['private-token'] !== TOKEN) return { status: 401, body: { message: '401 Unauthorized' } };
    if (method === 'GET' && path === '/user') return { status: 200, body: { id: this.user } };
    if (method === 'GET' && path === REQUEST)
      return {
        status: 200,
        body: { diff_refs: this.refs, web_url: 'https://gitlab.com/octo/shop/-/merge_requests/7' },
      };
    if (path === `${REQUEST}/discussions`) return method === 'GET' ? this.page(request) : this.add(body);
    const discussion = this.discussions.find(({ id }) => path.startsWith(`${REQUEST}/discussions/${id}`));
    if (method !== 'PUT' || !discussion) return { status: 404, body: { message: '404 Not found' } };
    const note = discussion.notes.find(({ id }) => path.endsWith(`/notes/${id}`));
    if (!note) discussion.resolved = body.resolved === true;
    else if (note.author.id !== this.user) return { status: 403, body: { message: '403 Forbidden' } };
    else note.body = body.body as string;
    return { status: 200, body: discussion };
  }

  private page({ query }: Request): Answer {
    const page = Number(query.get('page'));
    const end = page * this.pageSize;
    return {
      status: 200,
      body: this.discussions.slice(end - this.pageSize, end),
      headers: { 'x-next-page': end < this.discussions.length ? `${page + 1}` : '' },
    };
  }

  private add({ body, position }: Request['body']): Answer {
    if (typeof body !== 'string' || body === '') return { status: 400, body: { error: 'body is missing' } };
    if (position !== undefined && !this.isInDiff(position as Record<string, unknown>)) {
      const message = '400 Bad request - Note {:line_code=>["can\'t be blank", "must be a valid line code"]}';
      return { status: 400, body: { message } };
    }
    const note: Note = {
      id: this.nextId++,
      body,
      author: { id: this.user },
      ...(position ? { position: position as Position } : {}),
    };
    const discussion = { id: `d${this.nextId++}`, notes: [note], resolved: false };
    this.discussions.push(discussion);
    return { status: 201, body: discussion };
  }

  /** An added line by its new number, an unchanged one by both, each with the commits of the diff as it is. */
  private isInDiff({
    position_type,
    new_path,
    old_path,
    new_line,
    old_line,
    ...refs
  }: Record<string, unknown>): boolean {
    if (position_type !== 'text' || JSON.stringify(refs) !== JSON.stringify(this.refs)) return false;
    const patch = this.repository.git('diff', '-M', '-U3', this.refs.base_sha, this.refs.head_sha);
    const file = parsePatch(`${patch}\n`).find(({ newFileName }) => newFileName === `b/${new_path}`);
    if (!file || (!file.isCreate && file.oldFileName !== `a/${old_path}`)) return false;
    for (const { oldStart, newStart, lines } of file.hunks) {
      let [old, now] = [oldStart, newStart];
      for (const line of lines) {
        if (line.startsWith('+') && now === new_line) return old_line === undefined;
        if (line.startsWith(' ') && now === new_line) return old_line === old;
        if (!line.startsWith('+')) old++;
        if (!line.startsWith('-')) now++;
      }
    }
    return false;
  }

  /** A file with all suggestions applied: each says how many lines above and below its own it replaces. */
  applied(path: string): string {
    const lines = this.repository.git('show', `HEAD:${path}`).split('\n');
    const made = this.discussions
      .flatMap(({ notes: [note] }) => {
        const [, , above, below, text] =
          /^(`{3,})suggestion:-(\d+)\+(\d+)\n([\s\S]*?)^\1$/m.exec(note!.body)?.map((part) => part) ?? [];
        const line = note!.position?.new_path === path ? note!.position.new_line : undefined;
        return line != null && text !== undefined
          ? [{ start: line - Number(above), end: line + Number(below), text }]
          : [];
      })
      .sort((a, b) => b.start - a.start);
    for (const { start, end, text } of made)
      lines.splice(start - 1, end - start + 1, ...text.split('\n').slice(0, -1));
    return `${lines.join('\n')}\n`;
  }
}
