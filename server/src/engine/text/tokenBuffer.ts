import type { Tokens } from './tokens.ts';

/** Collects tokens in arrays that are used again and again, and copies them when a text is done. */
export class TokenBuffer {
  private count = 0;
  private start = new Int32Array(FIRST_ROOM);
  private end = new Int32Array(FIRST_ROOM);
  private word = new Int32Array(FIRST_ROOM);
  private traits = new Int32Array(FIRST_ROOM);

  add(start: number, end: number, word: number, traits: number): void {
    if (this.count === this.start.length) this.resize(this.count * 2);
    const at = this.count++;
    this.start[at] = start;
    this.end[at] = end;
    this.word[at] = word;
    this.traits[at] = traits;
  }

  /** Adds to the traits of the last token, where there is one. */
  markLast(traits: number): void {
    if (this.count > 0) this.traits[this.count - 1]! |= traits;
  }

  /** The tokens since the last call. */
  take(): Tokens {
    const { count } = this;
    const start = this.start.slice(0, count);
    const end = this.end.slice(0, count);
    const word = this.word.slice(0, count);
    const traits = this.traits.slice(0, count);
    this.count = 0;
    if (this.start.length > MOST_ROOM) this.resize(FIRST_ROOM);
    return { count, start, end, word, traits };
  }

  private resize(length: number): void {
    const resized = (array: Int32Array) => {
      const other = new Int32Array(length);
      other.set(array.subarray(0, this.count));
      return other;
    };
    this.start = resized(this.start);
    this.end = resized(this.end);
    this.word = resized(this.word);
    this.traits = resized(this.traits);
  }
}

const FIRST_ROOM = 1 << 10;
/** What one huge text needed is not kept for the next. */
const MOST_ROOM = 1 << 16;
