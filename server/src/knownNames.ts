import type { KnownNames } from './features/completion.ts';
import type { WorkspaceIndex } from './workspaceIndex.ts';

/** How long, in milliseconds, someone who types waits for names at most; those that come later are there the next time. */
const PATIENCE = 200;
/** How long, in milliseconds, names are good enough. */
const FRESH = 1000;

/** The names that completion proposes out of the workspace, collected in the background. */
export class NameCollector {
  private readonly index: WorkspaceIndex;
  private names: KnownNames | undefined;
  private collected = Number.NEGATIVE_INFINITY;
  private running: Promise<void> | undefined;

  constructor(index: WorkspaceIndex) {
    this.index = index;
  }

  /** What is known by now; only the first time it may take a moment. */
  async known(): Promise<KnownNames> {
    if (!this.running && performance.now() - this.collected > FRESH) {
      this.running = this.collect().finally(() => {
        this.running = undefined;
        this.collected = performance.now();
      });
    }
    if (!this.names) await this.patiently();
    return this.names ?? { slots: [], blanks: [], macros: [] };
  }

  private async patiently(): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise((resolve) => {
      timer = setTimeout(resolve, PATIENCE);
    });
    await Promise.race([this.running, patience]);
    clearTimeout(timer);
  }

  private async collect(): Promise<void> {
    const files = await this.index.all();
    const mentions = files.flatMap((file) => file.mentions.filter(({ of }) => of === 'slot'));
    const blanks = new Set(mentions.flatMap(({ blank, name }) => (blank ? [name] : [])));
    // An entry or a sample doesn't say whether it is that of a slot or of a blank.
    const slots = mentions.filter(({ role, name, blank }) => !blank && (role === 'use' || !blanks.has(name)));
    this.names = {
      slots: sorted(slots.map(({ name }) => name)),
      blanks: sorted([...blanks]),
      macros: sorted(files.flatMap(({ macros }) => macros.map(({ id }) => id))),
    };
  }
}

/** Each once, in the order of the alphabet. */
const sorted = (names: readonly string[]) => [...new Set(names)].sort((a, b) => a.localeCompare(b));
