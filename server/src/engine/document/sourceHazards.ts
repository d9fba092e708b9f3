import type { Span } from '../span.ts';
import type { Cause, Hazard } from './eatenText.ts';

interface Line extends Span {
  readonly indent: number;
  readonly isBlank: boolean;
}

/** `  - key: value`, as far as a line shows it without its surroundings. */
interface Entry {
  readonly key: string | undefined;
  /** File offset of the key, or of the last dash. */
  readonly parent: number;
  /** The column of the key, or of the last dash. */
  readonly column: number;
  readonly value: Span;
  /** The line that the value begins on. */
  readonly line: number;
}

/** Keys whose value is text in one shape or another. */
const TEXT_KEYS = new Set(
  (
    'title reply pause customer name greeting empathy apology recap confirm facts refusal solution options question timeline ' +
    'hold follow-up escalation goodwill closing chat email sms whatsapp social response body value message comment text'
  ).split(' '),
);

/** Keys that stand in a macro, so that a line with one is no line of text. */
const MACRO_KEYS =
  /^\s*(?:- +)*(?:title|id|reply|steps|kind|fault|channels|tags|owner|variants|slots|scenarios|ignore):/;

/**
 * Texts in `[from, to)` of a file that doesn't parse which YAML misreads. Only the source counts: it looks at lines of the form
 * `key: value` or `- value` outside block scalars.
 */
