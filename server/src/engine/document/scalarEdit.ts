import type { FileEdit } from '../finding.ts';
import type { Block } from './decodeBlock.ts';
import { fileEnd, fileStart, isVerbatim, type Runs, runAt, runEnd } from './runs.ts';
import { decodeSource, type SourceScalar, type Style } from './scalarMap.ts';

/**
 * The file edit that replaces `[start, end)` of the scalar's value. It first tries to change only the characters in question;
 * where the result would not read back as wanted, the whole scalar is written anew.
 */
export function editScalar(scalar: SourceScalar, start: number, end: number, text: string): FileEdit {
  return (
    editInPlace(scalar, start, end, text) ?? rewrite(scalar, changed(scalar.value, { start, end, text }))
  );
}

/** A value in which `[start, end)` is replaced. */
function changed(value: string, { start, end, text }: FileEdit): string {
  return value.slice(0, start) + text + value.slice(end);
}

function editInPlace(scalar: SourceScalar, start: number, end: number, text: string): FileEdit | undefined {
  const { runs, block } = scalar.decode();
  if (!runs || start + text.length + (scalar.value.length - end) === 0) return undefined;
  if (block && hasDeepBlankLine(blankLines(scalar.text, scalar.span.end), block.indent)) return undefined;
  const from = snap(runs, start, 'down');
  const to = start === end ? from : snap(runs, end, 'up');
  const added = runs.value.slice(from, start) + text + runs.value.slice(end, to);
  const at = from < to ? fileStart(runs, from) : fileEnd(runs, from);
  const upTo = from < to ? fileEnd(runs, to) : at;
  const written = block ? insideBlock(scalar.text, added, at, upTo, block) : insideFlow(scalar.style, added);
  if (written === undefined) return undefined;
  const edit = { start: at, end: upTo, text: written };
  const change = { start, end, text };
  const isRight =
    (block && linesReadBack(scalar, block, edit, change)) ||
    readsBack(scalar, edit, changed(scalar.value, change));
  return isRight ? edit : undefined;
}

/** A unit such as an escape is replaced as a whole. */
function snap(runs: Runs, at: number, direction: 'down' | 'up'): number {
  if (at <= 0 || at >= runs.value.length) return at;
  const i = runAt(runs, at);
  if (isVerbatim(runs, i) || runs.values[i] === at) return at;
  return direction === 'down' ? runs.values[i]! : runEnd(runs, i);
}

/** `added` as it is written between the file offsets `at` and `upTo` of a block: further lines are indented as the block is. */
function insideBlock(
  text: string,
  added: string,
  at: number,
  upTo: number,
  block: Block,
): string | undefined {
  if (!fitsBlock(added)) return undefined;
  const indent = ' '.repeat(block.indent);
  const isFollowed = upTo < block.end && text[upTo] !== '\n' && text[upTo] !== '\r';
  const startsLine = text[at - 1] === '\n' && (added === '' ? isFollowed : added[0] !== '\n');
  const lines = added.replace(isFollowed ? /\n(?!\n)/g : /\n(?=[^\n])/g, `\n${indent}`);
  return (startsLine ? indent + lines : lines).replaceAll('\n', lineBreak(text));
}

/** `added` as it is written in the middle of a plain or quoted scalar; undefined where the style has no way to. */
function insideFlow(style: Style, added: string): string | undefined {
  if (style === 'double') return escapeDouble(added);
  if (added.includes('\n')) return undefined;
  return style === 'single' ? added.replaceAll("'", "''") : added;
}

/**
 * True where an edit in the midst of a `|` block decodes to the change of its value, by the lines around it alone: there, each
 * line is read by itself. A block of thousands of lines would else be decoded for each of its fixes.
 */
