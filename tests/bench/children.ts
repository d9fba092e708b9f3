// Whole programs, each in a process of its own.
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** MACROLINT_CLI names another build. */
export const CLI = process.env.MACROLINT_CLI ?? resolve('dist/cli.mjs');
const PARSE_ONLY = resolve('tests/bench/parseOnly.mjs');
export const PEAK = pathToFileURL(resolve('tests/bench/peak.mjs')).href;

export type Program = readonly string[];

export const LINT = [CLI, 'lint', '--fail-on', 'never', '--format', 'json'];
export const lintProgram = (...paths: string[]): Program => [...LINT, ...paths];
export const parseProgram = (...folder: string[]): Program => [PARSE_ONLY, ...folder];

/** Runs a program of Node to its end, in a folder if one is given. @throws where it fails */
export function run(program: Program, cwd?: string): void {
  const { status, stderr } = spawnSync(process.execPath, [...program], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) throw new Error(`${program.join(' ')} failed: ${stderr}`);
}

/** The most memory that a program of Node held at once, in megabytes. */
export function peakMemory(program: Program): number {
  const path = join(tmpdir(), `macrolint-peak-${process.pid}`);
  const file = openSync(path, 'w');
  try {
    const { status } = spawnSync(process.execPath, ['--import', PEAK, ...program], {
      stdio: ['ignore', 'ignore', 'ignore', file],
    });
    if (status !== 0) throw new Error(`${program.join(' ')} failed`);
    return Number(readFileSync(path, 'utf8')) / 1024;
  } finally {
    closeSync(file);
    rmSync(path);
  }
}
