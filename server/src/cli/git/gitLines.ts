import { leading } from '../../engine/leading.ts';

/** Lines as git and code hosts count them: from 1, ended by LF alone. */
export class GitLines {
  private readonly starts: number[] = [0];
  private readonly length: number;

  constructor(text: string) {
    this.length = text.length;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  /** How many lines there are; what follows the last line end counts as one, if there is anything. */
  get count(): number {
    return this.starts.at(-1) === this.length && this.length > 0
      ? this.starts.length - 1
      : this.starts.length;
  }

  /** The line of a file offset, in UTF-16 units. */
  at(offset: number): number {
    return leading(this.starts.length, (i) => this.starts[i]! <= offset);
  }

  /** The lines that hold something of a span; one that ends at a line's beginning holds nothing of it. */
  range(start: number, end: number): { first: number; last: number } {
    return { first: this.at(start), last: this.at(Math.max(start, Math.min(end, this.length) - 1)) };
  }
}
