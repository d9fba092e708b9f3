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
    ignore: (rule, reason) => insertIgnore(view, map, rule, reason),
  };
}

function insertKey(view: View, map: YAMLMap, key: string, value: string): FileEdit | undefined {
  return insertLines(view, map, [`${key}: ${written(value, map.flow)}`]);
}

/** Adds an item to the list under `ignore`, or the list with the item. */
function insertIgnore(view: View, map: YAMLMap, rule: string, reason: string): FileEdit | undefined {
  const { text } = view;
  const inFlow = `{rule: ${written(rule, true)}, reason: ${written(reason, true)}}`;
  const item = [`- rule: ${written(rule)}`, `  reason: ${written(reason)}`];
  const list = ownPair(map, 'ignore')?.value;
  if (list === undefined) {
    const lines = map.flow ? [`ignore: [${inFlow}]`] : ['ignore:', ...item.map((line) => `  ${line}`)];
    return insertLines(view, map, lines);
  }
  if (!isSeq(list)) return undefined;
  const last = list.items.at(-1) as Node | undefined;
  if (list.flow) {
    const at = last ? spanOf(last).end : list.range![0] + 1;
    return { start: at, end: at, text: last ? `, ${inFlow}` : inFlow };
  }
  const at = endOfLines(text, spanOf(last ?? list).end);
  const start = lineBreak(text) + ' '.repeat(columnOf(text, list.range![0]));
  return { start: at, end: at, text: item.map((line) => start + line).join('') };
}

/** A value as it is written plain, or in quotes where it must be. */
export const written = (value: string, flow?: boolean): string =>
  isPlain(value, flow === true) ? value : quote(value);

/** Adds lines, without their indentation, after the title's lines; without a title before the first key. */
function insertLines(view: View, map: YAMLMap, lines: readonly string[]): FileEdit | undefined {
  const { text } = view;
  const title = ownPair(map, 'title');
  const first = map.items[0];
  if (!first?.key) return undefined;
  if (map.flow) {
    const at = title?.value ? spanOf(title.value).end : undefined;
    return at === undefined ? undefined : { start: at, end: at, text: `, ${lines.join(', ')}` };
  }
  const firstKey = spanOf(first.key as Node).start;
  const eol = lineBreak(text);
  const start = eol + ' '.repeat(columnOf(text, firstKey));
  if (!title?.value)
    return { start: firstKey, end: firstKey, text: lines.map((line) => line + start).join('') };
  const at = endOfLines(text, spanOf(title.value).end);
  return { start: at, end: at, text: lines.map((line) => start + line).join('') };
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
export function endOfLines(text: string, end: number): number {
  let at = end;
  while (at > 0 && (text[at - 1] === '\n' || text[at - 1] === '\r')) at--;
  const newline = text.indexOf('\n', at);
  if (newline < 0) return text.length;
  return text[newline - 1] === '\r' ? newline - 1 : newline;
}

/** The offset of the dash that opens the list item whose content starts at `at`. */
export function dashBefore(text: string, at: number): number | undefined {
  let i = at - 1;
  while (i >= 0 && /\s/.test(text[i]!)) i--;
  return text[i] === '-' ? i : undefined;
}
