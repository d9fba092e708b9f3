import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { chromiumProgram } from './install.ts';

const VITEST = resolve('node_modules/vitest/vitest.mjs');

/** The tests of tests/browser, in the Chromium of these tests. Rejects when one of them fails. */
export async function testPage(): Promise<void> {
  const args = [VITEST, 'run', '--config', 'tests/browser/vitest.config.mts'];
  const env = { ...process.env, CHROMIUM: chromiumProgram(), MACROLINT_CLI: resolve('dist/cli.mjs') };
  const child = spawn(process.execPath, args, { env, stdio: 'inherit' });
  const code = await new Promise((ended, fail) => child.once('error', fail).once('exit', ended));
  if (code !== 0) throw new Error('the page of macrolint preview, or its panel, failed in a browser');
}
