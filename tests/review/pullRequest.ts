import { join } from 'node:path';
import { Repository } from '../ci/repository.ts';
import type { Run } from '../cli/project.ts';
import { type GitHubHost, TOKEN } from './githubHost.ts';

/** A job of GitHub Actions for pull request 7 of octo/shop: the event's file and the variables. */
export function actionsJob(
  repository: Repository,
  { api, base = 'main', fork = false }: { api: string; base?: string; fork?: boolean },
): Record<string, string> {
  const repo = (full_name: string) => ({ full_name });
  const event = {
    pull_request: {
      number: 7,
      head: { sha: repository.git('rev-parse', 'HEAD'), repo: repo(fork ? 'someone/shop' : 'octo/shop') },
      base: { sha: repository.git('rev-parse', base), repo: repo('octo/shop') },
    },
  };
  repository.write('.git/event.json', JSON.stringify(event));
  repository.write('.git/summary.md', '');
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: api,
    GITHUB_REPOSITORY: 'octo/shop',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: join(repository.root, '.git/event.json'),
    GITHUB_STEP_SUMMARY: join(repository.root, '.git/summary.md'),
    GITHUB_TOKEN: TOKEN,
  };
}

/** Runs `macrolint review` as a job would. */
export function review(repository: Repository, host: GitHubHost, ...args: string[]): Promise<Run> {
  return repository.start(['review', ...args], { env: actionsJob(repository, { api: host.address }) });
}

export const HOUSE_RULES = `phrases:
  - {id: say-help-centre, find: FAQ, say: help centre}
  - {id: no-cheers, find: cheers, message: Too casual for our house.}
`;

/** A macro with as many lines of text as are given. */
export function lines(title: string, ...text: string[]): string {
  return `title: ${title}\nkind: closing\nreply: |\n${text.map((line) => `  ${line}\n`).join('')}`;
}

const PLAIN = ['One.', 'Two.', 'Three.', 'Four.', 'Five.', 'Six.', 'Seven.', 'Eight.', 'Nine.'];

/** A pull request: a new macro, and one line of a long one changed. */
export function pullRequest(): Repository {
  const repository = new Repository({
    'macrolint.yaml': HOUSE_RULES,
    'macros/long.yaml': lines('Long', 'Our old FAQ.', ...PLAIN),
  });
  repository.branch('topic');
  repository.commit({
    'macros/long.yaml': lines('Long', 'Our old FAQ.', ...PLAIN.with(6, 'Cheers, and read the FAQ.')),
    'macros/new.yaml': lines('New', 'The FAQ, 😀 our FAQ.', 'Cheers.'),
  });
  return repository;
}
