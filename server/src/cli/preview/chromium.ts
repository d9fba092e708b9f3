import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
  'brave-browser',
];

const ELSEWHERE: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap(
    (folder) =>
      folder
        ? [
            join(folder, 'Google/Chrome/Application/chrome.exe'),
            join(folder, 'Microsoft/Edge/Application/msedge.exe'),
          ]
        : [],
  ),
};

/**
 * A browser of Chromium’s family: the one that `CHROMIUM` names and no other, else one on the path or where it is usually
 * installed.
 */
export function findChromium(): string | undefined {
  const { CHROMIUM } = process.env;
  const places = CHROMIUM
    ? [CHROMIUM, ...onPath([CHROMIUM])]
    : [...onPath(NAMES), ...(ELSEWHERE[process.platform] ?? [])];
  return places.find(canRun);
}

function onPath(names: readonly string[]): string[] {
  const ending = process.platform === 'win32' ? '.exe' : '';
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.flatMap((folder) => names.map((name) => join(folder, name + ending)));
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

interface Answer {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

const ENDED = new Error('the browser ended');

/** Milliseconds that a browser has to end. */
const PATIENCE = 5_000;

/** A browser without a window that is talked to over two pipes, in the Chrome DevTools Protocol. It has a profile of its own. */
export class Chromium {
  private readonly process: ChildProcess;
  private readonly input: Writable;
  private readonly profile = mkdtempSync(join(tmpdir(), 'macrolint-chromium-'));
  private readonly waiting = new Map<
    number,
    { resolve: (result: Record<string, unknown>) => void; reject: (error: Error) => void }
  >();
  private failure: Error | undefined;
  private count = 0;
  private rest = '';

  constructor(program: string) {
    const flags = [
      '--headless',
      '--remote-debugging-pipe',
      '--hide-scrollbars',
      '--no-first-run',
      `--user-data-dir=${this.profile}`,
    ];
    // Chromium refuses its sandbox to root, as in containers.
    if (process.getuid?.() === 0) flags.push('--no-sandbox');
    this.process = spawn(program, flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    const [, , , input, output] = this.process.stdio as [null, null, null, Writable, Readable];
    this.input = input;
    this.process.on('error', (error) => this.fail(error));
    this.process.on('exit', () => this.fail(ENDED));
    input.on('error', () => this.fail(ENDED));
    output.on('error', () => this.fail(ENDED));
    output.setEncoding('utf8').on('data', (text: string) => this.read(text));
  }

  /** @throws Error with the browser’s reason, or where it ended. */
  send(method: string, params: object = {}, sessionId?: string): Promise<Record<string, unknown>> {
    const id = ++this.count;
    return new Promise((resolve, reject) => {
      if (this.failure) throw this.failure;
      this.waiting.set(id, { resolve, reject });
      const message = JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) });
      this.input.write(`${message}\0`);
    });
  }

  /** Ends the browser and removes its profile. Never fails: what its helpers still hold stays with the temporary files. */
  async close(): Promise<void> {
    if (this.process.pid !== undefined && !this.hasEnded) {
      const ended = new Promise((resolve) => this.process.once('exit', resolve));
      const timer = setTimeout(() => this.process.kill('SIGKILL'), PATIENCE);
      // Asked to, it ends its helpers first, which write into the profile.
      this.send('Browser.close').catch(() => this.process.kill('SIGKILL'));
      await ended;
      clearTimeout(timer);
    }
    await rm(this.profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }).catch(() => {});
  }

  private get hasEnded(): boolean {
    return this.process.exitCode !== null || this.process.signalCode !== null;
  }

  private read(text: string): void {
    const messages = (this.rest + text).split('\0');
    this.rest = messages.pop()!;
    for (const message of messages) {
      const { id, result, error } = JSON.parse(message) as Answer;
      const waiting = id === undefined ? undefined : this.waiting.get(id);
      if (!waiting) continue;
      this.waiting.delete(id!);
      if (error) waiting.reject(new Error(error.message));
      else waiting.resolve(result ?? {});
    }
  }

  private fail(error: Error): void {
    this.failure ??= error;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
