import { constants } from 'node:os';

type Name = 'SIGINT' | 'SIGTERM';
const NAMES: readonly Name[] = ['SIGINT', 'SIGTERM'];

/** Ctrl-C or a polite kill while a command writes: the file at hand is finished, and no other begun. */
export class Interruption {
  private readonly controller = new AbortController();
  private came: Name | undefined;

  constructor() {
    for (const name of NAMES) process.on(name, this.note);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** The exit code that tells of the interruption, where there was one. Signals end the program again from now on. */
  end(): number | undefined {
    for (const name of NAMES) process.off(name, this.note);
    return this.came && 128 + constants.signals[this.came];
  }

  private readonly note = (name: NodeJS.Signals): void => {
    this.came = name as Name;
    this.controller.abort();
  };
}
