import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { Checks } from '../checks.ts';
import { openBrowser } from '../chromium.ts';
import { copyOf, temporaryFolder } from '../folders.ts';
import { Workbench } from '../workbench.ts';

/** A person's way through the samples in one window. */
export interface Walk {
  readonly workbench: Workbench;
  /** The copy of sample-macros that is open. */
  readonly folder: string;
  /** Takes a picture for the documentation, where pictures are asked for. */
  picture(name: string): Promise<void>;
  /** Puts the cursor before `words` of an open file, whose line they stand in as they do on disk. */
  goTo(path: string, words: string): Promise<void>;
}

export interface Step {
  /** What the person does and sees. */
  readonly name: string;
  run(walk: Walk): Promise<void>;
}

/** A server that shows a folder in a workbench. */
export interface Served {
  readonly url: string;
  stop(): void;
}

export interface WalkOptions {
  readonly serve: (folder: string) => Promise<Served>;
  readonly steps: readonly Step[];
  /** Whether pictures are taken. */
  readonly pictures?: boolean;
  /** Whether a request to another machine is a failure. */
  readonly alone?: boolean;
}

/** Takes the steps one after another; rejects when one of them failed. */
export async function walk({ serve, steps, pictures = false, alone = false }: WalkOptions): Promise<void> {
  const checks = new Checks();
  const folder = copyOf(resolve('sample-macros'));
  const state = temporaryFolder('walk');
  const { url, stop } = await serve(folder);
  const browser = await openBrowser(state, pictures ? 2 : 1);
  const workbench = new Workbench(browser.page);
  let tidy = false;
  const walk: Walk = {
    workbench,
    folder,
    picture: async (name) => {
      if (!pictures) return;
      if (!tidy) {
        tidy = true;
        await workbench.tidy();
      }
      await workbench.picture(resolve(`docs/images/editor-${name}.png`));
    },
    goTo: async (path, words) => {
      const lines = readFileSync(join(folder, path), 'utf8').split('\n');
      const line = lines.findIndex((one) => one.includes(words));
      if (line < 0) throw new Error(`“${words}” isn't in ${path}`);
      await workbench.goTo(line + 1, lines[line]!.indexOf(words) + 1);
    },
  };
  const tried = async (run: Step['run']) => {
    try {
      if (tidy) await workbench.run('Collapse Folders in Explorer');
      await run(walk);
    } catch (error) {
      const screen = join(state, `failed-${checks.failed.length + 1}.png`);
      await browser.page.screenshot({ path: screen });
      throw new Error(`${stripVTControlCharacters((error as Error).message)}\nthe screen: ${screen}`);
    }
  };
  try {
    await checks.check('the window opens', () => workbench.open(url));
    const opened = checks.failed.length === 0;
    for (const { name, run } of opened ? steps : []) await checks.check(name, () => tried(run));
    if (alone) {
      await checks.check('nothing was asked of another machine', async () => {
        if (browser.otherHosts.size > 0) throw new Error([...browser.otherHosts].join('\n'));
      });
    }
  } finally {
    await browser.close();
    stop();
  }
  if (checks.failed.length > 0) throw new Error('a walk went wrong');
}
