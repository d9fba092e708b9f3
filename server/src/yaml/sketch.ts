import type { Span } from '../engine/span.ts';
import { closing } from './closing.ts';
import { FlowReader } from './flow.ts';
import { type SketchNode, unquoted } from './sketchNode.ts';

/** What a YAML file looks like to someone who reads its lines one by one: also where it is half typed or broken. */
export interface Sketch {
  readonly text: string;
  /** Keys, items and words outside of `{…}` and `[…]`, in file order. */
  readonly nodes: readonly SketchNode[];
  /** One for each document, in file order. */
  readonly roots: readonly SketchNode[];
  readonly comments: readonly Span[];
}

/** Takes time in proportion to the text; never throws. */
export function sketchYaml(text: string): Sketch {
  return new Sketcher(text).sketch();
}

const DASH = /-(?=[ \t\r\n]|$)[ \t]*/y;
/** A key, up to the colon or the spaces before it. */
const KEY =
  /(?:"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\r\n]|'')*'|(?!#)[^\s'"{}[\],&*!|>%@`](?:[^\r\n:#]|:(?=\S)|(?<=\S)#)*?)(?=[ \t]{0,8}:(?:[ \t\r\n]|$))/y;
const HEADER = /[|>][-+\d]*[ \t]*(?=#|$)/y;
const PROPERTIES = /(?:[&!][^\s,[\]{}]*[ \t]+)*/y;

const HOLDS_TEXT: ReadonlySet<SketchNode['style']> = new Set(['plain', 'quoted']);

class Sketcher {
  private readonly text: string;
  private readonly nodes: SketchNode[] = [];
  private readonly roots: SketchNode[] = [];
  private readonly comments: Span[] = [];
  private stack: SketchNode[] = [];
  private block: SketchNode | undefined;
  /** What goes on over several lines ends here. */
  private closed = 0;

  constructor(text: string) {
    this.text = text;
    this.begin(0);
  }

  sketch(): Sketch {
    const { text } = this;
    for (let start = text.startsWith('\uFEFF') ? 1 : 0; start < text.length; ) {
      const newline = text.indexOf('\n', start);
      const next = newline < 0 ? text.length : newline + 1;
      let end = newline < 0 ? text.length : newline;
      if (text[end - 1] === '\r' && end > start) end--;
      if (start >= this.closed) this.line(start, end);
      start = next;
    }
    return { text, nodes: this.nodes, roots: this.roots, comments: this.comments };
  }

  private begin(at: number): void {
    const nothing = { start: at, end: at };
    const root: SketchNode = {
      type: 'root',
      parent: undefined,
      name: '',
      column: -1,
      key: nothing,
      value: nothing,
      style: 'none',
      children: [],
    };
    this.roots.push(root);
    this.stack = [root];
    this.block = undefined;
  }

  private get top(): SketchNode {
    return this.stack[this.stack.length - 1]!;
  }

  private line(start: number, end: number): void {
    let at = start;
    while (at < end && (this.text[at] === ' ' || this.text[at] === '\t')) at++;
    const isBlank = at === end;
    if (this.block) {
      if (isBlank || at - start > this.block.column) {
        if (!isBlank) this.block.value = { start: this.block.value.start, end };
        return;
      }
      this.block = undefined;
    }
    if (isBlank) return;
    if (this.text[at] === '#') this.comments.push({ start: at, end });
    else if (at === start && /^(?:---|\.\.\.)(?:\s|$)/.test(this.text.slice(at, at + 4))) this.begin(at);
    else this.content(at, at - start, end);
  }

  /** A line's content from `at`, which stands in `column`. */
  private content(at: number, column: number, end: number): void {
    const lineStart = at - column;
    let pos = at;
    let item: SketchNode | undefined;
    for (let dash = this.match(DASH, pos); dash !== undefined; dash = this.match(DASH, pos)) {
      this.popForDash(pos - lineStart);
      const before = this.top.children.findLast(({ type }) => type === 'item');
      const index = before ? Number(before.name) + 1 : 0;
      item = this.add('item', index, pos - lineStart, { start: pos, end: pos + 1 });
      this.stack.push(item);
      pos += dash.length;
      item.value = { start: Math.min(pos, end), end: Math.min(pos, end) };
    }
    const key = this.match(KEY, pos);
    this.popTo(pos - lineStart);
    const isText = this.top.type === 'pair' && HOLDS_TEXT.has(this.top.style);
    if (key !== undefined && pos + key.length < end && !isText) {
      const pair = this.add('pair', unquoted(key), pos - lineStart, { start: pos, end: pos + key.length });
      this.stack.push(pair);
      this.value(pair, this.text.indexOf(':', pos + key.length) + 1, end);
    } else if (item) this.value(item, pos, end);
    else this.bare(pos, pos - lineStart, end);
  }

  /** A line without dash or key: the rest of a text, a list or map in brackets, or a word that is being typed. */
  private bare(at: number, column: number, end: number): void {
    const { top } = this;
    if (HOLDS_TEXT.has(top.style)) top.value = { start: top.value.start, end: this.plainEnd(at, end) };
    else if (top.style === 'none' && top.children.length === 0 && /[[{"'|>]/.test(this.text[at]!))
      this.value(top, at, end);
    else this.add('word', '', column, { start: at, end: this.plainEnd(at, end) });
  }

  private value(node: SketchNode, from: number, end: number): void {
    let at = from;
    while (at < end && /[ \t]/.test(this.text[at]!)) at++;
    node.value = { start: at, end: at };
    at += this.match(PROPERTIES, at)?.length ?? 0;
    const first = this.text[at];
    if (at >= end) return;
    if (first === '#') {
      this.comments.push({ start: at, end });
      return;
    }
    const header = this.matchLine(HEADER, at, end);
    if (header !== undefined) {
      const next = this.text.indexOf('\n', end);
      const start = next < 0 ? this.text.length : next + 1;
      Object.assign(node, { style: 'block', value: { start, end: start } });
      this.block = node;
    } else if (first === '"' || first === "'" || first === '{' || first === '[') {
      const close = closing(this.text, at, node.column);
      Object.assign(node, {
        style: first === '{' || first === '[' ? 'flow' : 'quoted',
        value: { start: at, end: close },
      });
      if (node.style === 'flow') new FlowReader(this.text, close).read(node);
      this.closed = close;
    } else Object.assign(node, { style: 'plain', value: { start: at, end: this.plainEnd(at, end) } });
  }

  /** Where a plain text ends on its line; a comment behind it is noted. */
  private plainEnd(at: number, end: number): number {
    const source = this.text.slice(at, end);
    const comment = source.search(/[ \t]#/);
    if (comment >= 0) this.comments.push({ start: at + comment + 1, end });
    return at + (comment < 0 ? source : source.slice(0, comment)).trimEnd().length;
  }

  private popTo(column: number): void {
    while (this.top.type !== 'root' && this.top.column >= column) this.stack.pop();
  }

  /** A list may stand in the column of the key that it belongs to. */
  private popForDash(column: number): void {
    for (;;) {
      const { type, column: own, style } = this.top;
      const holds = type === 'pair' && own === column && style === 'none';
      if (type === 'root' || own < column || holds) return;
      this.stack.pop();
    }
  }

  private add(type: SketchNode['type'], name: string | number, column: number, key: Span): SketchNode {
    const at = { start: key.end, end: key.end };
    const node: SketchNode = {
      type,
      parent: this.top,
      name,
      column,
      key,
      value: at,
      style: 'none',
      children: [],
    };
    this.top.children.push(node);
    this.nodes.push(node);
    return node;
  }

  private match(pattern: RegExp, at: number): string | undefined {
    pattern.lastIndex = at;
    return pattern.exec(this.text)?.[0];
  }

  private matchLine(pattern: RegExp, at: number, end: number): string | undefined {
    pattern.lastIndex = 0;
    return pattern.exec(this.text.slice(at, end))?.[0];
  }
}