function linesReadBack(scalar: SourceScalar, block: Block, edit: FileEdit, change: FileEdit): boolean {
  const { text, value, parentIndent } = scalar;
  const first = change.start > 0 ? value.lastIndexOf('\n', change.start - 1) + 1 : 0;
  const last = value.indexOf('\n', change.end);
  const indicator = block.indent - parentIndent;
  if (block.header.folded || last < 0 || indicator < 1 || indicator > 9) return false;
  // The first line tells the block's indentation, and the last ones how it ends.
  if (value.slice(0, first).trim() === '' || value.slice(last).trim() === '') return false;
  const from = text.lastIndexOf('\n', edit.start - 1) + 1;
  const to = text.indexOf('\n', edit.end) + 1;
  const source = `|${indicator}+\n${text.slice(from, edit.start)}${edit.text}${text.slice(edit.end, to)}`;
  const { runs } = decodeSource(source, 0, source.length, 'literal', parentIndent);
  const wanted = value.slice(first, change.start) + change.text + value.slice(change.end, last + 1);
  return runs?.value === wanted && isIndented(source, block.indent);
}

/** True where the scalar, once edited, decodes to `wanted` and is still one scalar of its style. */
function readsBack(scalar: SourceScalar, edit: FileEdit, wanted: string): boolean {
  const { text, span, style } = scalar;
  const source = text.slice(span.start, edit.start) + edit.text + text.slice(edit.end, span.end);
  if (style === 'plain' && !isPlain(source, scalar.place.flow)) return false;
  if (isBlock(style) && ENDS_IN_SPACES.test(wanted)) return false;
  if (source.endsWith('\n') !== text.slice(span.start, span.end).endsWith('\n')) return false;
  const { runs, block } = decodeSource(source, 0, source.length, style, scalar.parentIndent);
  if (block && !block.header.indicator) {
    const lead = /^(?: *\r?\n)*/.exec(source.slice(block.header.contentStart))![0];
    if (hasDeepBlankLine(lead, block.indent)) return false;
  }
  return runs?.value === wanted && isIndented(source, block?.indent ?? scalar.parentIndent + 1);
}

/** The whole scalar anew: a `|` block where the text has lines and a block can stand there, else quotes. */
function rewrite(scalar: SourceScalar, value: string): FileEdit {
  const { text, span, style } = scalar;
  const edit = { start: span.start, end: span.end };
  const lineEnd = isBlock(style) ? span.end : endOfLine(text, span.end);
  if (!scalar.place.flow && (isBlock(style) || value.includes('\n')) && lineEnd !== undefined) {
    const block = encodeLiteral(scalar, value);
    const blank = blankLines(text, lineEnd);
    const wouldJoin = value.endsWith('\n\n') || /[ \t]/.test(blank);
    const end = wouldJoin ? lineEnd + blank.length : lineEnd;
    if (block !== undefined) return trimmed(text, { start: span.start, end, text: block });
  }
  const tail = isBlock(style) && text[span.end - 1] === '\n' ? lineBreak(text) : '';
  return { ...edit, text: quote(value) + tail };
}

/** The value as a `|` block with header, ending in a line break where the scalar does; undefined where no block can hold it. */
function encodeLiteral(scalar: SourceScalar, value: string): string | undefined {
  if (!fitsBlock(value) || value.trim() === '' || ENDS_IN_SPACES.test(value)) return undefined;
  const { text, span, parentIndent } = scalar;
  const own = scalar.decode().block;
  const indent = own && own.runs.value !== '' && !own.header.indicator ? own.indent : parentIndent + 2;
  let bodyEnd = value.length;
  while (value[bodyEnd - 1] === '\n') bodyEnd--;
  const body = value.slice(0, bodyEnd);
  const breaks = value.length - body.length;
  const indicator = /^(\n* )/.test(body) ? String(indent - parentIndent) : '';
  const chomp = breaks === 0 ? '-' : breaks === 1 ? '' : '+';
  const eol = lineBreak(text);
  const lines = body.replace(/^(?=[^\n])/gm, ' '.repeat(indent)) + '\n'.repeat(Math.max(breaks, 1));
  const header =
    own && keepsHeader(own, indicator, chomp) ? text.slice(span.start, own.header.contentStart) : '';
  let source = (header || `|${indicator}${chomp}${eol}`) + lines.replaceAll('\n', eol);
  if (!text.slice(span.start, span.end).endsWith('\n')) source = source.slice(0, -eol.length);
  const read = decodeSource(source, 0, source.length, 'literal', parentIndent);
  return read.runs?.value === value && Number(indicator) < 10 ? source : undefined;
}

