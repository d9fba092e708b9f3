import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { GitHubHost } from '../review/githubHost.ts';
import { lines, pullRequest } from '../review/pullRequest.ts';
import { type Checkout, Runner } from './actionsRunner.ts';

async function runner(options: { checkout?: Checkout; fork?: boolean } = {}) {
  const repository = pullRequest();
  const host = await GitHubHost.open(repository);
  return { repository, host, job: new Runner(repository, host, options) };
}

describe('with no inputs, in a pull request', () => {
  test.each(['merge', 'head', 'everything'] as const)(
    'lints what changed, annotates, summarises and reviews; checked out: %s',
    async (checkout) => {
      const { host, job } = await runner({ checkout });
      const { code, out, err, summary, outputs } = await job.step();
      expect({ code, err }).toEqual({ code: 1, err: '' });
      expect(out.match(/^::warning file=\S+,line=\d+/gm)).toEqual([
        '::warning file=macros/long.yaml,line=11',
        '::warning file=macros/long.yaml,line=11',
        '::warning file=macros/new.yaml,line=4',
        '::warning file=macros/new.yaml,line=4',
        '::warning file=macros/new.yaml,line=5',
      ]);
      expect(out).toContain(
        'Review: 3 remarks added. https://github.com/octo/shop/pull/7#pullrequestreview-100\n',
      );
      expect(summary).toContain(
        '### macrolint: 5 problems\n\n5 warnings in 2 changed files, 2 changed macros.',
      );
      expect(summary).toContain('+ The help centre, 😀 our help centre.');
      expect(outputs).toBe('problems=5\nerrors=0\nwarnings=5\n');
      expect(host.comments.map(({ path, line }) => `${path}:${line}`)).toEqual([
        'macros/long.yaml:11',
        'macros/new.yaml:4',
        'macros/new.yaml:5',
      ]);
      expect(job.git('status', '--porcelain')).toBe('');
    },
  );

  test('fetches one commit more of a merge, not the whole history', async () => {
    const { repository, job } = await runner();
    expect(job.git('rev-list', '--count', 'HEAD')).toBe('1');
    await job.step();
    expect(job.git('rev-parse', 'HEAD^1')).toBe(repository.git('rev-parse', 'main'));
    expect(job.git('rev-parse', '--is-shallow-repository')).toBe('true');
  });

  test('where main has moved on: what the pull request changes, on its own lines', async () => {
    const { repository, host } = await runner();
    repository.git('switch', '--quiet', 'main');
    const long = repository.read('macros/long.yaml').replace('Our old FAQ.', 'A.\n  B.\n  Our old FAQ.');
    repository.commit({ 'macros/theirs.yaml': lines('Theirs', 'FAQ.'), 'macros/long.yaml': long });
    repository.git('switch', '--quiet', 'topic');
    const { out, summary } = await new Runner(repository, host).step();
    expect(out).not.toContain('theirs.yaml');
    expect(out).toContain('file=macros/long.yaml,line=13');
    expect(summary).toContain('5 warnings in 2 changed files');
    // In the pull request itself this is another line, so nothing is said there.
    expect(host.comments.map(({ path, line }) => `${path}:${line}`)).toEqual([
      'macros/new.yaml:4',
      'macros/new.yaml:5',
    ]);
    expect(host.reviews[0]!.body).toContain('- `macros/long.yaml:13`');
  });

  test('from a fork: annotations and the summary, and a word why', async () => {
    const { host, job } = await runner({ fork: true });
    host.disturb = ({ method }) =>
      method === 'GET'
        ? undefined
        : { status: 403, body: { message: 'Resource not accessible by integration' } };
    const { code, out, summary } = await job.step();
    expect(code).toBe(1);
    expect(out).toContain('::warning file=macros/new.yaml');
    expect(out).toContain(
      '::notice title=macrolint::The review is not posted: the token may not write here (403): a pull request from a fork gets one that can only read.',
    );
    expect(summary).toContain('### macrolint: 5 problems');
    expect(host.comments).toEqual([]);
  });

  test('run twice posts nothing twice', async () => {
    const { host, job } = await runner();
    await job.step();
    const { out } = await job.step();
    expect(out).toContain('Review: there is nothing to add.');
    expect(host.writes).toHaveLength(1);
  });
});

describe('inputs', () => {
  test('choose files, configuration, limits and reports', async () => {
    const { host, job } = await runner();
    const { code, out } = await job.step({
      paths: 'macros/new.yaml\nmacros/none*/**',
      review: 'false',
    });
    expect(code).toBe(2);
    expect(out).toContain('::error title=macrolint::No file matches macros/none*/**.');
    const passed = await job.step({
      paths: ' macros/new.yaml\n',
      review: 'false',
      'max-warnings': '3',
      sarif: 'out/macrolint.sarif',
    });
    expect(passed.code).toBe(0);
    expect(passed.outputs).toContain('problems=3');
    expect(JSON.parse(job.folder.read('out/macrolint.sarif')).runs[0].results).toHaveLength(3);
    expect(host.log).toEqual([]);
    expect((await job.step({ 'fail-on': 'error', review: 'false' })).code).toBe(0);
    const below = await job.step({ 'working-directory': 'macros', review: 'false' });
    expect(below.out).toContain('::warning file=macros/new.yaml,line=4');
    expect((await job.step({ since: 'HEAD', review: 'false' })).code).toBe(0);
  });

  test.each([
    [
      { 'fail-on': 'sometimes' },
      'The input fail-on is “sometimes”; it may be info, suggestion, warning, error, never.',
    ],
    [{ 'max-warnings': '-1' }, 'The input max-warnings is “-1”; it is a whole number, 0 or more.'],
    [{ review: 'yes' }, 'The input review is “yes”; it may be true, false.'],
    [
      { 'working-directory': 'nowhere' },
      'There is no folder nowhere, which the input working-directory names.',
    ],
    [{ baseline: 'none.json' }, 'There is no baseline none.json.'],
    [{ since: 'nowhere' }, 'There is no revision nowhere here. This is a shallow clone.'],
  ])('%j is refused', async (inputs, message) => {
    const { job } = await runner();
    const { code, out, summary } = await job.step(inputs);
    expect(code).toBe(2);
    expect(out).toContain(`::error title=macrolint::${message}`);
    expect(summary).toBe('');
  });

  test('are read as they are declared', () => {
    const { inputs, runs } = parse(readFileSync('action.yml', 'utf8'));
    for (const [name, input] of Object.entries(inputs as Record<string, { description?: string }>))
      expect(input.description, name).toMatch(/\S\.$/);
    expect(runs).toEqual({ using: 'node24', main: 'dist/action.mjs' });
    const source = readFileSync('server/src/action/inputs.ts', 'utf8');
    expect([...source.matchAll(/input\('([a-z-]+)'\)/g)].map(([, name]) => name).sort()).toEqual(
      Object.keys(inputs).sort(),
    );
  });
});

test('in a run for no pull request everything is linted, and nothing reviewed', async () => {
  const { host, job } = await runner();
  const { code, out, summary } = await job.push();
  expect(code).toBe(1);
  expect(out).toContain('file=macros/long.yaml,line=4');
  expect(summary).toContain('6 warnings in 2 files, 2 macros.');
  expect(host.log).toEqual([]);
});

test('where the base can’t be fetched it is said how', async () => {
  const { job } = await runner({ checkout: 'head' });
  job.git('remote', 'set-url', 'origin', 'file:///nowhere');
  const { code, out } = await job.step();
  expect(code).toBe(2);
  expect(out).toMatch(/^::error title=macrolint::.* give actions\/checkout fetch-depth: 0/m);
});
