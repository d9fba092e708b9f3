import { beforeAll, describe, expect, test } from 'vitest';
import { Repository } from '../ci/repository.ts';
import { GitHubHost } from './githubHost.ts';
import { actionsJob, HOUSE_RULES, lines, pullRequest, review } from './pullRequest.ts';

const place = ({ path, start_line, line }: { path: string; start_line?: number; line: number | null }) =>
  `${path}:${start_line === undefined ? '' : `${start_line}–`}${line}`;

const REVIEWS = 'POST /repos/octo/shop/pulls/7/reviews';

/** What a first review of `pullRequest()` leaves behind. */
let first: GitHubHost;

beforeAll(async () => {
  const repository = pullRequest();
  first = await GitHubHost.open(repository);
  await review(repository, first);
});

/** `pullRequest()` once it was reviewed. */
async function reviewed() {
  const repository = pullRequest();
  const host = await GitHubHost.open(repository);
  host.takeOver(first);
  return { repository, host };
}

describe.concurrent('a review on GitHub', () => {
  test('is one request: suggestions, remarks and a summary', async ({ expect }) => {
    const repository = pullRequest();
    const host = await GitHubHost.open(repository);
    const { code, out, err } = await review(repository, host);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(
      '✔ Review: 3 remarks added. https://github.com/octo/shop/pull/7#pullrequestreview-100\n',
    );
    expect(host.writes).toEqual([REVIEWS]);
    expect(host.comments.map(place)).toEqual([
      'macros/long.yaml:11',
      'macros/new.yaml:4',
      'macros/new.yaml:5',
    ]);
    expect(host.comments.map(({ body }) => body)).toMatchInlineSnapshot(`
      [
        "▲ **no-cheers**: “Cheers”: Too casual for our house.

      ▲ **say-help-centre**: “FAQ”: your team says “help centre”.

      \`\`\`suggestion
        Cheers, and read the help centre.
      \`\`\`

      <!-- macrolint:remark cbcee0533b41c690 3db143e69d4fe2ac -->",
        "▲ **say-help-centre**: “FAQ”: your team says “help centre”.

      \`\`\`suggestion
        The help centre, 😀 our help centre.
      \`\`\`

      <!-- macrolint:remark 740c6bb5e66c85c1 -->",
        "▲ **no-cheers**: “Cheers”: Too casual for our house.

      <!-- macrolint:remark 91bf8b767df4a60f -->",
      ]
    `);
    expect(host.reviews[0]!.body).toMatchInlineSnapshot(`
      "### macrolint: 5 problems

      5 warnings in 2 changed files, 2 changed macros.

      2 suggestions can be applied with one click.

      <details>
      <summary>Before and after the suggestions</summary>

      \`\`\`diff
      - Cheers, and read the FAQ.
      + Cheers, and read the help centre.
      - The FAQ, 😀 our FAQ.
      + The help centre, 😀 our help centre.
      \`\`\`

      </details>

      <!-- macrolint:summary -->"
    `);
    expect(host.applied('macros/new.yaml')).toBe(
      lines('New', 'The help centre, 😀 our help centre.', 'Cheers.'),
    );
  });

  test('is printed with --dry-run, and nothing is sent', async () => {
    const repository = pullRequest();
    const host = await GitHubHost.open(repository);
    const { code, out } = await review(repository, host, '--dry-run');
    const payload = JSON.parse(out);
    expect(code).toBe(1);
    expect(host.log).toEqual([]);
    expect(payload).toMatchObject({ commit_id: host.head, event: 'COMMENT' });
    expect(payload.comments.map(place)).toHaveLength(3);
    const elsewhere = await repository.start(['review', '--dry-run', '--since', 'main']);
    expect(JSON.parse(elsewhere.out)).toEqual(payload);
  });

  test('says nothing where there is nothing to say', async () => {
    const repository = pullRequest();
    repository.commit({
      'macros/new.yaml': lines('New', 'Thanks.'),
      'macros/long.yaml': lines('Long', 'Our old FAQ.'),
    });
    const host = await GitHubHost.open(repository);
    const { code, err } = await review(repository, host);
    expect({ code, err }).toEqual({ code: 0, err: '✔ Review: there is nothing to add.\n' });
    expect(host.writes).toEqual([]);
  });

  test('ends with 0 where --fail-on lets the findings pass', async () => {
    const repository = pullRequest();
    const host = await GitHubHost.open(repository);
    expect((await review(repository, host, '--fail-on', 'never')).code).toBe(0);
    expect(host.comments).toHaveLength(3);
  });

  test('of a merge that CI has checked out compares with its first parent', async () => {
    const repository = pullRequest();
    const host = await GitHubHost.open(repository, repository.git('rev-parse', 'main'));
    const head = repository.git('rev-parse', 'HEAD');
    const env = actionsJob(repository, { api: host.address });
    repository.git('switch', '--quiet', 'main');
    repository.commit({ 'macros/theirs.yaml': lines('Theirs', 'FAQ.') });
    repository.git('merge', '--quiet', '--no-ff', '--no-edit', 'topic');
    repository.git('switch', '--quiet', '--detach', 'HEAD');
    expect(repository.git('rev-parse', 'HEAD^2')).toBe(head);
    await repository.start(['review'], { env });
    expect(host.comments.map(place)).toEqual([
      'macros/long.yaml:11',
      'macros/new.yaml:4',
      'macros/new.yaml:5',
    ]);
  });
});

