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
 * The changes that make `after` of `before`; where as many lines come as go, each line is a change of its own. Lines that are only added
 * go with the line above them (at the top of a file with the one below), so that each change has a line to stand on.
 */
export function lineChanges(before: string, after: string): LineChange[] {
  const lines = before.split('\n').map(bare);
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: 0 });
  return hunks.flatMap(({ oldStart, oldLines, lines: rows }) => {
    const added = rows.filter((row) => row.startsWith('+')).map((row) => bare(row.slice(1)));
    if (oldLines === 0) {
      // The library gives the line before which something is added.
      const anchor = Math.max(1, oldStart - 1);
      const kept = lines[anchor - 1] ?? '';
      return [lineChange(anchor, [kept], oldStart === 1 ? [...added, kept] : [kept, ...added])];
    }
    const removed = lines.slice(oldStart - 1, oldStart - 1 + oldLines);
    return added.length === oldLines
      ? removed.map((line, i) => lineChange(oldStart + i, [line], [added[i]!]))
      : [lineChange(oldStart, removed, added)];
  });
}

function lineChange(start: number, before: readonly string[], after: readonly string[]): LineChange {
  return { start, end: start + before.length - 1, before, after };
}

const bare = (line: string) => line.replace(/\r$/, '');
