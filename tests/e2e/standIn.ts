/**
 * Stands in for the desktop program of VS Code where there is none: takes the same options, runs the extension's tests in the
 * Node extension host of a real VS Code server, opened in a headless Chromium, prints what the tests print, and exits with their code.
 */

import { resolve } from 'node:path';
import { isCheckLine } from './checks.ts';
import { openBrowser } from './chromium.ts';
import { temporaryFolder } from './folders.ts';
import { startVscodeServer } from './vscodeServer.ts';

const given = process.argv.slice(2);
const option = (name: string) =>
  given.filter((one) => one.startsWith(`--${name}=`)).map((one) => one.slice(name.length + 3));
const folder = given.find((one) => !one.startsWith('-'));
const state = temporaryFolder('stand-in');
const server = await startVscodeServer(state);
const browser = await openBrowser(state);

const remote = (path: string) => `vscode-remote://${server.host}${resolve(path)}`;
const payload = ['extensionDevelopmentPath', 'extensionTestsPath'].flatMap((name) =>
  option(name).map((path) => [name, remote(path)]),
);
const code = await new Promise<number>((finish) => {
  const tooLong = setTimeout(() => {
    console.log('The tests in VS Code did not end in three minutes.');
    finish(1);
  }, 180_000);
  tooLong.unref();
  // What the tests print and the code that they end with reach the page through these two functions.
  Promise.all([
    browser.page.exposeFunction('codeAutomationLog', (_type: string, words: unknown[]) => {
      if (isCheckLine(String(words[0]))) console.log(words[0]);
    }),
    browser.page.exposeFunction('codeAutomationExit', (exit: number) => finish(exit)),
  ])
    .then(() =>
      browser.page.goto(
        `${server.origin}/?folder=${encodeURIComponent(resolve(folder ?? '.'))}&payload=${encodeURIComponent(JSON.stringify(payload))}`,
      ),
    )
    .catch((error) => {
      console.log(error.message);
      finish(1);
    });
});
await browser.close();
server.stop();
process.exit(code);
