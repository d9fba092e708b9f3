// Loads the prose linters to compare with, which stand in a package of their own lest `npm ci` carry them.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const FOLDER = resolve('tests/bench/peers');

export type Peers = Readonly<Record<string, (text: string) => number | Promise<number>>>;

/** Undefined where they are not installed and can't be. */
export async function loadPeers(): Promise<Peers | undefined> {
  if (!existsSync(`${FOLDER}/node_modules`) && !install()) return undefined;
  return (await import(pathToFileURL(`${FOLDER}/peers.mjs`).href)).peers;
}

function install(): boolean {
  console.error(
    'Installing the prose linters to compare with into tests/bench/peers/node_modules (40 MB, once) …',
  );
  const args = ['install', '--no-audit', '--no-fund', '--no-package-lock'];
  const { status } = spawnSync('npm', args, { cwd: FOLDER, stdio: ['ignore', 2, 2] });
  if (status !== 0) console.error('That failed, so this run does not compare with them.');
  return status === 0;
}
