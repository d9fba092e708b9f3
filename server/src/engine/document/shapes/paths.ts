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

/** What stands at one path beside the texts at another: in the same item, as far as the paths agree. */
export class Neighbour {
  /** It stands in the same map as the text. */
  readonly isSibling: boolean;
  private readonly view: View;
  private readonly common: number;
  private readonly rest: readonly Part[];
  private readonly isDeep: boolean;
  private readonly known = new Map<unknown, Held | undefined>();

  constructor(view: View, text: readonly Part[], path: readonly Part[]) {
    let common = 0;
    while (common < text.length - 1 && common < path.length && isSame(text[common]!, path[common]!)) common++;
    this.view = view;
    this.common = common;
    this.rest = path.slice(common);
    this.isDeep = text[common - 1]?.type === 'deep';
    this.isSibling = common === text.length - 1 && path.length === text.length;
  }

  /** The scalar beside a text; where `**` leaves a choice, the nearest. */
  of(found: Found): Held | undefined {
    for (let i = found.trail.length - 1; i >= 0; i--) {
      const { held, part } = found.trail[i]!;
      if (part !== this.common && !(this.isDeep && part === this.common - 1)) continue;
      const beside = this.from(held);
      if (beside) return beside;
    }
    return undefined;
  }

  private from(held: Held): Held | undefined {
    if (!this.known.has(held.node)) {
      const beside = findAll(this.view, held, this.rest, 1)[0]?.held;
      this.known.set(held.node, beside && isScalar(beside.node) ? beside : undefined);
    }
    return this.known.get(held.node);
  }
}

function isSame(a: Part, b: Part): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
