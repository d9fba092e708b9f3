import { parsePatch } from 'diff';
import type { Repository } from '../ci/repository.ts';
import { type Answer, CodeHost, type Request } from './server.ts';

interface Comment {
  readonly id: number;
  body: string;
  readonly path: string;
  line: number | null;
  readonly start_line?: number;
  readonly user: { readonly login: string };
  readonly pull_request_review_id: number;
}

interface PullFile {
  readonly filename: string;
  readonly sha: string | null;
  readonly patch?: string;
}

interface Review {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string };
  readonly html_url: string;
}

const PULL = '/repos/octo/shop/pulls/7';
export const TOKEN = 'a-token';

/** GitHub's API for one pull request of a repository: it checks what it is sent as GitHub does. */
export class GitHubHost extends CodeHost {
  readonly comments: Comment[] = [];
  readonly reviews: Review[] = [];
  /** Whose token it is. */
  login = 'github-actions[bot]';
  /** Rows of a page, whatever is asked for. */
  pageSize = 2;
  head: string;
  private readonly repository: Repository;
  private readonly base: string;
  /** Of the pull request, by its head. */
  private readonly filesOf = new Map<string, readonly PullFile[]>();
  private nextId = 100;

  private constructor(repository: Repository, base: string) {
    super();
    this.repository = repository;
    this.base = base;
    this.head = repository.git('rev-parse', 'HEAD');
  }

  /** For the branch that is checked out, against `base`. */
  static async open(repository: Repository, base = 'main'): Promise<GitHubHost> {
    const host = new GitHubHost(repository, base);
    await host.listen();
    return host;
  }

  /** Shows what `other` shows: for a pull request like its own. */
  takeOver({ comments, reviews, nextId }: GitHubHost): void {
    this.comments.push(...structuredClone(comments));
    this.reviews.push(...structuredClone(reviews));
    this.nextId = nextId;
  }

  /** A push: comments stay on lines that stayed, and lose those that changed. */
  push(): void {
    const before = this.head;
    this.head = this.repository.git('rev-parse', 'HEAD');
    for (const comment of this.comments) {
      const patch = this.repository.git('diff', '-U0', before, this.head, '--', comment.path);
      for (const { oldStart, oldLines, newLines } of parsePatch(`${patch}\n`)
        .flatMap(({ hunks }) => hunks)
        .toReversed()) {
        if (comment.line === null || comment.line < oldStart) continue;
        comment.line = comment.line < oldStart + oldLines ? null : comment.line + newLines - oldLines;
      }
    }
  }

  protected answer(request: Request): Answer {
    const { method, path, headers, body } = request;
    if (headers.authorization !== `token ${TOKEN}` && headers.authorization !== `bearer ${TOKEN}`)
      return { status: 401, body: { message: 'Bad credentials' } };
    if (method === 'POST' && path === '/graphql')
      return { status: 200, body: { data: { viewer: { login: this.login } } } };
    if (method === 'GET' && path === `${PULL}/files`) return this.page(this.files(), request);
    if (method === 'GET' && path === `${PULL}/comments`) return this.page(this.comments, request);
    if (method === 'GET' && path === `${PULL}/reviews`) return this.page(this.reviews, request);
    if (method === 'POST' && path === `${PULL}/reviews`) return this.addReview(body);
    const review = this.reviews.find(({ id }) => path === `${PULL}/reviews/${id}`);
    if (method === 'PUT' && review) return this.update(review, body);
    const comment = this.comments.find(({ id }) => path === `/repos/octo/shop/pulls/comments/${id}`);
    if (method === 'PATCH' && comment) return this.update(comment, body);
    return { status: 404, body: { message: 'Not Found' } };
  }

  private page(rows: readonly object[], { path, query }: Request): Answer {
    const page = Number(query.get('page') ?? 1);
    const shown = rows.slice((page - 1) * this.pageSize, page * this.pageSize);
    const isLast = page * this.pageSize >= rows.length;
    const next = new URLSearchParams({ ...Object.fromEntries(query), page: `${page + 1}` });
    return {
      status: 200,
      body: shown,
      headers: isLast ? {} : { link: `<${this.address}${path}?${next}>; rel="next"` },
    };
  }

  private files(): readonly PullFile[] {
    const files = this.filesOf.get(this.head) ?? this.compare();
    this.filesOf.set(this.head, files);
    return files;
  }

