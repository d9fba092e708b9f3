import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parse } from 'yaml';
import { Project, plainEnvironment, type Run } from '../cli/project.ts';
import { type GitHubHost, TOKEN } from '../review/githubHost.ts';
import { git, type Repository } from './repository.ts';

/** The built action; MACROLINT_ACTION names another build. */
const ACTION = process.env.MACROLINT_ACTION ?? join(import.meta.dirname, '../../dist/action.mjs');

const MANIFEST = parse(readFileSync('action.yml', 'utf8')) as {
  inputs: Record<string, { default?: string }>;
};

/** What the checkout step has fetched: the merge of the pull request as actions/checkout does, its head, or all that there is. */
export type Checkout = 'merge' | 'head' | 'everything';

export interface Job extends Run {
  readonly summary: string;
  readonly outputs: string;
}

/** A runner of GitHub Actions, with a pull request of a repository checked out. */
export class Runner {
  readonly folder: Project;
  private readonly repository: Repository;
  private readonly host: GitHubHost;
  private readonly isFork: boolean;
  private readonly base: string;

  /** For the branch that is checked out in `repository`, against `main`. */
  constructor(
    repository: Repository,
    host: GitHubHost,
    { checkout = 'merge', fork = false }: { checkout?: Checkout; fork?: boolean } = {},
  ) {
    this.repository = repository;
    this.host = host;
    this.isFork = fork;
    this.base = repository.git('rev-parse', 'main');
    this.folder = new Project({});
    const merge = this.mergeCommit();
    repository.git('update-ref', 'refs/pull/7/merge', merge);
    repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    const wanted = checkout === 'merge' ? merge : host.head;
    const depth = checkout === 'everything' ? [] : ['--depth=1'];
    this.git('init', '--quiet');
    this.git('remote', 'add', 'origin', `file://${repository.root}`);
    this.git('fetch', '--quiet', '--no-tags', ...depth, 'origin', wanted);
    if (checkout === 'everything') this.git('fetch', '--quiet', 'origin');
    this.git('checkout', '--quiet', '--force', '--detach', wanted);
  }

  git(...args: string[]): string {
    return git(this.folder.root, ...args);
  }

  /** Runs the action as a step, with these inputs beside the defaults of action.yml. */
  async step(
    inputs: Readonly<Record<string, string>> = {},
    env: Readonly<Record<string, string>> = {},
  ): Promise<Job> {
    const files = new Project({
      'event.json': JSON.stringify(this.event()),
      'summary.md': '',
      output: '',
    });
    const child = spawn(process.execPath, [ACTION], {
      cwd: this.folder.root,
      env: {
        ...plainEnvironment(),
        GITHUB_ACTIONS: 'true',
        GITHUB_API_URL: this.host.address,
        GITHUB_REPOSITORY: 'octo/shop',
        GITHUB_EVENT_NAME: 'pull_request',
        GITHUB_EVENT_PATH: join(files.root, 'event.json'),
        GITHUB_STEP_SUMMARY: join(files.root, 'summary.md'),
        GITHUB_OUTPUT: join(files.root, 'output'),
        ...this.inputs(inputs),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [out, err] = [text(child.stdout), text(child.stderr)];
    const [code] = (await once(child, 'close')) as [number | null];
    const run = { code, out: await out, err: await err };
    return { ...run, summary: files.read('summary.md'), outputs: files.read('output') };
  }

  /** A run that belongs to no pull request. */
  push(inputs: Readonly<Record<string, string>> = {}): Promise<Job> {
    const event = join(this.folder.root, '.git/push.json');
    writeFileSync(event, JSON.stringify({ ref: 'refs/heads/main', after: this.base }));
    return this.step(inputs, { GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: event });
  }

  private inputs(given: Readonly<Record<string, string>>): Record<string, string> {
    const defaults = Object.entries(MANIFEST.inputs).map(
      ([name, input]) => [name, (input.default ?? '').replace(/^\$\{\{ github\.token \}\}$/, TOKEN)] as const,
    );
    const unknown = Object.keys(given).filter((name) => !(name in MANIFEST.inputs));
    if (unknown.length > 0) throw new Error(`action.yml has no input ${unknown}`);
    const all = { ...Object.fromEntries(defaults), ...given };
    return Object.fromEntries(
      Object.entries(all).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
    );
  }

  private event(): object {
    const repo = (full_name: string) => ({ full_name });
    return {
      action: 'synchronize',
      pull_request: {
        number: 7,
        head: { sha: this.host.head, repo: repo(this.isFork ? 'someone/shop' : 'octo/shop') },
        base: { sha: this.base, ref: 'main', repo: repo('octo/shop') },
      },
    };
  }

  /** GitHub makes it of every pull request. */
  private mergeCommit(): string {
    const tree = this.repository.git('merge-tree', '--write-tree', 'main', this.host.head).split('\n')[0]!;
    const parents = ['-p', this.base, '-p', this.host.head];
    return this.repository.git('commit-tree', tree, ...parents, '-m', 'Merge');
  }
}
