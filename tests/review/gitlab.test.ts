import { describe, expect, test } from 'vitest';
import type { Repository } from '../ci/repository.ts';
import { GitLabHost } from './gitlabHost.ts';
import { lines, pullRequest } from './pullRequest.ts';

const review = (repository: Repository, host: GitLabHost, ...args: string[]) =>
  repository.start(['review', ...args], { env: host.job() });

const places = ({ discussions }: GitLabHost) =>
  discussions.map(({ notes: [note] }) =>
    note!.position ? `${note!.position.new_path}:${note!.position.new_line}` : 'summary',
  );

const WEB = 'https://gitlab.com/octo/shop/-/merge_requests/7';

describe.concurrent('a review on GitLab', () => {
  test('is a thread for each remark, and a summary', async () => {
    const repository = pullRequest();
    const host = await GitLabHost.open(repository);
    const { code, out, err } = await review(repository, host);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(`✔ Review: 3 remarks added, the summary was added. ${WEB}\n`);
    expect(places(host)).toEqual([
      'macros/long.yaml:11',
      'macros/new.yaml:4',
      'macros/new.yaml:5',
      'summary',
    ]);
    expect(host.discussions[1]!.notes[0]!.body).toContain(
      '```suggestion:-0+0\n  The help centre, 😀 our help centre.\n```',
    );
    expect(host.applied('macros/new.yaml')).toBe(
      lines('New', 'The help centre, 😀 our help centre.', 'Cheers.'),
    );
  });

  test('names an unchanged line of a moved file by both of its numbers', async () => {
    const repository = pullRequest();
    const complaint = (...parts: string[]) =>
      `title: Late\nkind: complaint\nreply: |\n${parts.map((part) => `  ${part}\n`).join('')}`;
    const parts = [
      'Hi {{customer.first_name}},',
      'You told us that your parcel is late.',
      'I see how much trouble that is for you.',
      'I have sent a new one today, and it reaches you on {{date}}.',
    ];
    repository.git('switch', '--quiet', 'main');
    repository.commit({ 'macros/late.yaml': `# One.\n# Two.\n${complaint(...parts)}` });
    repository.git('switch', '--quiet', '--create', 'other');
    repository.git('mv', 'macros/late.yaml', 'macros/moved.yaml');
    repository.commit({ 'macros/moved.yaml': `# One.\n${complaint(...parts.toSpliced(2, 1))}` });
    const host = await GitLabHost.open(repository);
    const { err } = await review(repository, host);
    expect(err).toContain('1 remark added');
    expect(host.discussions[0]!.notes[0]!.position).toMatchObject({
      old_path: 'macros/late.yaml',
      new_path: 'macros/moved.yaml',
      new_line: 2,
      old_line: 3,
    });
  });

  test('is printed with --dry-run', async () => {
    const repository = pullRequest();
    const host = await GitLabHost.open(repository);
    const { code, out } = await review(repository, host, '--dry-run');
    expect(code).toBe(1);
    expect(host.log).toEqual([]);
    const payload = JSON.parse(out);
    expect(payload.map(({ position }: { position?: { new_line: number } }) => position?.new_line)).toEqual([
      11,
      4,
      5,
      undefined,
    ]);
  });

  test('run again changes nothing; what is mended is resolved, what is new is added', async () => {
    const repository = pullRequest();
    const host = await GitLabHost.open(repository);
    await review(repository, host);
    const before = host.writes.length;
    expect((await review(repository, host)).err).toBe(`✔ Review: there is nothing to add. ${WEB}\n`);
    expect(host.writes).toHaveLength(before);
    repository.commit({
      'macros/new.yaml': lines('New', 'Thanks.', 'Cheers.'),
      'macros/third.yaml': lines('T', 'FAQ.'),
    });
    host.push();
    const { err } = await review(repository, host);
    expect(err).toBe(`✔ Review: 1 remark added, 1 remark closed, the summary was updated. ${WEB}\n`);
    expect(host.discussions.map(({ resolved }) => resolved)).toEqual([false, true, false, false, false]);
    expect(host.discussions[1]!.notes[0]!.body).toMatch(/^✔ macrolint finds this no longer/);
  });
});