function keepsHeader({ header }: Block, indicator: string, chomp: string): boolean {
  return !header.folded && header.chomp === chomp && String(header.indicator || '') === indicator;
}

/** Double quotes with escapes, or single quotes where these are easier to read. */
export function quote(value: string): string {
  const isPrintable = !/[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff]/.test(value);
  if (isPrintable && /["\\]/.test(value) && !value.includes("'")) return `'${value}'`;
  return `"${escapeDouble(value)}"`;
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function escapeDouble(value: string): string {
  return value.replace(
    /["\\\0-\x1f\x7f-\x9f\u2028\u2029\ufeff]/g,
    (char) => SHORT_ESCAPES[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** True where `source` can stand as a plain scalar and is read as text. */
export function isPlain(source: string, flow: boolean): boolean {
  if (/^[\s\-?:,[\]{}#&*!|>'"%@`]/.test(source) && !/^[-?:][^\s,[\]{}]/.test(source)) return false;
  if (/:(?=\s|$)|\s#|\s$|\r(?!\n)|[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]/.test(source)) return false;
  if (flow && /[,[\]{}]|:(?=[,[\]{}])/.test(source)) return false;
  if (/^(---|\.\.\.)(\s|$)/m.test(source)) return false;
  return !/^(?:~|null|true|false|[-+]?(?:\d[\d_.]*|\.\d+)(?:e[-+]?\d+)?|0x[\da-f]+|0o[0-7]+|[-+]?\.(?:inf|nan)|<<|=)$/i.test(
    source,
  );
}

/** True where all further lines with content are indented by `indent` at least. */
function isIndented(source: string, indent: number): boolean {
  for (const [, spaces] of source.matchAll(/\n( *)(?=[^ \r\n])/g)) if (spaces!.length < indent) return false;
  return true;
}

function hasDeepBlankLine(lines: string, indent: number): boolean {
  return lines.split('\n').some((line) => line.replace('\r', '').length > indent);
}

/** Last lines of nothing but spaces, which a block may lose. */
const ENDS_IN_SPACES = /(?:^|\n)[ \t]+\n*$/;

function isBlock(style: Style): boolean {
  return style === 'literal' || style === 'folded';
}

/** True where a block scalar can hold these characters. */
function fitsBlock(value: string): boolean {
  return !/[\0-\x08\x0b-\x1f\x7f\ufeff]/.test(value);
}

/** The line's end where nothing but spaces stands before it. */
function endOfLine(text: string, at: number): number | undefined {
  let end = at;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return end === text.length || text[end] === '\n' || text.startsWith('\r\n', end) ? end : undefined;
}

/** The blank lines that follow a line's end, without the last line break; or those that follow a line's start, with it. */
function blankLines(text: string, at: number): string {
  const blank = /(?:[ \t]*\r?\n)+/y;
  blank.lastIndex = at;
  const found = blank.exec(text)?.[0] ?? '';
  return at > 0 && text[at - 1] !== '\n' ? found.replace(/\r?\n$/, '') : found;
}

/** The file's own line break. */
export function lineBreak(text: string): '\n' | '\r\n' {
  const newline = text.indexOf('\n');
  return newline > 0 && text[newline - 1] === '\r' ? '\r\n' : '\n';
}

/** The same edit without what stays as it is at either end. */
function trimmed(text: string, edit: FileEdit): FileEdit {
  const old = text.slice(edit.start, edit.end);
  let head = 0;
  const most = Math.min(old.length, edit.text.length);
  while (head < most && old[head] === edit.text[head]) head++;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === edit.text[edit.text.length - 1 - tail]) tail++;
  if (/[\ud800-\udbff]/.test(old[head - 1] ?? '')) head--;
  if (/[\udc00-\udfff]/.test(old[old.length - tail] ?? '')) tail--;
  return {
    start: edit.start + head,
    end: edit.end - tail,
    text: edit.text.slice(head, edit.text.length - tail),
  };
}
