import type { Span } from '../engine/span.ts';
import { type SketchNode, unquoted } from './sketchNode.ts';

/** A key, up to the colon or the spaces before it. */
const KEY =
  /(?:"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\r\n]|'')*'|[^\s'"{}[\],&*!|>%@`#](?:[^\r\n:#,{}[\]]|:(?=[^\s,{}[\]]))*?)(?=[ \t]{0,8}:(?:[\s,{}[\]]|$))/y;
const QUOTED = /"(?:[^"\\]|\\[\s\S])*"?|'(?:[^']|'')*'?/y;
const PLAIN = /[^,{}[\]\r\n]*/y;
/** Brackets within one another that are told apart. */
const MOST_LEVELS = 100;

/** Reads what stands in `{…}` or `[…]`, as far as it is typed. */
export class FlowReader {
  private readonly text: string;
  private readonly end: number;
  private at = 0;
  private depth = 1;

  /** @param end where the outermost bracket ends */
  constructor(text: string, end: number) {
    this.text = text;
    this.end = end;
  }

  /** Fills in the children of a node whose value begins with a bracket. */
  read(node: SketchNode): void {
    this.at = node.value.start;
    this.collection(node);
  }

  private collection(node: SketchNode): void {
    const isMap = this.text[this.at] === '{';
    const close = isMap ? '}' : ']';
    this.at++;
    for (;;) {
      const start = this.at;
      this.skipSpace();
      if (this.at >= this.end) break;
      const char = this.text[this.at]!;
      if (char === close) {
        this.at++;
        break;
      }
      if (char === ',') this.at++;
      else if (char === '}' || char === ']') break;
      else this.entry(node, start, isMap);
    }
    node.value = { start: node.value.start, end: this.at };
  }

  private entry(parent: SketchNode, start: number, isMap: boolean): void {
    const { text } = this;
    const begin = this.at;
    const found = matchAt(KEY, text, begin) ?? '';
    const key = begin + found.length < this.end ? found : '';
    const index = parent.children.length;
    const holder = isMap || !key ? parent : this.node(parent, 'item', index, begin, begin, start);
    const node = key
      ? this.node(holder, 'pair', unquoted(key), begin, begin + key.length, start)
      : this.node(parent, isMap ? 'word' : 'item', isMap ? '' : index, begin, begin, start);
    if (key) this.at = text.indexOf(':', begin + key.length) + 1;
    this.skipSpace();
    this.scalarOrCollection(node);
    const until = this.separator();
    for (const one of new Set([node, holder])) {
      if (one === parent) continue;
      Object.assign(one, { extent: { start, end: until } });
      if (one.type === 'word') Object.assign(one, { key: one.value });
    }
  }

  private scalarOrCollection(node: SketchNode): void {
    const { text, at } = this;
    const char = text[at];
    node.value = { start: at, end: at };
    if (at >= this.end || char === undefined || /[,}\]]/.test(char)) return;
    if ((char === '{' || char === '[') && this.depth < MOST_LEVELS) {
      node.style = 'flow';
      this.depth++;
      this.collection(node);
      this.depth--;
      return;
    }
    const quoted = matchAt(QUOTED, text, at);
    const written = quoted ?? matchAt(PLAIN, text, at)!.trimEnd();
    node.style = quoted === undefined ? 'plain' : 'quoted';
    const end = Math.min(this.end, at + Math.max(1, written.length));
    node.value = { start: at, end };
    this.at = end;
  }

  /** Goes to the next comma or closing bracket, whatever stands before it. */
  private separator(): number {
    while (this.at < this.end && !/[,}\]]/.test(this.text[this.at]!)) this.at++;
    return this.at;
  }

  private node(
    parent: SketchNode,
    type: SketchNode['type'],
    name: string | number,
    start: number,
    end: number,
    from: number,
  ): SketchNode {
    const key: Span = { start, end };
    const value = { start: end, end };
    const extent = { start: from, end };
    const { column } = parent;
    const node: SketchNode = { type, parent, name, column, key, value, style: 'none', extent, children: [] };
    parent.children.push(node);
    return node;
  }

  private skipSpace(): void {
    while (this.at < this.end && /\s/.test(this.text[this.at]!)) this.at++;
  }
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