export function sourceHazards(text: string, from: number, to: number): Hazard[] {
  const lines = readLines(text, from, to);
  if (/^[[{](?![[{%!])/.test(text.slice(lines.find((line) => !line.isBlank)?.start ?? to, to))) return [];
  const hazards: Hazard[] = [];
  for (let i = 0; i < lines.length; ) {
    const line = lines[i]!;
    const entry = line.isBlank ? undefined : readEntry(text, lines, i);
    if (!entry) {
      i++;
      continue;
    }
    let next = entry.line + 1;
    while (next < lines.length && (lines[next]!.isBlank || lines[next]!.indent > entry.column)) next++;
    const more = lines.slice(entry.line + 1, next).filter((one) => !one.isBlank);
    const value = text.slice(entry.value.start, entry.value.end);
    const strays = value === '' ? 0 : strayLines(text, lines, next, entry);
    const isBlock = BLOCK_HEADER.test(value);
    const found = value === '' || isBlock ? undefined : misread(text, entry, value, more);
    const shallow = isBlock ? more.find(({ indent }) => indent < more[0]!.indent) : undefined;
    const stray = shallow ?? (strays > 0 ? lines[next] : undefined);
    if (found || stray) {
      const last = strays > 0 ? lines[next + strays - 1]! : more.at(-1);
      const mark = found
        ? { start: entry.value.start + found.from, end: entry.value.start + found.to }
        : { start: stray!.start + Math.max(0, stray!.indent), end: stray!.end };
      hazards.push({
        parent: entry.parent,
        text: { start: entry.value.start, end: last?.end ?? withoutComment(text, entry.value) },
        mark,
        cause: found?.cause ?? (/^ *\t/.test(text.slice(stray!.start, stray!.end)) ? 'tab' : 'stray'),
        short: last === undefined && (entry.key === 'title' || entry.key === 'name'),
      });
    }
    i = found || strays > 0 || isBlock || /^["'[{]/.test(value) ? next + strays : i + 1;
  }
  return hazards;
}

const BLOCK_HEADER = /^(?:[&!]\S*[ \t]+)*[|>][-+\d]*(?:[ \t]+#.*)?$/;

/** How many lines from `next` on have neither key nor dash, so that they can only belong to the text above. */
function strayLines(text: string, lines: readonly Line[], next: number, entry: Entry): number {
  if (entry.key === undefined || !TEXT_KEYS.has(entry.key)) return 0;
  let count = 0;
  for (let i = next; i < lines.length; i++) {
    const line = lines[i]!;
    const source = text.slice(line.start, line.end);
    if (line.isBlank) continue;
    if (/^\s*(?:- |-$|[\]}]|[^\s:#][^:#]{0,40}:(?:\s|$)|[\w-]+:\S*$)/.test(source) || MACRO_KEYS.test(source))
      break;
    count = i - next + 1;
  }
  return count;
}

interface Misread {
  readonly cause: Cause;
  /** Offsets into the value. */
  readonly from: number;
  readonly to: number;
}

function misread(text: string, entry: Entry, value: string, more: readonly Line[]): Misread | undefined {
  const first = (cause: Cause, pattern: RegExp): Misread | undefined => {
    const found = pattern.exec(value);
    return found ? { cause, from: found.index, to: found.index + found[0].length } : undefined;
  };
  const isText = entry.key === undefined || TEXT_KEYS.has(entry.key);
  const start = value[0]!;
  if (/^\{[{%!]/.test(value)) return first('map', /^\{[^}]*\}+/) ?? first('map', /^\S+/);
  if (/^\[\[/.test(value)) return first('list', isText ? /^\[\[[^\]]*\]\]/ : /^\[\[[^\]]*\]\](?=\s*[^\s#])/);
  if (start === '{' || start === '[') {
    const isOpen = isText && !/[\]}]\s*(?:#.*)?$/.test(value) && more.length === 0;
    return isOpen ? first(start === '{' ? 'map' : 'list', /^[[{][^\]}]*[\]}]?/) : undefined;
  }
  if (/^[%@`]/.test(value)) return first('reserved', /^\S+/);
  if (start === '*') return first('alias', /^\*\S+(?=[ \t]+[^#\s])/);
  if (start === '&') return first('anchor', /^&\w+;/);
  if (start === '"' || start === "'") return quoteEndsEarly(value);
  if (start === '|' || start === '>') return { cause: 'header', from: 0, to: value.length };
  if (start === '!' || start === '#') return undefined;
  if (entry.key !== undefined && /^- /.test(value)) return { cause: 'dash', from: 0, to: 1 };
  const colon = keyIn(value.replace(/[ \t]#.*$/, ''));
  if (colon) return { cause: 'colon', ...colon };
  if (more.length === 0) return undefined;
  const comment = first('comment', /#.*$/);
  if (comment && /\s/.test(value[comment.from - 1] ?? '')) return comment;
  return continuesAsKey(text, entry, more);
}

/** A further line of a plain text that has a colon in it. */
function continuesAsKey(text: string, entry: Entry, more: readonly Line[]): Misread | undefined {
  const lines = more.map((line) => text.slice(line.start, line.end));
  if (lines.some((line) => MACRO_KEYS.test(line) || /^\s*- /.test(line))) return undefined;
  const i = lines.findIndex((line) => keyIn(line) !== undefined);
  const found = i < 0 ? undefined : keyIn(lines[i]!);
  if (!found) return undefined;
  const offset = more[i]!.start - entry.value.start;
  return { cause: 'colon', from: offset + found.from, to: offset + found.to };
}

/** The first word of a line that ends in a colon, with it. */
function keyIn(line: string): { from: number; to: number } | undefined {
  for (const { index } of line.matchAll(/:(?=\s|$)/g)) {
    let from = index;
    while (from > 0 && !/[\s:]/.test(line[from - 1]!)) from--;
    if (from < index) return { from, to: index + 1 };
  }
  return undefined;
}

/** `"Sorry" is what we say`: text goes on behind the closing quotation mark. */
function quoteEndsEarly(value: string): Misread | undefined {
  const closed = /^(?:"[^"\\]*(?:\\.[^"\\]*)*"|'[^']*(?:''[^']*)*')/.exec(value)?.[0];
  const rest = closed && value.slice(closed.length);
  if (!rest || /^\s*(?:#.*)?$/.test(rest) || /^\s*[:,\]}]/.test(rest)) return undefined;
  const from = closed.length + rest.search(/\S/);
  return { cause: 'quote', from, to: value.length };
}

/** Where a text of one line ends: before a comment that has its space. */
function withoutComment(text: string, value: Span): number {
  const source = text.slice(value.start, value.end);
  const comment = source.search(/[ \t]#[ \t]/);
  return comment > 0 ? value.start + source.slice(0, comment).trimEnd().length : value.end;
}

const KEY = /((?:[^\s#'"{}[\],&*!|>%@`:-]|-(?=\S))[^:#]*|"[^"]*"|'[^']*'):(?:[ \t]+|$)/y;
const DASH = /-(?:[ \t]+|$)/y;

function readEntry(text: string, lines: readonly Line[], i: number): Entry | undefined {
  const line = lines[i]!;
  const content = text.slice(line.start, line.end);
  let at = line.indent;
  let parent = -1;
  for (DASH.lastIndex = at; DASH.test(content); at = DASH.lastIndex) parent = at;
  KEY.lastIndex = at;
  const key = KEY.exec(content);
  if (!key && parent < 0) return undefined;
  if (key) {
    parent = at;
    at += key[0].length;
  }
  const start = line.start + Math.min(at, content.length);
  const entry = { key: key?.[1]?.trimEnd(), parent: line.start + parent, column: parent };
  const below = lines[i + 1];
  if (
    key &&
    start === line.end &&
    below &&
    !below.isBlank &&
    below.indent > parent &&
    TEXT_KEYS.has(entry.key!)
  ) {
    const source = text.slice(below.start + below.indent, below.end);
    KEY.lastIndex = 0;
    if (!/^- |^-$/.test(source) && !KEY.test(source))
      return { ...entry, value: { start: below.start + below.indent, end: below.end }, line: i + 1 };
  }
  return { ...entry, value: { start, end: Math.max(start, line.end) }, line: i };
}

function readLines(text: string, from: number, to: number): Line[] {
  const lines: Line[] = [];
  for (let start = from; start < to; ) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 || newline >= to ? to : newline + 1;
    const content = text.slice(start, next).trimEnd();
    const indent = content.search(/[^ ]/);
    const isBlank = content === '' || /^\s*#/.test(content) || /^(?:---|\.\.\.)(?:\s|$)/.test(content);
    lines.push({ start, end: start + content.length, indent, isBlank });
    start = next;
  }
  return lines;
}
