import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { Project } from '../cli/project.ts';

/** Nothing of the machine's own configuration counts, and every commit looks the same everywhere. */
const ENVIRONMENT = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_AUTHOR_DATE: '2026-01-05T12:00:00Z',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
  GIT_COMMITTER_DATE: '2026-01-05T12:00:00Z',
};

/** A project that is a git repository, with its files as the first commit of `main`. */
export class Repository extends Project {
  constructor(files: Readonly<Record<string, string | Buffer>>) {
    super(files);
    this.git('init', '--quiet', '--initial-branch=main', '--template=');
    appendFileSync(join(this.root, '.git/config'), '[core]\n\tautocrlf = false\n');
    this.commit();
  }

  /** What git prints, without the last line end. */
  git(...args: string[]): string {
    return git(this.root, ...args);
  }

  /** Commits all that there is. */
  commit(files: Readonly<Record<string, string | Buffer>> = {}): void {
    for (const [path, content] of Object.entries(files)) this.write(path, content);
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message', 'x');
  }

  /** Begins a branch at HEAD. */
  branch(name: string): void {
    this.git('switch', '--quiet', '--create', name);
  }
}

export function git(folder: string, ...args: string[]): string {
  const env = { ...process.env, ...ENVIRONMENT };
  return execFileSync('git', args, { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' }).replace(/\n$/, '');
}
