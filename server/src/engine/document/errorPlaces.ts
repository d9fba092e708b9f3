import { isScalar } from 'yaml';
import type { Span } from '../span.ts';
import { type Held, spanOf, type View } from './nodes.ts';
import { nodeAt, pointerParts } from './plain.ts';
import type { SchemaError } from './shapeProblems.ts';

/** Where a validator's errors stand in the source, and what the thing is called there. */
export class ErrorPlaces {
  private readonly view: View;
  private readonly root: Held;
  /** What the root is called: `A macro`. */
  private readonly whole: string;

  constructor(view: View, root: Held, whole: string) {
    this.view = view;
    this.root = root;
    this.whole = whole;
  }

  held(error: SchemaError): Held {
    return nodeAt(this.view, this.root, pointerParts(error.instancePath));
  }

  /** A node's span; of a map or list, its first line; of nothing, the key that should have a value. */
  spanOf(held: Held): Span {
    if (held.alias) return held.alias;
    if (!held.node || (isScalar(held.node) && held.node.source === '')) {
      const { parent } = held.place;
      const line = held.place.flow ? /[^\r\n#,}\]]*/y : /[^\r\n#]*/y;
      line.lastIndex = parent;
      return { start: parent, end: parent + (line.exec(this.view.text)?.[0].trimEnd().length ?? 0) };
    }
    const { start, end } = spanOf(held.node);
    const newline = this.view.text.indexOf('\n', start);
    const lineEnd = newline < 0 || newline > end ? end : newline;
    return { start, end: start + this.view.text.slice(start, lineEnd).trimEnd().length };
  }

  /** The second line of a value that has one. */
  linesBelow({ node }: Held): Span | undefined {
    if (!node) return undefined;
    const { start, end } = spanOf(node);
    const found = /\n\s*(\S[^\r\n]*)/.exec(this.view.text.slice(start, end));
    if (!found) return undefined;
    const last = start + found.index + found[0].length;
    return { start: last - found[1]!.length, end: last };
  }

  /** The key that an error is about: `kind`, `review_by`. */
  key(error: SchemaError): string {
    return pointerParts(error.instancePath).findLast((part) => !/^\d+$/.test(part)) ?? 'value';
  }

  name(error: SchemaError): string {
    const parts = pointerParts(error.instancePath);
    if (parts.length === 0) return this.whole;
    const isItem = /^\d+$/.test(parts[parts.length - 1]!);
    return isItem ? `An item of \`${this.key(error)}\`` : `\`${this.key(error)}\``;
  }
}
