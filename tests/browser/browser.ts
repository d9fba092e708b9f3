import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { findChromium } from '../../server/src/cli/preview/chromium.ts';

const CLI = process.env.MACROLINT_CLI ?? resolve('dist/cli.mjs');

export interface TestBrowser {
  /** Opens a page, which is closed when the test is over. */
  open(page: string, options?: OpenOptions): Promise<Opened>;
  /** Opens a page for several tests. */
  keepOpen(page: string, options?: OpenOptions): Promise<Opened>;
}

/** A browser for the tests of a file. Without one they fail, and say so. */
export function useBrowser(): TestBrowser {
  let browser: Browser;
  beforeAll(async () => {
    const executablePath = findChromium();
    if (!executablePath) throw new Error('no Chromium was found; CHROMIUM may name one');
    browser = await chromium.launch({
      executablePath,
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
  });
  afterAll(() => browser?.close());
  const keepOpen = async (path: string, { hash = '', ...options }: OpenOptions = {}): Promise<Opened> => {
    const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, ...options });
    const page = await context.newPage();
    const opened = { page, faults: [] as string[] };
    page.on(
      'request',
      (request) => request.url() !== page.url() && opened.faults.push(`asked for ${request.url()}`),
    );
    page.on('dialog', (dialog) => {
      opened.faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('popup', () => opened.faults.push('opened a window'));
    page.on('pageerror', (error) => opened.faults.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && opened.faults.push(message.text()));
    await page.goto(`${pathToFileURL(path)}#${hash}`);
    await page.waitForFunction(() => document.documentElement.dataset.ready === 'true');
    opened.faults.length = 0;
    return opened;
  };
  return {
    keepOpen,
    async open(path, options) {
      const opened = await keepOpen(path, options);
      onTestFinished(() => opened.page.context().close());
      return opened;
    },
  };
}

export interface OpenOptions extends BrowserContextOptions {
  /** What the page’s address says. */
  readonly hash?: string;
}

export interface Opened {
  readonly page: Page;
  /** Requests, dialogs, windows and errors since the page was drawn: nothing of the kind may happen. */
  readonly faults: string[];
}

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** What axe finds in a page, or in one part of it: the rule, the element, and what is wrong with it. */
export async function axeFaults({ page }: Opened, part = 'html'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (within) =>
      (globalThis as unknown as { axe: { run(within: string): Promise<AxeResults> } }).axe.run(within),
    part,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}

/** The page that `macrolint preview` makes of these files; gone when the tests are over. */
export function pageOf(files: Readonly<Record<string, string>>, ...args: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'macrolint-browser-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return makePage(folder, join(folder, 'preview.html'), args);
}

/** The page of the sample macros. */
export function pageOfSamples(): string {
  const folder = mkdtempSync(join(tmpdir(), 'macrolint-browser-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return makePage('sample-macros', join(folder, 'preview.html'), []);
}

function makePage(cwd: string, out: string, args: readonly string[]): string {
  const { status, stderr } = spawnSync(process.execPath, [CLI, 'preview', '.', '--out', out, ...args], {
    cwd,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`macrolint preview ended with ${status}: ${stderr}`);
  return out;
}
