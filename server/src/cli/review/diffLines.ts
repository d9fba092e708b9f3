import type { Hunk } from '../git/changes.ts';

/** Unchanged lines that a code host shows around a change; one can comment on them as well. */
const CONTEXT = 3;

/** A stretch of the diff as a code host shows it: lines of the new file, both ends included. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The lines of a changed file on which one can comment. */
export class DiffLines {
  private readonly hunks: readonly Hunk[];
  private readonly stretches: readonly Stretch[];

  /** @param count lines of the new file */
  constructor(hunks: readonly Hunk[], count: number) {
    this.hunks = hunks;
    const stretches: { start: number; end: number }[] = [];
    for (const { newStart, newLines } of hunks) {
      const start = Math.max(1, newStart - CONTEXT);
      const end = Math.min(count, newStart + newLines - 1 + CONTEXT);
      const last = stretches.at(-1);
      if (last && start <= last.end + 1) last.end = Math.max(last.end, end);
      else if (start <= end) stretches.push({ start, end });
    }
    this.stretches = stretches;
  }

  /** Whether all these lines stand in one stretch of the diff, so that one comment can be about them. */
  holds(first: number, last = first): boolean {
    return this.stretches.some(({ start, end }) => start <= first && last <= end);
  }

  /** Whether some of these lines were added or changed. */
  changed(first: number, last: number): boolean {
    return this.hunks.some(({ newStart, newLines }) => newStart <= last && newStart + newLines > first);
  }

  /** The first of these lines on which one can comment, a changed one if there is any. */
  firstIn(first: number, last: number): number | undefined {
    const shown = this.stretches.flatMap(({ start, end }) =>
      range(Math.max(start, first), Math.min(end, last)),
    );
    return shown.find((line) => this.changed(line, line)) ?? shown[0];
  }

  /** The line that an unchanged line had before; undefined for one that was added or changed. */
  before(line: number): number | undefined {
    if (this.changed(line, line)) return undefined;
    const above = this.hunks.filter(({ newStart, newLines }) => newStart + newLines <= line);
    return above.reduce((old, { oldLines, newLines }) => old + oldLines - newLines, line);
  }
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
