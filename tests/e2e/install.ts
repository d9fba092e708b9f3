import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

const TOOLS = resolve('tests/e2e/tools');

/** The modules of tests/e2e/tools. */
export const TOOL_MODULES = join(TOOLS, 'node_modules');

/** Installs the tools of tests/e2e/tools as their lock file says, unless that was done before. Throws when npm fails. */
export function installTools(): void {
  const stamp = join(TOOL_MODULES, '.installed');
  const lock = createHash('sha256')
    .update(readFileSync(join(TOOLS, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing VS Code for the tests (about 1 GB in tests/e2e/tools; once) …');
  // No script is run: nothing has to be compiled or downloaded for what the tests use.
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: TOOLS,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) throw new Error('npm could not install the tools of tests/e2e/tools');
  // The server looks for its modules beside itself, where code-server's own installation script would put them.
  symlinkSync('../../..', join(TOOL_MODULES, 'code-server/lib/vscode/node_modules'), 'dir');
  writeFileSync(stamp, lock);
}

/** The Node program that the VS Code server runs on: 24, whatever Node runs the tests. Throws with how to get it. */
export function nodeOfServer(): string {
  const installed = join(TOOL_MODULES, `node-${process.platform}-${process.arch}`, 'bin/node');
  if (existsSync(installed)) return installed;
  if (process.version.startsWith('v24.')) return process.execPath;
  throw new Error(
    `The VS Code server needs Node 24 on ${process.platform}-${process.arch}; run the tests with it (this is ${process.version}).`,
  );
}

/** The program of Chromium, which CHROMIUM may name; installed where that can be done. Throws with how to get it. */
export function chromiumProgram(): string {
  const named = process.env.CHROMIUM;
  if (named) {
    const program = existsSync(named) ? named : onPath(named);
    if (program) return program;
    throw new Error(`CHROMIUM names “${named}”, and there is no such program.`);
  }
  const find = () =>
    ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(onPath).find(Boolean) ??
    [chromium.executablePath(), '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'].find(
      existsSync,
    );
  return installed(
    find,
    'Chromium',
    ['chromium'],
    'or `npx playwright-core install chromium`, or name its program in CHROMIUM',
  );
}

export interface Editor {
  /** As a person calls it, with what else is needed. */
  readonly name: string;
  readonly program: string;
  /** Debian's packages. */
  readonly packages: readonly string[];
  /** Whether the program that was found has all that is needed. */
  isWhole?(program: string): boolean;
}

/** The program of an editor on PATH; installed where that can be done. Throws with how to get it. */
export function editorProgram({ name, program, packages, isWhole = () => true }: Editor): string {
  const find = () => {
    const found = onPath(program);
    return found && isWhole(found) ? found : undefined;
  };
  return installed(find, name, packages, 'or what your system has instead');
}

/** Root on a Debian system, as in a container or on a CI machine, gets the packages; anybody else is told. */
function installed(
  find: () => string | undefined,
  name: string,
  packages: readonly string[],
  otherwise: string,
): string {
  const found = find();
  if (found) return found;
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    console.log(`Installing ${name} (${command}) …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync(`apt-get update -qq && ${command} -qq`, {
      shell: true,
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
  }
  const now = find();
  if (now) return now;
  throw new Error(`${name} is missing. Install it: \`sudo ${command}\` on Debian or Ubuntu, ${otherwise}.`);
}

function onPath(program: string): string | undefined {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program + suffix))
    .find(existsSync);
}
