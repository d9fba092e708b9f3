import { isCollection, isScalar, type Node } from 'yaml';
import type { Fix } from '../finding.ts';
import type { Span } from '../span.ts';
import type { Held, View } from './nodes.ts';
import { spanOf } from './nodes.ts';
import type { Problem } from './problem.ts';
import { lineBreak, quote } from './scalarEdit.ts';
import { columnOf } from './scalarMap.ts';

/** A text that YAML doesn't read as text. Offsets are file offsets. */
export interface Hazard {
  /** The key or dash that the text belongs to. */
  readonly parent: number;
  /** The text as its author wrote it, from its first to its last character. */
  readonly text: Span;
  /** The characters that YAML misreads. */
  readonly mark: Span;
  readonly cause: Cause;
  /** It is mended with quotes: a title, or a text in `[…]` or `{…}`, where no block can stand. */
  readonly short: boolean;
}

export type Cause =
  | 'comment'
  | 'map'
  | 'list'
  | 'reserved'
  | 'colon'
  | 'quote'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'header'
  | 'dash'
  | 'stray'
  | 'tab';

const SAY: Readonly<Record<Cause, (source: string) => string>> = {
  comment: (source) => `YAML takes “${source}” for a comment, so this part of the text is lost.`,
  map: (source) => `YAML takes “${source}” for keys and values, not for text.`,
  list: (source) => `YAML takes “${source}” for a list, not for text.`,
  reserved: (source) => `In YAML, a text can't begin with “${source[0] ?? ''}”.`,
  colon: (source) => `YAML takes “${source}” for the name of another key, because of the colon and space.`,
  quote: (source) => `For YAML, the text ends at the closing quotation mark: “${source}” is not part of it.`,
  alias: (source) => `YAML takes “${source}” for a reference to another value, because it begins with “*”.`,
  anchor: (source) => `YAML takes “${source}” for the name of this value, because it begins with “&”.`,
  tag: (source) => `YAML takes “${source}” for the type of this value, because it begins with “!”.`,
  header: () => 'After “|” or “>”, the text begins on the next line.',
  dash: () => 'In YAML, “- ” at the beginning of a value opens a list.',
  stray: () => 'This line is not indented as the text above is, so YAML doesn’t see that it belongs to it.',
  tab: () => 'This line is indented with a tab, which YAML doesn’t take for indentation.',
};

/** The problem that a hazard is, with the fix that turns the text into a block. */
export function eatenText(text: string, hazard: Hazard): Problem {
  const source = text.slice(hazard.mark.start, hazard.mark.end);
  const some = source.length > 40 ? `${source.slice(0, 39).trimEnd()}…` : source;
  return {
    rule: 'yaml-eats-text',
    severity: 'error',
    message: `${SAY[hazard.cause](some)} ${todo(text, hazard)}`,
    ...lostWords(text, hazard),
    fixes: [hazard.short ? intoQuotes(text, hazard) : intoBlock(text, hazard)],
  };
}

function todo(text: string, hazard: Hazard): string {
  if (hazard.short) return 'Put the text in quotes.';
  if (hazard.cause === 'tab') return 'Indent it with spaces.';
  if (isInBlock(text, hazard)) return 'Indent it as far as the first line.';
  return 'Put the text in a block: `|`, then the text on the next line.';
}

/** Lines that fall out of a block that is there. */
function isInBlock(text: string, { cause, text: { start } }: Hazard): boolean {
  return (cause === 'stray' || cause === 'tab') && /[|>]/.test(text[start]!);
}

/** What the customer would not get: what is misread, or where that spoils the whole text, its first line. */
function lostWords(text: string, hazard: Hazard): Span {
  if (!['map', 'list', 'reserved', 'alias'].includes(hazard.cause)) return hazard.mark;
  const { start, end } = hazard.text;
  const line = text.slice(start, end).split('\n', 1)[0]!;
  return { start, end: start + line.trimEnd().length };
}

function intoBlock(text: string, hazard: Hazard): Fix {
  const { end } = hazard.text;
  const rows = text.slice(hazard.text.start, end).split(/\r?\n/);
  const indent = ' '.repeat(columnOf(text, hazard.parent) + 2);
  const body = contentLines(hazard, rows).map((line) => (line.trim() === '' ? '' : indent + line.trimEnd()));
  const lineEnd = /[^\r\n]*/y;
  lineEnd.lastIndex = end;
  const after = lineEnd.exec(text)![0];
  const comment = after.trim() === '' ? '' : ` ${after.trim()}`;
  const start = endOfKey(text, hazard.text.start);
  const edit = { start, end: end + after.length, text: [` |${comment}`, ...body].join(lineBreak(text)) };
  const safe = !['header', 'dash', 'stray', 'tab'].includes(hazard.cause) && !isDoubtful(text, hazard);
  const title = isInBlock(text, hazard) ? 'Indent all lines alike' : 'Turn the text into a block';
  return { title, safe, edits: [edit] };
}