describe.concurrent('suggestions', () => {
  let repository: Repository;
  let host: GitHubHost;

  beforeAll(async () => {
    repository = new Repository({
      'macrolint.yaml': HOUSE_RULES,
      'macros/old.yaml': lines('Old', 'Old FAQ.', 'Thanks.', 'Old FAQ.'),
    });
    repository.branch('topic');
    repository.commit({
      'macros/crlf.yaml': lines('CRLF', 'The FAQ.', 'Thanks.').replaceAll('\n', '\r\n'),
      'macros/touching.yaml': 'title: A\nkind: other\nreply: |\n  I think maybe the FAQ probably helps.\n',
      'macros/several.yaml': lines('Several', 'The parcel left, and I', 'think it is in Leeds.', 'Thanks.'),
      'macros/old.yaml': lines('Old', 'Old FAQ.', 'New FAQ.', 'Old FAQ.'),
      'macros/eaten.yaml': 'title: Eaten\nkind: closing\nreply: Hello #{name}, thanks.\n',
      'macros/ticks.yaml': lines('Ticks', '```', 'The FAQ.', '```', 'Say ``` or the FAQ.'),
    });
    host = await GitHubHost.open(repository);
    await review(repository, host);
  });

  const on = (path: string) => host.comments.filter((comment) => comment.path === path);

  /** Runs macrolint on a file with its suggestions applied. */
  function runOn(path: string, command: readonly string[], lineEnd?: string) {
    repository.write(path, host.applied(path, lineEnd));
    return repository.start([...command, path]);
  }

  test('keep CRLF files readable, whichever line end GitHub gives the new lines', async () => {
    for (const lineEnd of ['\n', '\r\n']) {
      expect(host.applied('macros/crlf.yaml', lineEnd)).toContain('The help centre.');
      expect((await runOn('macros/crlf.yaml', ['lint'], lineEnd)).code).toBe(0);
    }
  });

  test('go to a whole fixed point: fixes that touch each other are one suggestion', async () => {
    expect(on('macros/touching.yaml')).toHaveLength(1);
    expect((await runOn('macros/touching.yaml', ['fix', '--check'])).code).toBe(0);
  });

  test('can replace several lines by fewer', () => {
    expect(on('macros/several.yaml').map(place)).toEqual(['macros/several.yaml:4–5']);
    expect(host.applied('macros/several.yaml')).toBe(
      lines('Several', 'The parcel left, and it is in Leeds.', 'Thanks.'),
    );
  });

  test('leave old faults alone, also on lines beside the change', () => {
    expect(on('macros/old.yaml').map(place)).toEqual(['macros/old.yaml:5']);
    expect(host.applied('macros/old.yaml')).toBe(lines('Old', 'Old FAQ.', 'New help centre.', 'Old FAQ.'));
  });

  test('can replace one line by several', async () => {
    expect(on('macros/eaten.yaml').map(place)).toEqual(['macros/eaten.yaml:3']);
    const { out } = await runOn('macros/eaten.yaml', ['lint', '--format', 'json']);
    expect(out).not.toContain('yaml-eats-text');
  });

  test('hold backticks of the text', () => {
    const bodies = on('macros/ticks.yaml').map(({ body }) => body.includes('````suggestion'));
    expect(bodies).toEqual([true]);
    expect(host.applied('macros/ticks.yaml')).toContain('  Say ``` or the help centre.\n');
  });
});

