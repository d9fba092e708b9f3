import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Span } from '../span.ts';
import { type Held, scalarData, type View } from './nodes.ts';

/** Aliases lead to more values than a file may have. */
export class AliasBomb extends Error {
  readonly alias: Span;

  constructor(alias: Span) {
    super('aliases expand without end');
    this.alias = alias;
  }
}

/** The values that a file's aliases may stand for, all together. */
export const MOST_ALIASED = 50_000;
/** An alias within what it stands for has no end. */
const DEEPEST = 500;

/**
 * A node as plain data for a validator, with aliases and merge keys resolved. `spent` counts the values reached through aliases.
 * @throws AliasBomb
 */
export function plainData(view: View, held: Held, spent: { aliased: number }): unknown {
  return convert(view, held, spent, undefined, 0);
}

function convert(
  view: View,
  held: Held,
  spent: { aliased: number },
  via: Span | undefined,
  depth: number,
): unknown {
  const alias = via ?? held.alias;
  if (alias && (++spent.aliased > MOST_ALIASED || depth > DEEPEST)) throw new AliasBomb(alias);
  const node: Node | null = held.node;
  if (isScalar(node)) return scalarData(node);
  if (isSeq(node)) return view.items(node).map((item) => convert(view, item, spent, alias, depth + 1));
  if (!isMap(node)) return null;
  const data: Record<string, unknown> = {};
  for (const entry of view.entries(node).values()) {
    const value = convert(view, entry, spent, alias, depth + 1);
    if (entry.key === '__proto__') Object.defineProperty(data, entry.key, { value, enumerable: true });
    else data[entry.key] = value;
  }
  return data;
}

/** The node that a JSON pointer leads to from `held`; the deepest one that there is. */
export function nodeAt(view: View, held: Held, pointer: readonly string[]): Held {
  let current = held;
  for (const name of pointer) {
    const next = isMap(current.node)
      ? view.entries(current.node).get(name)
      : isSeq(current.node)
        ? view.items(current.node)[Number(name)]
        : undefined;
    if (!next) break;
    current = next;
  }
  return current;
}

/** A JSON pointer's parts. */
export function pointerParts(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
