import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import type { FileEdit } from '../finding.ts';
import type { MacroInsert } from './macro.ts';
import { spanOf, type View } from './nodes.ts';
import { isPlain, lineBreak, quote } from './scalarEdit.ts';
import { columnOf } from './scalarMap.ts';

/** How a key or a step is added to a macro of macrolint's own shape. */
export function insertInto(view: View, map: YAMLMap): MacroInsert {
  return {
    key: (key, value) => insertKey(view, map, key, value),
    step: (index, step, text) => insertStep(view, map, index, step, text),
  };
}

/** Adds `key: value` after the title's lines; without a title before the first key. */
function insertKey(view: View, map: YAMLMap, key: string, value: string): FileEdit | undefined {
  const { text } = view;
  const written = `${key}: ${isPlain(value, map.flow === true) ? value : quote(value)}`;
  const title = ownPair(map, 'title');
  const first = map.items[0];
  if (!first?.key) return undefined;
  if (map.flow) {
    const at = title?.value ? spanOf(title.value).end : undefined;
    return at === undefined ? undefined : { start: at, end: at, text: `, ${written}` };
  }
  const firstKey = spanOf(first.key as Node).start;
  const indent = ' '.repeat(columnOf(text, firstKey));
  const eol = lineBreak(text);
  if (!title?.value) return { start: firstKey, end: firstKey, text: `${written}${eol}${indent}` };
  const at = endOfLines(text, spanOf(title.value).end);
  return { start: at, end: at, text: `${eol}${indent}${written}` };
}

/** Adds `- step: |` with `text` before the item that holds the `index`-th text that is sent. */
function insertStep(
  view: View,
  map: YAMLMap,
  index: number,
  step: string,
  text: string,
): FileEdit | undefined {
  const steps = view.entries(map).get('steps');
  const seq = steps?.node;
  if (!steps || steps.alias || !isSeq(seq) || seq.flow || seq.items.length === 0) return undefined;
  const sent = seq.items.filter((item) => isMap(item) && !view.entries(item).has('pause')) as Node[];
  const dash = columnOf(view.text, seq.range![0]);
  const eol = lineBreak(view.text);
  const body = text.replace(/\n+$/, '').replace(/^(?=[^\n])/gm, ' '.repeat(dash + 4));
  const item = `- ${step}: |\n${body}\n`.replaceAll('\n', eol);
  const before = sent[index];
  if (before) {
    const at = dashBefore(view.text, spanOf(before).start);
    return at === undefined ? undefined : { start: at, end: at, text: item + ' '.repeat(dash) };
  }
  const at = endOfLines(view.text, spanOf(seq.items[seq.items.length - 1] as Node).end);
  return { start: at, end: at, text: `${eol}${' '.repeat(dash)}${item.slice(0, -eol.length)}` };
}

function ownPair(map: YAMLMap, key: string): { value: Node | null } | undefined {
  const pair = map.items.find((one) => isScalar(one.key) && one.key.value === key);
  return pair && { value: pair.value as Node | null };
}

/** The end of the line that a node ends on, whether or not its span takes in the line breaks after it. */
function endOfLines(text: string, end: number): number {
  let at = end;
  while (at > 0 && (text[at - 1] === '\n' || text[at - 1] === '\r')) at--;
  const newline = text.indexOf('\n', at);
  if (newline < 0) return text.length;
  return text[newline - 1] === '\r' ? newline - 1 : newline;
}

/** The offset of the dash that opens the list item whose content starts at `at`. */
function dashBefore(text: string, at: number): number | undefined {
  let i = at - 1;
  while (i >= 0 && /\s/.test(text[i]!)) i--;
  return text[i] === '-' ? i : undefined;
}
