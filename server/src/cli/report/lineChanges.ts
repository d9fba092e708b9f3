import { structuredPatch } from 'diff';

/** Whole lines that are replaced by others. Lines are numbered from 1 and end at LF, as git and code hosts count them. */
export interface LineChange {
  readonly start: number;
  /** The last line, at least `start`. */
  readonly end: number;
  /** Without their line ends. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * The changes that make `after` of `before`. Lines that are only added go with the line above them (at the top of a file with the
 * one below), so that each change has a line to stand on.
 */
export function lineChanges(before: string, after: string): LineChange[] {
  const lines = before.split('\n');
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: 0 });
  return hunks.map(({ oldStart, oldLines, lines: rows }) => {
    const added = rows.filter((row) => row.startsWith('+')).map((row) => row.slice(1));
    if (oldLines > 0) {
      const end = oldStart + oldLines - 1;
      return {
        start: oldStart,
        end,
        before: lines.slice(oldStart - 1, end).map(bare),
        after: added.map(bare),
      };
    }
    // The library gives the line before which something is added.
    const anchor = Math.max(1, oldStart - 1);
    const kept = bare(lines[anchor - 1] ?? '');
    const all = oldStart === 1 ? [...added.map(bare), kept] : [kept, ...added.map(bare)];
    return { start: anchor, end: anchor, before: [kept], after: all };
  });
}

const bare = (line: string) => line.replace(/\r$/, '');
