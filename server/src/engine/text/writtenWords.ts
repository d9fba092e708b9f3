/** The hash of no characters; `hashUnit` adds one UTF-16 unit to it. */
export const WORD_HASH = 0x811c9dc5;
export const hashUnit = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

/**
 * Numbers for words as they are written, in the order in which they are first asked for, found without making a string of each place
 * where one stands. All is held in flat arrays with frequent words close together, for what such look-ups cost is waiting for memory.
 */
export class WrittenWords {
  /** Per word: where its units begin in `units`; one more entry at the end. */
  private starts = new Int32Array(1 << 10);
  private units = new Uint16Array(1 << 13);
  /** Per place a word's number and one more, or 0, and its hash; as many places as a power of two, at most half of them filled. */
  private places = new Int32Array(1 << 11);

  count = 0;

  /** The number of the word `[start, end)` of the text, whose units gave `hash`. A new word gets the number `count`. */
  numberOf(text: string, start: number, end: number, hash: number): number {
    const { places } = this;
    const mask = places.length - 2;
    let at = firstPlace(hash) & mask;
    for (let known = places[at]!; known !== 0; known = places[at]!) {
      if (places[at + 1] === hash && this.isWritten(known - 1, text, start, end)) return known - 1;
      at = (at + 2) & mask;
    }
    const number = this.add(text, start, end);
    places[at] = number + 1;
    places[at + 1] = hash;
    if (this.count * 4 > places.length) this.spread();
    return number;
  }

  private isWritten(number: number, text: string, start: number, end: number): boolean {
    const from = this.starts[number]!;
    if (this.starts[number + 1]! - from !== end - start) return false;
    for (let i = 0; i < end - start; i++)
      if (this.units[from + i] !== text.charCodeAt(start + i)) return false;
    return true;
  }

  private add(text: string, start: number, end: number): number {
    const number = this.count++;
    const from = this.starts[number]!;
    const to = from + end - start;
    while (to > this.units.length) this.units = larger(this.units, new Uint16Array(this.units.length * 2));
    for (let i = start; i < end; i++) this.units[from + i - start] = text.charCodeAt(i);
    if (number + 1 === this.starts.length)
      this.starts = larger(this.starts, new Int32Array(this.starts.length * 2));
    this.starts[number + 1] = to;
    return number;
  }

  private spread(): void {
    const before = this.places;
    this.places = new Int32Array(before.length * 2);
    const mask = this.places.length - 2;
    for (let i = 0; i < before.length; i += 2) {
      if (before[i] === 0) continue;
      let at = firstPlace(before[i + 1]!) & mask;
      while (this.places[at] !== 0) at = (at + 2) & mask;
      this.places[at] = before[i]!;
      this.places[at + 1] = before[i + 1]!;
    }
  }
}

const firstPlace = (hash: number): number => (hash ^ (hash >>> 15)) << 1;

/** `room` with what `array` holds at its beginning. */
export function larger<T extends Int32Array | Uint16Array | Int16Array | Uint8Array>(array: T, room: T): T {
  room.set(array);
  return room;
}
