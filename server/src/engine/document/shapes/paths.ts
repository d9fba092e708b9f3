import { isCollection, isMap, isScalar, isSeq } from 'yaml';
import { type Held, spanOf, type View } from '../nodes.ts';

/** One part of a path: a key, any key, any item, one item, any depth. */
export type Part =
  | { readonly type: 'key'; readonly key: string }
  | { readonly type: 'any-key' }
  | { readonly type: 'any-item' }
  | { readonly type: 'item'; readonly index: number }
  | { readonly type: 'deep' };

/** Something found at the end of a path. */
export interface Found {
  readonly held: Held;
  /** Keys and `[indexes]` from the root: `messages.late[0].message`. */
  readonly where: readonly string[];
  /** What was passed on the way, from the root: the node, and how many parts of the path lay behind. */
  readonly trail: readonly { readonly held: Held; readonly part: number }[];
}

const PART =
  /\.?(?:\[(?:(\*)|(\d+)|"((?:[^"\\]|\\.)*)"|'([^']*)')\]|"((?:[^"\\]|\\.)*)"|'([^']*)'|([^.[\]]+))/y;

/** Reads `messages.*[*].message`; undefined where that is no path. */
export function parsePath(path: string): Part[] | undefined {
  const parts: Part[] = [];
  const source = path.trim().replace(/^\$\.?/, '');
  PART.lastIndex = 0;
  while (PART.lastIndex < source.length) {
    const found = PART.exec(source);
    if (!found || parts.length === 50) return undefined;
    const [, star, index, ...keys] = found;
    const key = keys.find((one) => one !== undefined) ?? '';
    if (star) parts.push({ type: 'any-item' });
    else if (index) parts.push({ type: 'item', index: Number(index) });
    else if (keys[4] === '*') parts.push({ type: 'any-key' });
    else if (keys[4] === '**') parts.push({ type: 'deep' });
    else parts.push({ type: 'key', key: keys[4] ?? key.replace(/\\(.)/g, '$1') });
  }
  return parts;
}

/** All that a path leads to, in file order. Each node is passed once for each part of the path, however many aliases lead to it. */
export function findAll(
  view: View,
  root: Held,
  parts: readonly Part[],
  most = Number.POSITIVE_INFINITY,
): Found[] {
  const found: Found[] = [];
  const passed: Set<unknown>[] = [];
  const step = (held: Held, part: number, where: readonly string[], trail: Found['trail']): void => {
    if (found.length >= most) return;
    const current = parts[part];
    if (!current) {
      found.push({ held, where, trail });
      return;
    }
    if (!isCollection(held.node)) {
      if (current.type === 'deep') step(held, part + 1, where, trail);
      return;
    }
    const seen = (passed[part] ??= new Set());
    if (seen.has(held.node)) return;
    seen.add(held.node);
    const here = [...trail, { held, part }];
    if (current.type === 'deep') step(held, part + 1, where, trail);
    for (const [name, child] of children(view, held, current)) {
      const alias = child.alias ?? held.alias;
      const next = alias ? { ...child, alias } : child;
      step(next, current.type === 'deep' ? part : part + 1, [...where, name], here);
    }
  };
  step(root, 0, [], []);
  return found.sort((a, b) => startOf(a) - startOf(b));
}

function startOf(found: Found): number {
  return found.held.alias?.start ?? (found.held.node ? spanOf(found.held.node).start : 0);
}

function* children(view: View, held: Held, part: Part): Generator<[string, Held]> {
  const { node } = held;
  if (isMap(node)) {
    if (part.type === 'key') {
      const entry = view.entries(node).get(part.key);
      if (entry) yield [part.key, entry];
    } else if (part.type === 'any-key' || part.type === 'deep') {
      for (const entry of view.entries(node).values()) yield [entry.key, entry];
    }
  } else if (isSeq(node)) {
    if (part.type === 'item') {
      const item = view.items(node)[part.index];
      if (item) yield [`[${part.index}]`, item];
    } else if (part.type === 'any-item' || part.type === 'deep') {
      let index = 0;
      for (const item of view.items(node)) yield [`[${index++}]`, item];
    }
  }
}

/** How many parts two paths have in common from the start. */
export function commonParts(a: readonly Part[], b: readonly Part[]): number {
  let same = 0;
  while (same < a.length && same < b.length && JSON.stringify(a[same]) === JSON.stringify(b[same])) same++;
  return same;
}

/** What stands at `parts` beside something found at `from`: the nearest, where `**` leaves a choice. */
export function findBeside(
  view: View,
  found: Found,
  from: readonly Part[],
  parts: readonly Part[],
): Held | undefined {
  const common = Math.min(commonParts(from, parts), from.length - 1);
  const rest = parts.slice(common);
  const isDeep = from[common - 1]?.type === 'deep';
  const starts = found.trail.filter(({ part }) => part === common || (isDeep && part === common - 1));
  for (const { held } of starts.reverse()) {
    const beside = findAll(view, held, rest, 1)[0];
    if (beside && isScalar(beside.held.node)) return beside.held;
  }
  return undefined;
}
