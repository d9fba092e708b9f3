import type { Span } from '../engine/span.ts';

/** A key with its value, an item of a list, or a word that may yet become either. Spans are file spans in UTF-16 units. */
export interface SketchNode {
  readonly type: 'root' | 'pair' | 'item' | 'word';
  readonly parent: SketchNode | undefined;
  /** A pair's key, an item's place in its list. */
  readonly name: string | number;
  /** Of the key, the dash or the word; in `{…}` and `[…]` that of what holds them. */
  readonly column: number;
  /** The key, the dash or the word. */
  readonly key: Span;
  /** From the first to the last character of the value; of a block, of its text. */
  value: Span;
  style: 'none' | 'plain' | 'quoted' | 'block' | 'flow';
  /** In `{…}` or `[…]`: up to the next comma or the closing bracket. */
  readonly extent?: Span;
  readonly children: SketchNode[];
}

/** A key's name without its quotation marks. */
export function unquoted(key: string): string {
  return /^(["']).*\1$/.test(key) ? key.slice(1, -1) : key.trimEnd();
}
