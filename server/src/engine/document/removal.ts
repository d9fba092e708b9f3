import { isScalar, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import type { FileEdit } from '../finding.ts';
import type { Span } from '../span.ts';
import { dashBefore, endOfLines } from './insert.ts';
import { spanOf } from './nodes.ts';

/**
 * The edit that takes an item out of the list at `key` of the map; with the only one the key goes too. Undefined where something
 * else would go along: a comment between two items in brackets, an anchor that others refer to.
 */
export function itemRemoval(text: string, map: YAMLMap, key: string, index: number): FileEdit | undefined {
  const at = map.items.findIndex((pair) => isScalar(pair.key) && pair.key.value === key);
  const list = map.items[at]?.value as YAMLSeq | undefined;
  if (!list) return undefined;
  const edit =
    list.items.length === 1
      ? partRemoval(text, map.items.map(spanOfPair), at, map.flow === true)
      : partRemoval(
          text,
          (list.items as Node[]).map((item) => spanOfItem(text, item, list.flow === true)),
          index,
          list.flow === true,
        );
  return edit && /(?:^|\s)&/.test(text.slice(edit.start, edit.end)) ? undefined : edit;
}

/** The edit that deletes the lines from `start` to `end`, with their line break. */
export function lineRemoval(text: string, { start, end }: Span): FileEdit {
  const lineEnd = endOfLines(text, end);
  const lineBreak = /\r?\n|$/y;
  lineBreak.lastIndex = lineEnd;
  return { start: lineStart(text, start), end: lineEnd + lineBreak.exec(text)![0].length, text: '' };
}

function spanOfPair({ key, value }: YAMLMap['items'][number]): Span {
  const { start, end } = spanOf(key as Node);
  return { start, end: value ? spanOf(value as Node).end : end };
}

function spanOfItem(text: string, item: Node, flow: boolean): Span {
  const { start, end } = spanOf(item);
  return { start: flow ? start : (dashBefore(text, start) ?? start), end };
}

/** One of the pairs of a map or the items of a list. */
function partRemoval(text: string, parts: readonly Span[], index: number, flow: boolean) {
  const part = parts[index]!;
  const isFirstOnLine = text.slice(lineStart(text, part.start), part.start).trim() === '';
  if (!flow && isFirstOnLine) return lineRemoval(text, part);
  const next = parts[index + 1];
  const before = parts[index - 1];
  // Up to the next part, or from the end of the one before.
  const start = next || !flow ? part.start : before?.end;
  const end = next ? next.start : part.end;
  if (start === undefined || (!next && !flow)) return undefined;
  const gap = next ? text.slice(part.end, end) : text.slice(start, part.start);
  return gap.includes('#') ? undefined : { start, end, text: '' };
}

/** Where the line begins; behind a BOM. */
function lineStart(text: string, at: number): number {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
}