/** The text's lines without their indentation, and without the signs that only YAML needs. */
function contentLines(hazard: Hazard, [first = '', ...rest]: readonly string[]): string[] {
  const depth = Math.max(0, rest.find((line) => line.trim() !== '')?.search(/\S/) ?? 0);
  const lines = rest.map((line) => line.slice(Math.min(depth, Math.max(0, line.search(/\S|$/)))));
  const header = /^[|>][-+\d]*[ \t]*/.exec(first)?.[0];
  if (header !== undefined)
    return first.length > header.length ? [first.slice(header.length), ...lines] : lines;
  const isQuoted =
    hazard.cause === 'quote' && lines.length === 0 && first.length > 1 && first.endsWith(first[0]!);
  return [isQuoted ? first.slice(1, -1) : first, ...lines];
}

/** After the colon or dash that a text follows, whether on its line or on the line before. */
function endOfKey(text: string, start: number): number {
  let at = start;
  while (at > 0 && /\s/.test(text[at - 1]!)) at--;
  return at;
}

/** `#word` after a text may be a comment that only lacks its space. */
function isDoubtful(text: string, hazard: Hazard): boolean {
  return hazard.cause === 'comment' && !/^#[{\d]/.test(text.slice(hazard.mark.start, hazard.mark.start + 2));
}

function intoQuotes(text: string, hazard: Hazard): Fix {
  const { start, end } = hazard.text;
  return {
    title: 'Put the text in quotes',
    safe: true,
    edits: [{ start, end, text: quote(text.slice(start, end)) }],
  };
}

/** What YAML makes of a value where a text is expected, if that loses some of it. A label is mended with quotes. */
export function hazardAt(view: View, held: Held, isLabel = false): Hazard | undefined {
  const { node } = held;
  const { parent, flow } = held.place;
  const short = flow || isLabel;
  if (held.alias && !node) return { parent, text: held.alias, mark: held.alias, cause: 'alias', short };
  if (held.alias || !node?.range) return undefined;
  const span = spanOf(node);
  if (isCollection(node)) {
    const opening = view.text.slice(span.start, span.start + 2);
    if (!node.flow || !/^[[{]/.test(opening)) return undefined;
    return { parent, text: span, mark: span, cause: opening[0] === '{' ? 'map' : 'list', short };
  }
  if (!isScalar(node) || (node.type && node.type !== 'PLAIN')) return undefined;
  const eaten = flow ? undefined : commentBehind(view.text, span.end, parent);
  if (eaten && (eaten[0] !== eaten[1] || span.start === span.end)) {
    const end = span.end + eaten[0].trimEnd().length;
    const start = span.end + eaten[0].length - eaten[1]!.length;
    return {
      parent,
      text: { start: span.start === span.end ? start : span.start, end },
      mark: { start, end },
      cause: 'comment',
      short,
    };
  }
  return misreadPrefix(view, held, span, short);
}

/** What looks like a comment and like text behind a value: on its line, or, as a number or slot may begin a line of text, below it. */
function commentBehind(text: string, end: number, parent: number): RegExpExecArray | undefined {
  const comment = /[ \t]*(#[^\s#!][^\r\n]*)/y;
  comment.lastIndex = end;
  const beside = comment.exec(text);
  if (beside) return beside;
  const below = /\s*\r?\n[ \t]*(#[{\d][^\r\n]*)/y;
  below.lastIndex = end;
  const found = below.exec(text);
  if (!found) return undefined;
  const at = end + found[0].length - found[1]!.length;
  return columnOf(text, at) > columnOf(text, parent) ? found : undefined;
}

/** Whether a list or map looks like a slot that its author wrote as text. */
export function looksLikeSlot(view: View, node: Node): boolean {
  const { start, end } = spanOf(node);
  return /^(?:\{[{%!]|\[\[[^[\],\n]*\]\])/.test(view.text.slice(start, end));
}

/** `!important` and `&amp;` before a text are read as its type and its name. */
function misreadPrefix(view: View, held: Held, span: Span, short: boolean): Hazard | undefined {
  const { node } = held;
  const { parent } = held.place;
  const isTag = typeof node?.tag === 'string' && /^!(?!$)/.test(node.tag);
  const isAnchor = isScalar(node) && node.anchor !== undefined && /;$/.test(node.anchor);
  if (!isTag && !isAnchor) return undefined;
  const sign = isTag ? '!' : '&';
  const start = view.text.lastIndexOf(sign, span.start - 1);
  if (start < parent) return undefined;
  const end = start + /^\S*/.exec(view.text.slice(start, span.start))![0].length;
  return {
    parent,
    text: { start, end: span.end },
    mark: { start, end },
    cause: isTag ? 'tag' : 'anchor',
    short,
  };
}