describe.concurrent('where GitLab does not do what it is asked', () => {
  async function refused(disturb: GitLabHost['disturb'], env: Record<string, string> = {}) {
    const repository = pullRequest();
    const host = await GitLabHost.open(repository);
    host.disturb = disturb;
    return { host, ...(await repository.start(['review'], { env: { ...host.job(), ...env } })) };
  }

  test.each([
    [
      { status: 401, body: { message: '401 Unauthorized' } },
      'GitLab doesn’t know the token in GITLAB_TOKEN (401).',
    ],
    [
      { status: 403, body: { message: '403 Forbidden' } },
      'the token in GITLAB_TOKEN may not write here (403).',
    ],
    [
      { status: 404, body: { message: '404 Not found' } },
      'GitLab shows the token no merge request 7 in project 42 (404).',
    ],
    [{ status: 429, headers: { 'retry-after': '3600' } }, 'GitLab’s rate limit is used up.'],
    [{ status: 302, body: {}, headers: { location: '/' } }, 'GitLab '],
  ])('%j is said, and the findings are printed', async (answer, reason) => {
    const { code, out, err } = await refused(() => answer);
    expect(code).toBe(1);
    expect(err).toContain(`▲ The review is not posted: ${reason}`);
    expect(err).toContain('The findings stand below.');
    expect(out).toContain('▲ 5 problems (5 warnings)');
  });

  test('without a token the same', async () => {
    const { err, host } = await refused(() => undefined, { GITLAB_TOKEN: '' });
    expect(err).toContain('there is no token. Put a project access token');
    expect(host.log).toEqual([]);
  });

  test('a server that is not there is said', async () => {
    const repository = pullRequest();
    const host = await GitLabHost.open(repository);
    host.close();
    const { code, err } = await review(repository, host);
    expect(code).toBe(1);
    expect(err).toContain(
      'The review is not posted: GitLab can’t be reached: connect ECONNREFUSED 127.0.0.1',
    );
  });

  test('a rate limit with Retry-After is waited for; a passing fault is tried again', async () => {
    let count = 0;
    const { err } = await refused(({ method, path }) => {
      if (path === '/user' && ++count === 1) return { status: 502, body: { message: 'Bad gateway' } };
      return method === 'POST' && ++count === 4
        ? { status: 429, headers: { 'retry-after': '1' } }
        : undefined;
    });
    expect(err).toContain('✔ Review: 3 remarks added, the summary was added.');
  });

  test('a line that it refuses is listed in the summary', async () => {
    const { err, host } = await refused(({ method, body }) =>
      method === 'POST' && (body.position as { new_line?: number })?.new_line === 5
        ? { status: 400, body: { message: '400 Bad request - Note {:line_code=>["can\'t be blank"]}' } }
        : undefined,
    );
    expect(err).toContain('2 remarks added, the summary was added');
    expect(host.discussions.at(-1)!.notes[0]!.body).toContain('- `macros/new.yaml:5`');
  });

  test('a run that fails half way says what it did, and the next one does the rest', async () => {
    const repository = pullRequest();
    const host = await GitLabHost.open(repository);
    let posts = 0;
    host.disturb = ({ method }) =>
      method === 'POST' && ++posts === 3 ? { status: 500, body: { message: '500 Internal' } } : undefined;
    const { code, err } = await review(repository, host);
    expect(code).toBe(1);
    expect(err).toContain(
      'GitLab answered 500: 500 Internal. Before that, 2 remarks added; the next run does the rest.',
    );
    const again = await review(repository, host);
    expect(again.err).toContain('✔ Review: 1 remark added, the summary was added.');
    expect(places(host)).toHaveLength(4);
  });

  test('a run for no merge request has nothing to review', async () => {
    const { code, err } = await refused(() => undefined, { CI_MERGE_REQUEST_IID: '' });
    expect(code).toBe(2);
    expect(err).toContain('There is no pull request here to review');
  });
});
