import { larger } from './writtenWords.ts';

/** Short lists of numbers that come one by one and stay, in two flat arrays instead of an object each. */
export class NumberPool {
  count = 0;
  /** All lists; another array after some calls of `add`. */
  values = new Int32Array(1 << 10);
  private starts = new Int32Array(1 << 8);

  /** Returns the number of the list, from nought on. */
  add(list: readonly number[]): number {
    const number = this.count++;
    const from = this.starts[number]!;
    const to = from + list.length;
    while (to > this.values.length) this.values = larger(this.values, new Int32Array(this.values.length * 2));
    this.values.set(list, from);
    if (number + 1 === this.starts.length)
      this.starts = larger(this.starts, new Int32Array(this.starts.length * 2));
    this.starts[number + 1] = to;
    return number;
  }

  /** Where the list begins in `values`. */
  from(number: number): number {
    return this.starts[number]!;
  }

  /** Behind the last of it. */
  to(number: number): number {
    return this.starts[number + 1]!;
  }

  is(number: number, list: readonly number[]): boolean {
    const from = this.starts[number]!;
    return (
      this.starts[number + 1]! - from === list.length &&
      list.every((value, i) => value === this.values[from + i])
    );
  }
}