  private compare(): PullFile[] {
    const diff = this.repository.git('diff', '-M', '-U3', `${this.base}...${this.head}`);
    return diff
      .split(/^(?=diff --git )/m)
      .filter(Boolean)
      .map((text) => {
        const [file] = parsePatch(`${text}\n`);
        const filename = (file!.isDelete ? file!.oldFileName! : file!.newFileName!).slice(2);
        const at = text.search(/^@@ /m);
        return {
          filename,
          sha: file!.isDelete ? null : this.repository.git('rev-parse', `${this.head}:${filename}`),
          ...(at >= 0 && { patch: text.slice(at) }),
        };
      });
  }

  private addReview({ commit_id, event, body, comments = [], ...rest }: Request['body']): Answer {
    const refuse = (message: string): Answer => ({
      status: 422,
      body: { message: 'Unprocessable Entity', errors: [message] },
    });
    if (Object.keys(rest).length > 0) return refuse(`unknown keys ${Object.keys(rest)}`);
    if (commit_id !== this.head) return refuse('commit_id is not part of the pull request');
    if (event !== 'COMMENT') return refuse('event is invalid');
    if (typeof body !== 'string' || body === '' || body.length > 65_536) return refuse('Body is invalid');
    for (const comment of comments as Request['body'][]) {
      const wrong = this.faultOf(comment);
      if (wrong) return refuse(wrong);
    }
    const id = this.nextId++;
    const user = { login: this.login };
    const html_url = `https://github.com/octo/shop/pull/7#pullrequestreview-${id}`;
    const review = { id, body, user, html_url };
    this.reviews.push(review);
    for (const { path, body, line, start_line } of comments as (Comment & { line: number })[]) {
      const start = start_line === undefined ? {} : { start_line };
      this.comments.push({ id: this.nextId++, path, body, line, ...start, user, pull_request_review_id: id });
    }
    return { status: 200, body: review };
  }

  /** What GitHub would say of a comment of a review. */
  private faultOf({
    path,
    body,
    line,
    side,
    start_line,
    start_side,
    ...rest
  }: Request['body']): string | undefined {
    if (Object.keys(rest).length > 0) return `unknown keys ${Object.keys(rest)}`;
    if (typeof body !== 'string' || body === '' || body.length > 65_536) return 'Body is invalid';
    if (side !== 'RIGHT' || (start_line !== undefined && start_side !== 'RIGHT')) return 'side is invalid';
    const file = this.files().find((one) => one.filename === path);
    if (!file) return 'Pull request review thread path is invalid';
    const first = (start_line ?? line) as number;
    if (start_line !== undefined && first >= (line as number)) return 'start_line must precede the end line.';
    const isInHunk = parsePatch(file.patch ?? '')
      .flatMap(({ hunks }) => hunks)
      .some(({ newStart, newLines }) => newStart <= first && (line as number) < newStart + newLines);
    return isInHunk ? undefined : 'Pull request review thread line must be part of the diff';
  }

  private update(one: Comment | Review, { body }: Request['body']): Answer {
    if (one.user.login !== this.login)
      return { status: 403, body: { message: 'Resource not accessible by integration' } };
    if (typeof body !== 'string' || body === '')
      return { status: 422, body: { message: 'Validation Failed' } };
    one.body = body;
    return { status: 200, body: one };
  }

  /** The file with all suggestions taken over: GitHub puts their lines in the place of the lines they are on. */
  applied(path: string, lineEnd = '\n'): string {
    const lines = this.repository.git('show', `${this.head}:${path}`).split('\n');
    const made = this.comments
      .flatMap((comment) => {
        const suggestion = /^(`{3,})suggestion\n([\s\S]*?)^\1$/m.exec(comment.body)?.[2];
        return comment.path === path && comment.line !== null && suggestion !== undefined
          ? [{ start: comment.start_line ?? comment.line, end: comment.line, text: suggestion }]
          : [];
      })
      .sort((a, b) => b.start - a.start);
    for (const { start, end, text } of made)
      lines.splice(
        start - 1,
        end - start + 1,
        ...text
          .split('\n')
          .slice(0, -1)
          .map((line) => line + lineEnd.slice(0, -1)),
      );
    return `${lines.join('\n')}\n`;
  }
}