describe.concurrent('what has no line in the diff', () => {
  test('is said at a line of its macro that was changed', async () => {
    const complaint = (empathy: string) =>
      `title: Late\nkind: complaint\nreply: |\n  Hi {{customer.first_name}},\n  You told us that your parcel is late.\n  It left York.\n  It came to Leeds.\n  It is in a van.\n  ${empathy}\n  I have sent a new one today, and it reaches you on {{date}}.\n`;
    const repository = new Repository({
      'macros/late.yaml': complaint('I can see how much trouble that is for you.'),
    });
    repository.branch('topic');
    repository.commit({ 'macros/late.yaml': complaint('It is late.') });
    const host = await GitHubHost.open(repository);
    await review(repository, host);
    expect(host.comments.map(place)).toEqual(['macros/late.yaml:9']);
    expect(host.comments[0]!.body).toContain('** in “Late”: This reply to a complaint never shows');
  });

  test('is listed, where GitHub’s own diff is another', async () => {
    const repository = pullRequest();
    const host = await GitHubHost.open(repository);
    // In the working tree, not in the pull request.
    repository.write('macros/new.yaml', lines('New', 'Thanks.', 'The FAQ.', 'Cheers.'));
    repository.write('macros/untracked.yaml', lines('U', 'The FAQ.'));
    const { err } = await review(repository, host);
    expect(err).toContain('1 remark added');
    expect(host.comments.map(place)).toEqual(['macros/long.yaml:11']);
    expect(host.reviews[0]!.body).toContain('Not on lines that the diff shows:\n\n- `macros/new.yaml:5`');
    expect(host.reviews[0]!.body).toContain('- `macros/untracked.yaml:4`');
  });

  test('is listed, where there is too much for one review', async () => {
    const repository = pullRequest();
    repository.commit({ 'macros/many.yaml': lines('Many', ...Array(60).fill('Cheers.'), 'The FAQ.') });
    const host = await GitHubHost.open(repository);
    host.pageSize = 100;
    const { err } = await review(repository, host);
    expect(err).toContain('50 remarks added');
    expect(host.reviews[0]!.body).toContain('- `macros/many.yaml:');
    const again = await review(repository, host);
    expect(again.err).toContain('14 remarks added');
    expect(host.comments).toHaveLength(64);
  });
});

