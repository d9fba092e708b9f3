import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumProgram } from './install.ts';

/** Quiet, and no request of the browser's own. Containers have no namespaces for the sandbox. */
export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Browser {
  readonly page: Page;
  /** Origins outside this machine that the page has asked for something. */
  readonly otherHosts: ReadonlySet<string>;
  close(): Promise<void>;
}

/** A headless Chromium with a fresh profile in `folder`; the window has 1280 × 800 pixels, drawn at `scale`. */
export async function openBrowser(folder: string, scale = 1): Promise<Browser> {
  const profile = join(folder, 'chromium');
  mkdirSync(join(profile, 'Default'), { recursive: true });
  // Webviews live on other local origins and need what the browser calls third-party cookies.
  const preferences = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(preferences));
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumProgram(),
    headless: true,
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: scale,
    args: CHROMIUM_ARGUMENTS,
  });
  const otherHosts = new Set<string>();
  context.on('request', (request) => {
    const { protocol, hostname, origin } = new URL(request.url());
    const local = hostname === '127.0.0.1' || hostname === 'localhost' || hostname.endsWith('.localhost');
    if (/^(https?|wss?):$/.test(protocol) && !local) otherHosts.add(origin);
  });
  const page = context.pages()[0] ?? (await context.newPage());
  return { page, otherHosts, close: () => context.close() };
}
