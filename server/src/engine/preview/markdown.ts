import MarkdownIt, { type Token } from 'markdown-it';
import type { RawLeaf, RawNode } from './plain.ts';

const md = new MarkdownIt('commonmark', { html: false, breaks: true }).enable('strikethrough');
md.disable(['html_block', 'html_inline', 'lheading', 'code', 'reference']);
// Joined tokens would lose the offsets of their parts.
md.core.ruler.disable('text_join');
md.inline.ruler2.disable('fragments_join');

const Base = md.inline.State;

/** Notes with each inline token where it stands in the content that it is read from. */
class PlacedState extends Base {
  override pushPending() {
    const content = this.pending;
    const token = super.pushPending();
    // What is pending is a copy of the source that ends at, or shortly before, the place that was reached.
    token.meta = { at: Math.max(0, this.src.lastIndexOf(content, this.pos - content.length)) };
    return token;
  }

  override push(type: string, tag: string, nesting: -1 | 0 | 1) {
    const token = super.push(type, tag, nesting);
    const before = this.tokens.at(-2);
    // A run of asterisks is one token each, all made at its first one.
    const isRun = type === 'text' && before?.type === 'text' && placeOf(before) >= this.pos;
    token.meta = { at: isRun ? placeOf(before) + 1 : this.pos };
    return token;
  }
}
md.inline.State = PlacedState;

const placeOf = (token: Token) => (token.meta as { at: number } | null)?.at ?? 0;

/** Text as Markdown renders it, raw HTML left as text. Line breaks are kept. */
export function markdownNodes(text: string): RawNode[] {
  const lines = lineStarts(text);
  return new Tokens(md.parse(text, {}), text, lines).read();
}

const CONTAINERS: Readonly<Record<string, 'quote' | 'list' | 'numbered' | 'item' | 'paragraph' | 'heading'>> =
  {
    blockquote_open: 'quote',
    bullet_list_open: 'list',
    ordered_list_open: 'numbered',
    list_item_open: 'item',
    paragraph_open: 'paragraph',
    heading_open: 'heading',
  };
const SPANS: Readonly<Record<string, 'strong' | 'emphasis' | 'strike'>> = {
  strong_open: 'strong',
  em_open: 'emphasis',
  s_open: 'strike',
};

/** Turns markdown-it’s flat list of tokens into a tree. */
class Tokens {
  private readonly tokens: readonly Token[];
  private readonly text: string;
  private readonly lines: readonly number[];

  constructor(tokens: readonly Token[], text: string, lines: readonly number[]) {
    this.tokens = tokens;
    this.text = text;
    this.lines = lines;
  }

  read(): RawNode[] {
    const stack: RawNode[][] = [[]];
    const open = (node: RawNode & { children: readonly RawNode[] }) => {
      stack.at(-1)!.push(node);
      stack.push(node.children as RawNode[]);
    };
    for (const token of this.tokens) {
      const type = CONTAINERS[token.type];
      if (token.nesting < 0) stack.pop();
      else if (type === 'numbered') open({ type, start: Number(token.attrGet('start') ?? 1), children: [] });
      // The paragraphs of a tight list are none to the eye.
      else if (type) open({ type, children: [] });
      else if (token.type === 'inline') stack.at(-1)!.push(...this.inline(token));
      else if (token.type === 'fence') stack.at(-1)!.push(this.fence(token));
      else if (token.type === 'hr') stack.at(-1)!.push({ type: 'rule' });
    }
    return stack[0]!;
  }

  private inline(token: Token): RawNode[] {
    const offsets = this.offsetsOf(token.content, token.map![0]);
    const stack: RawNode[][] = [[]];
    const open = (node: RawNode & { children: readonly RawNode[] }) => {
      stack.at(-1)!.push(node);
      stack.push(node.children as RawNode[]);
    };
    for (const child of token.children ?? []) {
      const type = SPANS[child.type];
      const at = placeOf(child);
      if (child.nesting < 0) stack.pop();
      else if (type) open({ type, children: [] });
      else if (child.type === 'link_open')
        open({ type: 'link', to: String(child.attrGet('href') ?? ''), children: [] });
      else if (child.type === 'softbreak' || child.type === 'hardbreak')
        stack.at(-1)!.push({ type: 'break' });
      else if (child.type === 'image') stack.at(-1)!.push({ type: 'image', label: child.content });
      else if (child.type === 'code_inline') {
        const start = Math.max(at, token.content.indexOf(child.content, at));
        stack.at(-1)!.push({ type: 'code', children: [leaf(child.content, offsets(start))] });
      } else if (child.content) {
        const unit = child.type === 'text_special' ? child.markup.length : undefined;
        stack.at(-1)!.push(leaf(child.content, offsets(at), unit));
      }
    }
    return stack[0]!;
  }

  private fence(token: Token): RawNode {
    const offsets = this.offsetsOf(token.content, token.map![0] + 1);
    const children: RawNode[] = [];
    let at = 0;
    for (const line of token.content.replace(/\n$/, '').split('\n')) {
      if (children.length > 0) children.push({ type: 'break' });
      if (line) children.push(leaf(line, offsets(at)));
      at += line.length + 1;
    }
    return { type: 'code-block', children };
  }

  /** From offsets into a block’s content, which is its lines without what stands before them, to offsets into the text. */
  private offsetsOf(content: string, firstLine: number): (at: number) => number {
    const starts = lineStarts(content);
    const bases = starts.map((start, i) => {
      const line = content.slice(start, (starts[i + 1] ?? content.length + 1) - 1);
      const from = this.lines[firstLine + i] ?? this.text.length;
      const whole = this.text.slice(from, (this.lines[firstLine + i + 1] ?? this.text.length + 1) - 1);
      return from + Math.max(0, whole.lastIndexOf(line));
    });
    return (at) => {
      const i = starts.findLastIndex((start) => start <= at);
      return bases[i]! + at - starts[i]!;
    };
  }
}

function leaf(text: string, at: number, unit?: number): RawLeaf {
  return { type: 'raw', text, at, ...(unit !== undefined && { unit }) };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
