import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { isCheckLine } from './checks.ts';
import { copyOf, temporaryFolder } from './folders.ts';
import { bundleProgram, bundleSuite } from './packed.ts';
import { freePort } from './processes.ts';

const WORKSPACE = resolve('tests/e2e/workspace');
/** For a whole suite, in milliseconds; VS Code says nothing when it can't load one. */
const TIME_LIMIT = 180_000;

/** Runs the suite in the extension host of a desktop VS Code, or of its stand-in; throws when a check of it fails. */
export async function runDesktopSuite(extension: string): Promise<void> {
  const vscodeExecutablePath = await desktopVscode();
  const folder = temporaryFolder('desktop');
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: extension,
    extensionTestsPath: await bundleSuite(extension),
    launchArgs: [
      copyOf(WORKSPACE),
      `--user-data-dir=${join(folder, 'data')}`,
      `--extensions-dir=${join(folder, 'extensions')}`,
      '--disable-gpu',
    ],
  }).catch((error: Error) => {
    throw new Error(`the suite failed in the desktop’s extension host: ${error.message}`);
  });
}

/** Runs the suite in VS Code for the Web; throws when a check of it fails. */
export async function runWebSuite(extension: string): Promise<void> {
  const program = await bundleProgram('webHost');
  const port = String(await freePort());
  const state = temporaryFolder('web');
  const args = [program, port, state, extension, copyOf(WORKSPACE), await bundleSuite(extension)];
  const child = spawn(process.execPath, args, { timeout: TIME_LIMIT });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await Promise.all([printChecks(child.stdout), printChecks(child.stderr)]);
  const code = await ended;
  if (code === null)
    throw new Error(`the suite in the web worker host did not end in ${TIME_LIMIT / 1000} s`);
  if (code !== 0) throw new Error('the suite failed in the web worker host');
}

/** VSCODE_EXECUTABLE, or a VS Code that is downloaded once where a window can be opened, or the stand-in. */
async function desktopVscode(): Promise<string> {
  const named = process.env.VSCODE_EXECUTABLE;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`VSCODE_EXECUTABLE names “${named}”, and there is no such program.`);
  }
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) {
    const cachePath = resolve('node_modules/.cache/macrolint-e2e/vscode');
    mkdirSync(cachePath, { recursive: true });
    const downloaded = await downloadAndUnzipVSCode({ cachePath, timeout: 15_000 }).catch(() => undefined);
    if (downloaded) return downloaded;
  }
  console.log('  (no desktop VS Code: the one in code-server stands in, with the same extension host)');
  return bundleProgram('standIn');
}

/** The lines of the checks; of the rest, which a workbench is never short of, nothing. */
async function printChecks(output: Readable): Promise<void> {
  for await (const line of createInterface(output)) {
    if (isCheckLine(line)) console.log(line);
  }
}
