import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { atEnd } from '../atEnd.ts';

/** The built command line; MACROLINT_CLI names another build, such as an installed package. */
export const CLI = process.env.MACROLINT_CLI ?? join(import.meta.dirname, '../../dist/cli.mjs');

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly input?: string | Buffer;
  /** Relative to the project. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A folder with files, and the built command line run in it. It is gone when the test is over. */
export class Project {
  readonly root: string;

  constructor(files: Readonly<Record<string, string | Buffer>>) {
    this.root = realpathSync(mkdtempSync(join(tmpdir(), 'macrolint-')));
    atEnd(() => rmSync(this.root, { recursive: true, force: true }));
    for (const [path, content] of Object.entries(files)) this.write(path, content);
  }

  write(path: string, content: string | Buffer): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), content);
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  run(args: readonly string[], { input, cwd = '.', env }: RunOptions = {}): Run {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
      cwd: resolve(this.root, cwd),
      input: input ?? '',
      env: { ...plainEnvironment(), ...env },
      maxBuffer: 1 << 28,
    });
    return { code: status, out: stdout.toString(), err: stderr.toString() };
  }

  /** As `run`, while this process goes on: for what talks to a server in it. */
  async start(args: readonly string[], { cwd = '.', env }: Omit<RunOptions, 'input'> = {}): Promise<Run> {
    const child = spawn(process.execPath, [CLI, ...args], {
      cwd: resolve(this.root, cwd),
      env: { ...plainEnvironment(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [out, err] = [textOf(child.stdout), textOf(child.stderr)];
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, out: await out, err: await err };
  }

  /** The paths in the report of `lint --format json`. */
  linted(...args: string[]): string[] {
    const { out } = this.run(['lint', '--format', 'json', ...args]);
    return (JSON.parse(out) as { files: { path: string }[] }).files.map(({ path }) => path);
  }
}

/** Without what would colour the output, and without the CI that runs the tests themselves. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const isCi = /^(?:NO_COLOR|FORCE_COLOR|GITHUB_.*|GITLAB_.*|CI_.*)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isCi.test(name)));
}

/** A macro that no rule marks, unless it says “FAQ”, which `HOUSE_RULE` does not like. */
export function macro(text = 'Thanks for writing.', title = 'Thanks'): string {
  return `title: ${title}\nkind: closing\nreply: ${text}\n`;
}

/** A configuration with one house rule, whose fix is safe. */
export const HOUSE_RULE = `phrases:
  - id: say-help-centre
    find: FAQ
    say: help centre
    message: We call it the help centre.
`;
