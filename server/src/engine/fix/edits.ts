import type { FileEdit, Fix } from '../finding.ts';

/**
 * The text after all edits; offsets are those of `text`, the order is free. Two edits at one offset are made in the order given.
 * @throws RangeError where edits overlap or lie outside of the text.
 */
export function applyEdits(text: string, edits: readonly FileEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const edit of sorted) {
    if (edit.start < at || edit.end < edit.start || edit.end > text.length)
      throw new RangeError(`edit ${edit.start}–${edit.end} overlaps another or lies outside of the text`);
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** Of the fixes given, in this order, those that can be applied together: none touches what an earlier one changes. */
export function selectFixes<T extends { readonly fix: Fix }>(choices: readonly T[]): T[] {
  const taken: FileEdit[] = [];
  return choices.filter(({ fix }) => {
    const isFree = fix.edits.every((edit) =>
      taken.every((other) => edit.end < other.start || edit.start > other.end),
    );
    if (isFree) taken.push(...fix.edits);
    return isFree;
  });
}
