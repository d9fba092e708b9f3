import { describe, expect, test } from 'vitest';
import type { Repository } from '../ci/repository.ts';
import { GitHubHost } from './githubHost.ts';
import { actionsJob } from './pullRequest.ts';
import { samplePullRequest } from './samplePullRequest.ts';

/** What a run prints, with what differs from machine to machine taken out. */
const steady = (text: string) => text.replace(/"commit_id": "[0-9a-f]{40}"/, '"commit_id": "HEAD"');

/** What the pull request of the samples leads to. `npx vitest run tests/review/samples -u` writes the files anew; read the difference. */
describe('a pull request to the sample library', () => {
  const lint = (repository: Repository, ...args: string[]) =>
    repository.run(['lint', '--since', 'main', ...args]);

  test('gets these annotations, and the exit code 1', async () => {
    const { code, out, err } = lint(samplePullRequest(), '--format', 'github');
    expect({ code, err }).toEqual({ code: 1, err: '' });
    await expect(out).toMatchFileSnapshot('expected/annotations.txt');
  });

  test('gets this step summary', async () => {
    const { out } = lint(samplePullRequest(), '--format', 'markdown');
    await expect(out).toMatchFileSnapshot('expected/summary.md');
  });

  test('gets this review', async () => {
    const { code, out } = samplePullRequest().run(['review', '--since', 'main', '--dry-run']);
    expect(code).toBe(1);
    await expect(steady(out)).toMatchFileSnapshot('expected/review.txt');
  });

  test('with its suggestions applied lints clean: in what it changes, and in all files without old faults', async () => {
    const repository = samplePullRequest();
    const host = await GitHubHost.open(repository);
    host.pageSize = 100;
    const { err } = await repository.start(['review'], {
      env: actionsJob(repository, { api: host.address }),
    });
    expect(err).toContain('✔ Review: ');
    const suggested = new Set(
      host.comments.filter(({ body }) => body.includes('```suggestion')).map(({ path }) => path),
    );
    expect([...suggested].sort()).toEqual([
      'billing/card-declined.yaml',
      'outage/checkout-down.yaml',
      'shipping/late-parcel.yaml',
      'shipping/parcel-held.yaml',
      'shipping/return-a-lamp.yaml',
    ]);
    repository.commit(Object.fromEntries([...suggested].map((path) => [path, host.applied(path)])));
    const after = JSON.parse(lint(repository, '--format', 'json').out);
    expect(
      after.files.flatMap(({ findings }: { findings: { rule: string }[] }) =>
        findings.map(({ rule }) => rule),
      ),
    ).toEqual(['missing-empathy']);
    for (const path of suggested)
      expect([path, repository.run(['lint', path]).code]).toEqual([
        path,
        path === 'billing/card-declined.yaml' ? 1 : 0,
      ]);
  });
});