describe.concurrent('a second run', () => {
  test('with the same findings changes nothing', async () => {
    const repository = pullRequest();
    const host = await GitHubHost.open(repository);
    await review(repository, host);
    const before = structuredClone([host.comments, host.reviews]);
    const { err } = await review(repository, host);
    expect(err).toMatch(/^✔ Review: there is nothing to add\. https:/);
    expect(host.writes).toEqual([REVIEWS]);
    expect([host.comments, host.reviews]).toEqual(before);
  });

  test('marks what is mended, updates what changed and adds what is new', async () => {
    const { repository, host } = await reviewed();
    repository.commit({
      'macros/new.yaml': lines('New', 'Hello.', 'The FAQ, 😀 our help centre.', 'Cheers.', 'Cheers!'),
      'macros/third.yaml': lines('Third', 'The FAQ.'),
    });
    host.push();
    const { err } = await review(repository, host);
    expect(err).toContain(
      'Review: 3 remarks added, 1 remark closed, the summary was updated. https://github.com/octo/shop/pull/7#pullrequestreview-104',
    );
    expect(host.reviews.map(({ body }) => body.split('\n')[0])).toEqual([
      '### macrolint: 6 problems',
      'macrolint: 3 new remarks. The summary stands in the first review.',
    ]);
    const [, moved] = host.comments;
    expect(moved!.body).toMatch(/^macrolint says this again on the line as it is now\.\n\n<details>/);
    expect(moved!.body).not.toContain('```suggestion');
    const writes = host.writes.length;
    await review(repository, host);
    expect(host.writes).toHaveLength(writes);
  });

  test('tells like findings apart by their lines', async () => {
    const repository = pullRequest();
    repository.commit({ 'macros/twins.yaml': lines('Twins', 'The FAQ.', 'Our FAQ.') });
    const host = await GitHubHost.open(repository);
    host.pageSize = 100;
    await review(repository, host);
    repository.commit({ 'macros/twins.yaml': lines('Twins', 'Thanks.', 'Our FAQ.') });
    host.push();
    const { err } = await review(repository, host);
    expect(err).toMatch(/^✔ Review: 1 remark closed, the summary was updated\./);
    const open = host.comments.filter(({ body }) => body.includes('macrolint:remark'));
    expect(open.map(place)).toContain('macros/twins.yaml:5');
  });

  test('says again what stands on a line that was changed, once', async () => {
    const { repository, host } = await reviewed();
    repository.commit({
      'macros/new.yaml': lines('New', 'Hello, the FAQ, 😀 our FAQ.', 'Cheers.'),
    });
    host.push();
    const { err } = await review(repository, host);
    expect(err).toContain('1 remark added, 1 remark closed');
    expect(host.comments[1]!.body).toMatch(/^macrolint says this again on the line as it is now\./);
    const writes = host.writes.length;
    await review(repository, host);
    expect(host.writes).toHaveLength(writes);
  });

  test('leaves alone what stands and can’t be placed this time', async () => {
    const { repository, host } = await reviewed();
    repository.write('macros/new.yaml', `# not committed\n${repository.read('macros/new.yaml')}`);
    const { err } = await review(repository, host);
    expect(err).toContain('✔ Review: the summary was updated.');
    expect(host.comments.filter(({ body }) => body.includes('macrolint:remark'))).toHaveLength(3);
  });

  test('says at last that all is well', async () => {
    const { repository, host } = await reviewed();
    repository.commit({
      'macros/new.yaml': lines('New', 'Thanks.'),
      'macros/long.yaml': lines('Long', 'Our old FAQ.'),
    });
    host.push();
    const { code, err } = await review(repository, host);
    expect(code).toBe(0);
    expect(err).toContain('3 remarks closed, the summary was updated');
    expect(host.reviews).toHaveLength(1);
    expect(host.reviews[0]!.body).toMatch(/^### macrolint: no problems/);
    for (const { body } of host.comments)
      expect(body).toMatch(/^✔ macrolint finds this no longer\.\n\n<details>/);
  });

  test('does not take somebody else’s remark for its own', async () => {
    const repository = pullRequest();
    const host = await GitHubHost.open(repository);
    host.login = 'mallory';
    await review(repository, host);
    host.login = 'github-actions[bot]';
    const { err } = await review(repository, host);
    expect(err).toContain('3 remarks added');
    expect(host.comments).toHaveLength(6);
  });
});

describe.concurrent('where GitHub does not do what it is asked', () => {
  /** What a run says, and what it prints instead of a review. */
  async function refused(disturb: GitHubHost['disturb'], job: { fork?: boolean } = {}) {
    const repository = pullRequest();
    const host = await GitHubHost.open(repository);
    host.disturb = disturb;
    const env = actionsJob(repository, { api: host.address, ...job });
    const run = await repository.start(['review'], { env });
    return { ...run, host, repository, env, summary: repository.read('.git/summary.md') };
  }

  const forbidden = { status: 403, body: { message: 'Resource not accessible by integration' } };

  test.each([
    ['no rights', {}, 'the token may not write here (403). The job needs permissions: pull-requests: write.'],
    [
      'a fork',
      { fork: true },
      'the token may not write here (403): a pull request from a fork gets one that can only read.',
    ],
  ])('with %s the findings are annotations and a summary', async (_, job, reason) => {
    const run = await refused(({ method }) => (method === 'GET' ? undefined : forbidden), job);
    expect(run.code).toBe(1);
    expect(run.err).toBe(
      `▲ The review is not posted: ${reason} The findings are annotations, and stand in the summary of the job.\n`,
    );
    expect(run.out.match(/^::warning file=macros\/\S+,line=/gm)).toHaveLength(5);
    expect(run.summary).toContain('### macrolint: 5 problems');
    expect(run.host.comments).toEqual([]);
  });

  test('without a token the same', async () => {
    const repository = pullRequest();
    const host = await GitHubHost.open(repository);
    const env = { ...actionsJob(repository, { api: host.address }), GITHUB_TOKEN: '' };
    const { code, out, err } = await repository.start(['review'], { env });
    expect(code).toBe(1);
    expect(err).toContain('The review is not posted: there is no token. Give the step a GITHUB_TOKEN');
    expect(out).toContain('::warning file=macros/new.yaml');
    expect(host.log).toEqual([]);
  });

  test.each([
    [{ status: 401, body: { message: 'Bad credentials' } }, 'GitHub doesn’t know the token (401).'],
    [
      { status: 404, body: { message: 'Not Found' } },
      'GitHub shows the token no pull request 7 in octo/shop (404).',
    ],
    [
      {
        status: 403,
        body: { message: 'API rate limit exceeded' },
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4102444800' },
      },
      'GitHub’s rate limit is used up until 00:00 UTC.',
    ],
  ])('%j is said', async (answer, reason) => {
    const { code, err } = await refused(() => answer);
    expect(code).toBe(1);
    expect(err).toContain(`The review is not posted: ${reason}`);
  });

  test('a server that is not there is said', async () => {
    const repository = pullRequest();
    const host = await GitHubHost.open(repository);
    host.close();
    const { code, err } = await review(repository, host);
    expect(code).toBe(1);
    expect(err).toContain(
      'The review is not posted: GitHub can’t be reached: connect ECONNREFUSED 127.0.0.1',
    );
  });

  test('a request without an answer is tried once more', async () => {
    const { err, host } = await refused(() => ({ status: 0, breaks: true }));
    expect(err).toContain('The review is not posted: GitHub can’t be reached: other side closed.');
    expect(host.log).toEqual(['POST /graphql', 'POST /graphql']);
  });

  test('a rate limit with Retry-After is waited for', async () => {
    let count = 0;
    const { err, host } = await refused(({ path, method }) =>
      method === 'POST' && path.endsWith('/reviews') && ++count === 1
        ? {
            status: 403,
            body: { message: 'You have exceeded a secondary rate limit.' },
            headers: { 'retry-after': '1' },
          }
        : undefined,
    );
    expect(err).toContain('✔ Review: 3 remarks added.');
    expect(host.comments).toHaveLength(3);
  });

  test('a passing fault of a page is tried again', async () => {
    let count = 0;
    const { err } = await refused(({ path }) =>
      path.endsWith('/comments') && ++count === 1
        ? { status: 502, body: { message: 'Bad gateway' } }
        : undefined,
    );
    expect(err).toContain('✔ Review: 3 remarks added.');
  });

  test.each(['an error', 'a broken connection'])(
    'a review that arrives although the answer is %s is not sent twice',
    async (kind) => {
      let count = 0;
      const { err, host } = await refused(({ path, method }, after) => {
        if (method !== 'POST' || !path.endsWith('/reviews') || ++count > 1) return undefined;
        after();
        return kind === 'an error'
          ? { status: 504, body: { message: 'Timeout' } }
          : { status: 0, breaks: true };
      });
      expect(err).toContain('✔ Review: 3 remarks added.');
      expect(host.comments).toHaveLength(3);
      expect(host.reviews).toHaveLength(1);
    },
  );

  /** The first reviews that are sent don't arrive. */
  const lost = (times: number): GitHubHost['disturb'] => {
    let count = 0;
    return ({ path, method }) =>
      method === 'POST' && path.endsWith('/reviews') && ++count <= times
        ? { status: 502, body: { message: 'Bad gateway' } }
        : undefined;
  };

  test('a review that does not arrive is sent again', async () => {
    expect((await refused(lost(1))).err).toContain('✔ Review: 3 remarks added.');
  });

  test('a review that does not arrive is sent again once only', async () => {
    const { err, out, host } = await refused(lost(9));
    expect(host.writes).toEqual([REVIEWS, REVIEWS]);
    expect(err).toContain('The review is not posted: GitHub answered 502: Bad gateway.');
    expect(out).toContain('::warning');
  });

  test('lines that it refuses are listed', async () => {
    let count = 0;
    const { err, host } = await refused(({ path, method }) =>
      method === 'POST' && path.endsWith('/reviews') && ++count === 1
        ? {
            status: 422,
            body: { message: 'Unprocessable Entity', errors: ['line must be part of the diff'] },
          }
        : undefined,
    );
    expect(err).toContain('3 remarks listed in the summary, as GitHub refused their lines');
    expect(host.comments).toEqual([]);
    expect(host.reviews[0]!.body).toContain('- `macros/long.yaml:11`');
  });

  test('a run that is cut short says what it did, and the next one does the rest', async () => {
    const { repository, host } = await reviewed();
    repository.commit({
      'macros/new.yaml': lines('New', 'Thanks.'),
      'macros/third.yaml': lines('T', 'FAQ.'),
    });
    host.push();
    let patches = 0;
    host.disturb = ({ method }) => (method === 'PATCH' && ++patches > 1 ? forbidden : undefined);
    const { code, err } = await review(repository, host);
    expect(code).toBe(1);
    expect(err).toContain('Before that, 1 remark added, 1 remark closed; the next run does the rest.');
    host.disturb = () => undefined;
    expect((await review(repository, host)).err).toContain(
      '✔ Review: 1 remark closed, the summary was updated.',
    );
    expect(host.comments).toHaveLength(4);
  });
});

describe.concurrent('what stands in the way', () => {
  test('no pull request', async () => {
    const repository = pullRequest();
    const { code, out, err } = await repository.start(['review']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('There is no pull request here to review');
    const env = actionsJob(repository, { api: 'http://127.0.0.1:9' });
    repository.write('.git/event.json', '{"ref": "refs/heads/main"}');
    expect((await repository.start(['review'], { env })).err).toContain('There is no pull request here');
    repository.write('.git/event.json', '{');
    expect((await repository.start(['review'], { env })).err).toContain('(GITHUB_EVENT_PATH) can’t be read');
  });

  test('another commit than the pull request’s: nothing is posted, and nothing taken for mended', async () => {
    const { repository, host } = await reviewed();
    const env = actionsJob(repository, { api: host.address });
    repository.git('switch', '--quiet', 'main');
    const { code, err } = await repository.start(['review'], { env });
    expect(code).toBe(0);
    expect(err).toContain('The review is not posted: what is checked out is not the pull request.');
    expect(host.writes).toEqual([]);
  });

  test('a configuration that can’t be used: nothing is posted', async () => {
    const repository = pullRequest();
    repository.commit({ 'macrolint.yaml': 'extend: strict\n' });
    const host = await GitHubHost.open(repository);
    expect((await review(repository, host)).code).toBe(2);
    expect(host.log).toEqual([]);
  });
});
