import type { FileEdit } from '../finding.ts';
import type { Span } from '../span.ts';

/** A YAML scalar's value and the way back to the file. */
export interface Scalar {
  /** The decoded value. */
  readonly value: string;
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
  /** File span of the node, quotes or block header included. */
  readonly span: Span;
  /** File offset of the key or dash that the scalar belongs to. */
  readonly owner: number;
  /** File span of the characters `[start, end)` of the value. An empty span gives an insertion point. */
  toFile(start: number, end: number): Span;
  /**
   * File edit that replaces `[start, end)` of the value by `text`, escaped for the scalar's style; where the style can't hold
   * the result (a plain scalar that would become a comment or a map), the whole scalar is written anew as a block or in quotes.
   */
  edit(start: number, end: number, text: string): FileEdit;
}
