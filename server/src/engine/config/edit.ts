import { isMap, isScalar, isSeq, type Node, parseDocument, type YAMLMap } from 'yaml';
import { endOfLines, written } from '../document/insert.ts';
import { spanOf } from '../document/nodes.ts';
import { lineBreak } from '../document/scalarEdit.ts';
import { columnOf } from '../document/scalarMap.ts';
import type { FileEdit } from '../finding.ts';

/** Sets a rule's severity. Undefined where the file is written in a way that a small edit can't change. */
export function severityEdit(text: string, rule: string, severity: string): FileEdit | undefined {
  const entry = find(text, ['rules', rule]);
  if (isMap(entry?.node)) return set(text, ['rules', rule, 'severity'], severity);
  return set(text, ['rules', rule], severity);
}

/** Sets the severity of a house rule, which stands under `phrases`. */
export function phraseSeverityEdit(text: string, id: string, severity: string): FileEdit | undefined {
  const phrases = find(text, ['phrases'])?.node;
  if (!isSeq(phrases)) return undefined;
  const index = phrases.items.findIndex((item) => isMap(item) && item.get('id') === id);
  return index < 0 ? undefined : set(text, ['phrases', index, 'severity'], severity);
}

/** Adds a phrase to those that a rule leaves alone. */
export function allowEdit(text: string, rule: string, phrase: string): FileEdit | undefined {
  const entry = find(text, ['rules', rule])?.node;
  if (isScalar(entry) && typeof entry.value === 'string') {
    const settings = `{severity: ${entry.value}, allow: [${written(phrase, true)}]}`;
    return { ...spanOf(entry), text: settings };
  }
  const allow = find(text, ['rules', rule, 'allow'])?.node;
  if (isSeq(allow)) return append(text, allow, phrase);
  if (isScalar(allow) && typeof allow.value === 'string') {
    const span = spanOf(allow);
    return { ...span, text: `[${written(allow.value, true)}, ${written(phrase, true)}]` };
  }
  return set(text, ['rules', rule, 'allow'], [phrase]);
}

type Path = readonly (string | number)[];
type Value = string | readonly string[];

function find(text: string, path: Path): { node: Node | null } | undefined {
  const node = parseDocument(text).getIn(path, true);
  return node === undefined ? undefined : { node: node as Node | null };
}

/** Sets the value at a path whose first part that is missing is a key. What is there otherwise stays as it is written. */
function set(text: string, path: Path, value: Value): FileEdit | undefined {
  const document = parseDocument(text);
  let node = document.contents as Node | null;
  if (document.errors.length > 0) return undefined;
  if (!node || (isScalar(node) && node.value === null)) return atEnd(text, path, value);
  for (const [i, name] of path.entries()) {
    if (isSeq(node) && typeof name === 'number') {
      node = node.items[name] as Node | null;
      continue;
    }
    if (!isMap(node)) return undefined;
    const pair = node.items.find(({ key }) => isScalar(key) && key.value === name);
    if (!pair && i === 0 && !node.flow) return atEnd(text, path, value);
    if (!pair) return insert(text, node, path.slice(i), value);
    const child = pair.value as Node | null;
    if (i === path.length - 1)
      return isScalar(child) && child.source !== '' ? { ...spanOf(child), text: inFlow(value) } : undefined;
    if (!child || (isScalar(child) && child.value === null)) {
      const column = columnOf(text, spanOf(pair.key as Node).start) + 2;
      const at = endOfLines(text, spanOf(pair.key as Node).end);
      return node.flow
        ? undefined
        : { start: at, end: at, text: below(text, path.slice(i + 1), value, column) };
    }
    node = child;
  }
  return undefined;
}

/** Adds keys to a map that has none of them. */
function insert(text: string, map: YAMLMap, path: Path, value: Value): FileEdit | undefined {
  const last = map.items.at(-1);
  if (map.flow) {
    const end = last ? spanOf((last.value ?? last.key) as Node).end : map.range![0] + 1;
    return { start: end, end, text: `${last ? ', ' : ''}${flowPair(path, value)}` };
  }
  if (!last) return undefined;
  const column = columnOf(text, spanOf(map.items[0]!.key as Node).start);
  const at = endOfLines(text, spanOf((last.value ?? last.key) as Node).end);
  return { start: at, end: at, text: below(text, path, value, column) };
}

function append(
  text: string,
  seq: { flow?: boolean; items: unknown[]; range?: unknown },
  phrase: string,
): FileEdit {
  const [start] = seq.range as [number];
  const last = seq.items.at(-1) as Node | undefined;
  if (seq.flow) {
    const at = last ? spanOf(last).end : start + 1;
    return { start: at, end: at, text: `${last ? ', ' : ''}${written(phrase, true)}` };
  }
  const at = endOfLines(text, spanOf(last!).end);
  return {
    start: at,
    end: at,
    text: `${lineBreak(text)}${' '.repeat(columnOf(text, start))}- ${written(phrase)}`,
  };
}

/** New lines below an old one. */
function below(text: string, path: Path, value: Value, column: number): string {
  const eol = lineBreak(text);
  return path
    .map(
      (name, i) =>
        `${eol}${' '.repeat(column + 2 * i)}${name}:${i === path.length - 1 ? ` ${inFlow(value)}` : ''}`,
    )
    .join('');
}

/** New lines at the end of the file, apart from a comment there. */
function atEnd(text: string, path: Path, value: Value): FileEdit {
  const eol = lineBreak(text);
  const lines = below(text, path, value, 0).slice(eol.length) + eol;
  const gap = text.trim() === '' || text.endsWith('\n') ? '' : eol;
  const isBehindComment = /(?:^|\n)[ \t]*#[^\n]*\n?$/.test(text);
  return { start: text.length, end: text.length, text: gap + (isBehindComment ? eol : '') + lines };
}

const flowPair = (path: Path, value: Value): string =>
  path.length === 1 ? `${path[0]}: ${inFlow(value)}` : `${path[0]}: {${flowPair(path.slice(1), value)}}`;

const inFlow = (value: Value): string =>
  typeof value === 'string' ? written(value, true) : `[${value.map((one) => written(one, true)).join(', ')}]`;
