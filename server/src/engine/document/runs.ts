import { leading } from '../leading.ts';

/**
 * Which file span each character of a value comes from. Parallel arrays, one entry a run, in file order. Run `i` holds the
 * value's characters from `values[i]` up to the next run's, and stands in the file at `[starts[i], ends[i])`. A run whose
 * two lengths agree is a verbatim copy; any other is one unit, such as `''` for an apostrophe or a fold for a space.
 * All offsets are UTF-16 units.
 */
export interface Runs {
  readonly value: string;
  readonly values: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Where text goes that is inserted into an empty value. */
  readonly origin: number;
}

/** Collects the runs of one scalar while it is decoded from left to right. */
export class RunBuilder {
  private readonly text: string;
  private readonly pieces: string[] = [];
  private length = 0;
  private readonly values: number[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  constructor(text: string) {
    this.text = text;
  }

  /** The file's characters `[from, to)` stand for themselves. */
  copy(from: number, to: number): void {
    if (to <= from) return;
    const last = this.ends.length - 1;
    const verbatim = last >= 0 && this.length - this.values[last]! === this.ends[last]! - this.starts[last]!;
    if (verbatim && this.ends[last] === from) this.ends[last] = to;
    else this.push(from, to);
    this.pieces.push(this.text.slice(from, to));
    this.length += to - from;
  }

  /** The file's characters `[from, to)` as a whole stand for `chars`. */
  put(chars: string, from: number, to: number): void {
    this.push(from, to);
    this.pieces.push(chars);
    this.length += chars.length;
  }

  finish(origin: number): Runs {
    return {
      value: this.pieces.join(''),
      values: this.values,
      starts: this.starts,
      ends: this.ends,
      origin,
    };
  }

  private push(from: number, to: number): void {
    this.values.push(this.length);
    this.starts.push(from);
    this.ends.push(to);
  }
}

/** The index of the run that holds character `at` of the value; -1 where the value is empty. */
export function runAt(runs: Runs, at: number): number {
  const { values } = runs;
  return leading(values.length, (i) => values[i]! <= at) - 1;
}

/** True where run `i` is a verbatim copy of the file. */
export function isVerbatim(runs: Runs, i: number): boolean {
  return runEnd(runs, i) - runs.values[i]! === runs.ends[i]! - runs.starts[i]!;
}

/** Where run `i` ends in the value. */
export function runEnd(runs: Runs, i: number): number {
  return runs.values[i + 1] ?? runs.value.length;
}

/** File offset where the value's character `at` begins; at the value's end, where its last character ends. */
export function fileStart(runs: Runs, at: number): number {
  if (at >= runs.value.length && at > 0) return fileEnd(runs, at);
  const i = runAt(runs, at);
  if (i < 0) return runs.origin;
  return isVerbatim(runs, i) ? runs.starts[i]! + (at - runs.values[i]!) : runs.starts[i]!;
}

/** File offset where the character before `at` ends; at the value's start, where its first character begins. */
export function fileEnd(runs: Runs, at: number): number {
  if (at <= 0) return fileStart(runs, 0);
  const i = runAt(runs, Math.min(at, runs.value.length) - 1);
  if (i < 0) return runs.origin;
  return isVerbatim(runs, i) ? runs.starts[i]! + (at - runs.values[i]!) : runs.ends[i]!;
}
