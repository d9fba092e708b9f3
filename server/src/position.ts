import { leading } from './engine/leading.ts';
import type { Span } from './engine/span.ts';

/** A place as people and editors count: both from 1, columns in UTF-16 units, a leading BOM is no column. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A place as the Language Server Protocol counts: both from 0, in UTF-16 units. */
export interface ProtocolPosition {
  readonly line: number;
  readonly character: number;
}

/** Converts between file offsets and lines. A line ends at LF, CRLF or a lone CR, as in YAML and in editors. */
export class Lines {
  readonly text: string;
  private readonly starts: number[];

  constructor(text: string) {
    this.text = text;
    this.starts = [text.startsWith('\uFEFF') ? 1 : 0];
    for (const match of text.matchAll(/\r\n|\n|\r/g)) this.starts.push(match.index + match[0].length);
  }

  get count(): number {
    return this.starts.length;
  }

  position(offset: number): Position {
    const line = Math.max(
      1,
      leading(this.starts.length, (i) => this.starts[i]! <= offset),
    );
    return { line, column: Math.max(0, offset - this.starts[line - 1]!) + 1 };
  }

  protocolPosition(offset: number): ProtocolPosition {
    const { line, column } = this.position(offset);
    return { line: line - 1, character: column - 1 };
  }

  protocolRange({ start, end }: Span): { start: ProtocolPosition; end: ProtocolPosition } {
    return { start: this.protocolPosition(start), end: this.protocolPosition(end) };
  }

  /** File offset of the first character of `line`, counted from 1. */
  start(line: number): number {
    return this.starts[line - 1]!;
  }

  /** File offset of a place; a column beyond the end of its line counts as that end, a line beyond the last as the end of the text. */
  offset({ line, column }: Position): number {
    if (line > this.starts.length) return this.text.length;
    const start = this.start(Math.max(1, line));
    return Math.min(start + Math.max(0, column - 1), start + this.line(Math.max(1, line)).length);
  }

  /** File offset of a place as the protocol counts. */
  protocolOffset({ line, character }: ProtocolPosition): number {
    return this.offset({ line: line + 1, column: character + 1 });
  }

  /** The text of `line` without its line end. */
  line(line: number): string {
    let end = this.starts[line] ?? this.text.length;
    if (this.text[end - 1] === '\n') end--;
    if (this.text[end - 1] === '\r') end--;
    return this.text.slice(this.start(line), Math.max(end, this.start(line)));
  }
}
