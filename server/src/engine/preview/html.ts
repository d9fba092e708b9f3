import { Parser } from 'htmlparser2';
import type { RawLeaf, RawNode } from './plain.ts';

type Format = 'strong' | 'emphasis' | 'underline' | 'strike' | 'code';
type Open = { readonly tag: string } & (
  | { readonly type: Format }
  | { readonly type: 'link'; readonly to: string }
);

const FORMATS: Readonly<Record<string, Format>> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  cite: 'emphasis',
  u: 'underline',
  ins: 'underline',
  s: 'strike',
  del: 'strike',
  strike: 'strike',
  code: 'code',
  kbd: 'code',
  tt: 'code',
};
const CONTAINERS: Readonly<Record<string, 'quote' | 'list' | 'numbered' | 'item' | 'code-block'>> = {
  blockquote: 'quote',
  ul: 'list',
  ol: 'numbered',
  li: 'item',
  pre: 'code-block',
};
/** Elements that begin on a line of their own and are paragraphs to the eye. */
const LINES = new Set(
  'p div section article header footer main table tbody thead tr td th dl dt dd center address figure'.split(
    ' ',
  ),
);
/** Elements that change nothing but the looks of what is in them. */
const TRANSPARENT = new Set(
  'html body head span font small big sub sup mark abbr time bdi bdo wbr label o:p'.split(' '),
);
const HEADINGS = /^h[1-6]$/;

/** HTML as a mail program shows it, as a tree of text. Whatever could run, load or restyle something stays text, tags and all. */
export function htmlNodes(html: string): RawNode[] {
  const reader = new HtmlReader(html);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes, parser.startIndex, parser.endIndex + 1),
      onclosetag: (name, implied) => reader.close(name, implied, parser.startIndex, parser.endIndex + 1),
      ontext: (text) => reader.text(text, parser.startIndex, parser.endIndex + 1),
    },
    { decodeEntities: true, recognizeSelfClosing: true },
  );
  parser.end(html);
  return reader.nodes;
}

class HtmlReader {
  readonly nodes: RawNode[] = [];
  private readonly html: string;
  private readonly containers: { tag: string; children: RawNode[] }[] = [];
  private readonly formats: Open[] = [];
  /** The line of text that is being written, and the innermost place in it. */
  private line: RawNode[] | undefined;
  private inner: RawNode[] | undefined;
  private heading = false;
  private spaced = true;

  constructor(html: string) {
    this.html = html;
  }

  open(tag: string, attributes: Readonly<Record<string, string>>, start: number, end: number): void {
    const container = CONTAINERS[tag];
    const format = FORMATS[tag];
    if (container) {
      this.endLine();
      const node = { type: container, children: [] as RawNode[], ...startOf(container, attributes) };
      this.place().push(node);
      this.containers.push({ tag, children: node.children });
    } else if (LINES.has(tag) || HEADINGS.test(tag)) {
      this.endLine();
      this.heading = HEADINGS.test(tag);
    } else if (format) this.format({ tag, type: format });
    else if (tag === 'a' && isHarmless(attributes.href))
      this.format({ tag, type: 'link', to: attributes.href ?? '' });
    else if (tag === 'br') this.breakLine();
    else if (tag === 'hr') {
      this.endLine();
      this.place().push({ type: 'rule' });
    } else if (tag === 'img') this.target().push({ type: 'image', label: attributes.alt ?? '' });
    else if (!TRANSPARENT.has(tag)) this.write(this.html.slice(start, end), start);
  }

  close(tag: string, implied: boolean, start: number, end: number): void {
    if (CONTAINERS[tag]) {
      this.endLine();
      const at = this.containers.findLastIndex((one) => one.tag === tag);
      if (at >= 0) this.containers.length = at;
    } else if (LINES.has(tag) || HEADINGS.test(tag)) this.endLine();
    else if (this.formats.some((one) => one.tag === tag)) {
      this.formats.splice(
        this.formats.findLastIndex((one) => one.tag === tag),
        1,
      );
      this.inner = undefined;
    } else if (!implied && !TRANSPARENT.has(tag) && tag !== 'br' && tag !== 'hr' && tag !== 'img')
      this.write(this.html.slice(start, end), start);
  }

  /** A decoded entity stands as a whole for its characters. */
  text(text: string, start: number, end: number): void {
    if (end - start !== text.length) this.push({ type: 'raw', text, at: start, unit: end - start });
    else this.write(text, start);
  }

  private write(text: string, at: number): void {
    if (this.containers.some(({ tag }) => tag === 'pre')) {
      this.writePreformatted(text, at);
      return;
    }
    for (const match of text.matchAll(/[^\t\n\f\r ]+(?: [^\t\n\f\r ]+)*|[\t\n\f\r ]+/g)) {
      const [words] = match;
      if (/\S/.test(words)) this.push({ type: 'raw', text: words, at: at + match.index });
      else if (!this.spaced)
        this.push({ type: 'raw', text: ' ', at: at + match.index, unit: words.length }, true);
    }
  }

  private writePreformatted(text: string, at: number): void {
    let from = 0;
    for (const line of text.split('\n')) {
      if (from > 0) this.target().push({ type: 'break' });
      if (line) this.push({ type: 'raw', text: line, at: at + from });
      from += line.length + 1;
    }
  }

  private push(leaf: RawLeaf, spaced = false): void {
    this.target().push(leaf);
    this.spaced = spaced;
  }

  private format(open: Open): void {
    this.formats.push(open);
    this.inner = undefined;
  }

  private breakLine(): void {
    const last = this.inner?.at(-1);
    // An empty line, as in `<br><br>`, parts paragraphs.
    if (last && 'type' in last && last.type === 'break') {
      this.inner!.pop();
      this.endLine();
    } else if (this.line) {
      this.target().push({ type: 'break' });
      this.spaced = true;
    }
  }

  private endLine(): void {
    this.line = undefined;
    this.inner = undefined;
    this.heading = false;
    this.spaced = true;
  }

  private place(): RawNode[] {
    return this.containers.at(-1)?.children ?? this.nodes;
  }

  /** Where the next words go: into the line, inside the formats that are open. */
  private target(): RawNode[] {
    if (!this.line) {
      this.line = [];
      if (this.containers.at(-1)?.tag === 'pre') this.line = this.place();
      else this.place().push({ type: this.heading ? 'heading' : 'paragraph', children: this.line });
    }
    if (!this.inner) {
      this.inner = this.line;
      for (const { tag: _, ...format } of this.formats) {
        const children: RawNode[] = [];
        this.inner.push({ ...format, children });
        this.inner = children;
      }
    }
    return this.inner;
  }
}

function startOf(container: string, { start }: Readonly<Record<string, string>>): { start?: number } {
  return container === 'numbered' ? { start: Number.parseInt(start ?? '1', 10) || 1 } : {};
}

/** Only links that open a page, a mail or a call are links; any other stays text. */
function isHarmless(href: string | undefined): boolean {
  return href === undefined || /^\s*(?:https?:|mailto:|tel:|\uE000|[^:]*$|[^:]*[/?#])/i.test(href);
}
