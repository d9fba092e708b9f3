import type { Fix } from '../../engine/finding.ts';
import type { Lines } from '../../position.ts';
import { unquoted } from './quoted.ts';
import { printable } from './words.ts';

const MAX_LENGTH = 120;

/**
 * What a fix does: the words before and after it, `“I think the order” → “The order”`, or those that it adds. Undefined where
 * it spans lines or inserts new ones: then its title has to do.
 */
export function fixPreview(lines: Lines, fix: Fix): string | undefined {
  if (fix.edits.length === 0) return undefined;
  const { text, edits } = unquoted(lines, fix.edits);
  const first = edits[0]!;
  if (edits.some((edit) => edit.text.includes('\n'))) return undefined;
  if (edits.length === 1 && first.start === first.end) {
    const added = printable(first.text).trim();
    return added === '' ? undefined : `add “${added}”`;
  }
  const last = edits.at(-1)!;
  const [wordBefore] = /[\p{L}\p{N}'’-]*$/u.exec(
    text.slice(Math.max(0, first.start - MAX_LENGTH), first.start),
  )!;
  const [wordAfter] = /^[\p{L}\p{N}'’-]*/u.exec(text.slice(last.end, last.end + MAX_LENGTH))!;
  let start = first.start - wordBefore.length;
  let end = last.end + wordAfter.length;
  if (end - start > MAX_LENGTH * 2 || text.slice(start, end).includes('\n')) return undefined;
  // A word of what stays shows where the change is.
  if (words(apply(text, edits, start, end)) < 2) end = nextWordEnd(text, end);
  if (words(apply(text, edits, start, end)) < 1) start = previousWordStart(text, start);
  const before = printable(text.slice(start, end)).trim();
  const after = printable(apply(text, edits, start, end)).trim();
  if (before === after || before.length + after.length > MAX_LENGTH * 2) return undefined;
  return `“${before}” → “${after}”`;
}

function apply(text: string, edits: Fix['edits'], start: number, end: number): string {
  let at = start;
  let result = '';
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at, end);
}

function words(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function nextWordEnd(text: string, from: number): number {
  return from + (/^[^\S\n\r]+\S+/.exec(text.slice(from, from + MAX_LENGTH))?.[0].length ?? 0);
}

function previousWordStart(text: string, from: number): number {
  return from - (/\S+[^\S\n\r]+$/.exec(text.slice(Math.max(0, from - MAX_LENGTH), from))?.[0].length ?? 0);
}
