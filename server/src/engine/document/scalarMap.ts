import type { Scalar as YamlScalar } from 'yaml';
import type { FileEdit } from '../finding.ts';
import type { Span } from '../span.ts';
import { type Block, decodeBlock } from './decodeBlock.ts';
import { decodeDouble, decodePlain, decodeSingle } from './decodeFlow.ts';
import { fileEnd, fileStart, type Runs } from './runs.ts';
import type { Scalar } from './scalar.ts';
import { editScalar } from './scalarEdit.ts';

/** Where a scalar stands: what an edit must respect. */
export interface Place {
  /** File offset of the key or dash that the scalar belongs to. */
  readonly parent: number;
  /** Inside `[…]` or `{…}`. */
  readonly flow: boolean;
}

export type Style = Scalar['style'];

const STYLES: Readonly<Record<string, Style>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

/** A YAML scalar node as a `Scalar`. The way back to the file is worked out when it is first asked for. */
export class SourceScalar implements Scalar {
  readonly text: string;
  readonly place: Place;
  readonly value: string;
  readonly style: Style;
  readonly span: Span;
  private decoded: Decoded | undefined;

  constructor(text: string, node: YamlScalar, place: Place) {
    this.text = text;
    this.place = place;
    this.value = scalarText(node);
    this.style = STYLES[node.type ?? 'PLAIN'] ?? 'plain';
    this.span = { start: node.range![0], end: node.range![1] };
  }

  toFile(start: number, end: number): Span {
    const { runs } = this.decode();
    if (!runs) return this.span;
    if (start < end) return { start: fileStart(runs, start), end: fileEnd(runs, end) };
    const at = fileEnd(runs, start);
    return { start: at, end: at };
  }

  edit(start: number, end: number, text: string): FileEdit {
    return editScalar(this, start, end, text);
  }

  /** The source map; without `runs` where the file's text doesn't decode to the value that `yaml` found. */
  decode(): Decoded {
    if (this.decoded) return this.decoded;
    const decoded = decodeSource(this.text, this.span.start, this.span.end, this.style, this.parentIndent);
    this.decoded = decoded.runs?.value === this.value ? decoded : { block: decoded.block };
    return this.decoded;
  }

  get owner(): number {
    return this.place.parent;
  }

  /** The column of the key or dash that the scalar belongs to. */
  get parentIndent(): number {
    return columnOf(this.text, this.place.parent);
  }
}

export interface Decoded {
  readonly runs?: Runs;
  readonly block?: Block | undefined;
}

/** Decodes the scalar that stands at `[start, end)` of a file. */
export function decodeSource(
  text: string,
  start: number,
  end: number,
  style: Style,
  parentIndent: number,
): Decoded {
  switch (style) {
    case 'plain':
      return { runs: decodePlain(text, start, end) };
    case 'single':
      return { runs: decodeSingle(text, start, end) };
    case 'double':
      return { runs: decodeDouble(text, start, end) };
    default: {
      const block = decodeBlock(text, start, end, parentIndent);
      return { runs: block.runs, block };
    }
  }
}

/** A scalar node's text: what stands in the file, also for `yes`, `12` or `null`. */
export function scalarText(node: YamlScalar): string {
  if (typeof node.value === 'string') return node.value;
  return node.source ?? (node.value == null ? '' : String(node.value));
}

/** The column of a file offset, 0-based in UTF-16 units; a BOM is none. */
export function columnOf(text: string, offset: number): number {
  const lineStart = offset > 0 ? text.lastIndexOf('\n', offset - 1) + 1 : 0;
  return offset - lineStart - (lineStart === 0 && offset > 0 && text.charCodeAt(0) === 0xfeff ? 1 : 0);
}
