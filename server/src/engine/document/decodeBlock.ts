import { RunBuilder, type Runs } from './runs.ts';

/** A block scalar's runs and what an edit must know of its layout. */
export interface Block {
  readonly runs: Runs;
  /** Columns that are cut off every line. */
  readonly indent: number;
  readonly header: BlockHeader;
  /** File offset after the last line. */
  readonly end: number;
}

export interface BlockHeader {
  readonly folded: boolean;
  readonly chomp: '' | '-' | '+';
  /** The indentation indicator, 0 without one. */
  readonly indicator: number;
  /** Where the first line of content begins in the file. */
  readonly contentStart: number;
}

interface Line {
  readonly start: number;
  /** After the indentation's spaces. */
  readonly content: number;
  /** Before the line break. */
  readonly end: number;
  /** After the line break. */
  readonly next: number;
}

/**
 * Decodes the block scalar at `[start, end)` of the file, header included. `parentIndent` is the column of the key or dash that
 * it belongs to, and counts only where the header has an indentation indicator.
 */
export function decodeBlock(text: string, start: number, end: number, parentIndent: number): Block {
  const header = readHeader(text, start, end);
  const lines = readLines(text, header.contentStart, end);
  const isBlank = (line: Line) => line.content === line.end;

  let bodyEnd = lines.length;
  while (bodyEnd > 0 && isBlank(lines[bodyEnd - 1]!)) bodyEnd--;
  const builder = new RunBuilder(text);
  const indent = header.indicator
    ? parentIndent + header.indicator
    : bodyEnd > 0
      ? contentIndent(lines, isBlank)
      : parentIndent + 1;
  if (bodyEnd === 0) {
    if (header.chomp === '+') for (const line of lines) builder.put('\n', line.start, line.next);
    return { runs: builder.finish(header.contentStart), indent, header, end };
  }
  for (let i = lines.length - 1; i >= bodyEnd; i--)
    if (lines[i]!.content - lines[i]!.start > indent) bodyEnd = i + 1;

  const body = lines.slice(0, bodyEnd);
  const tail = lines.slice(bodyEnd);
  if (header.folded) folded(builder, body, indent, text);
  else literal(builder, body, indent);

  const last = body[body.length - 1]!;
  if (header.chomp !== '-') builder.put('\n', last.end, last.next);
  if (header.chomp === '+') {
    for (const line of tail) if (text[line.next - 1] === '\n') builder.put('\n', line.start, line.next);
  }
  return { runs: builder.finish(header.contentStart), indent, header, end };
}

/** Each line as it is; a line break goes with the indentation of the line after it. */
function literal(builder: RunBuilder, body: readonly Line[], indent: number): void {
  body.forEach((line, i) => {
    const begin = Math.min(line.start + indent, line.content);
    if (i > 0) builder.put('\n', body[i - 1]!.end, begin);
    builder.copy(begin, line.end);
  });
}

/** A single line break between two lines of the block's own indentation is a space; around deeper lines, all breaks stay. */
function folded(builder: RunBuilder, body: readonly Line[], indent: number, text: string): void {
  const begin = (line: Line) => Math.min(line.start + indent, line.content);
  const first = body.findIndex((line) => line.content < line.end);
  for (let i = 0; i < first; i++) {
    builder.copy(begin(body[i]!), body[i]!.content);
    builder.put('\n', body[i]!.content, begin(body[i + 1]!));
  }
  let previous: Line | undefined;
  let previousIsDeep = false;
  let blank: Line[] = [];
  for (const line of body.slice(Math.max(first, 0))) {
    const isDeep = line.content - line.start > indent || text[line.content] === '\t';
    if (!isDeep && line.content === line.end) {
      blank.push(line);
      continue;
    }
    if (previous) {
      const breaks = [previous.end, ...blank.map(({ start }) => start)];
      if (!isDeep && !previousIsDeep && breaks.length > 1) breaks.splice(1, 1);
      const char = !isDeep && !previousIsDeep && blank.length === 0 ? ' ' : '\n';
      breaks.forEach((from, i) => {
        builder.put(char, from, breaks[i + 1] ?? begin(line));
      });
    }
    builder.copy(begin(line), line.end);
    previous = line;
    previousIsDeep = isDeep;
    blank = [];
  }
}

function contentIndent(lines: readonly Line[], isBlank: (line: Line) => boolean): number {
  const first = lines.find((line) => !isBlank(line))!;
  return first.content - first.start;
}

function readHeader(text: string, start: number, end: number): BlockHeader {
  let chomp: BlockHeader['chomp'] = '';
  let indicator = 0;
  for (let i = start + 1; i < end; i++) {
    const char = text[i]!;
    if (char === '-' || char === '+') chomp ||= char;
    else if (char >= '1' && char <= '9') indicator ||= Number(char);
    else break;
  }
  const newline = text.indexOf('\n', start);
  const contentStart = newline < 0 || newline >= end ? end : newline + 1;
  return { folded: text[start] === '>', chomp, indicator, contentStart };
}

function readLines(text: string, from: number, to: number): Line[] {
  const lines: Line[] = [];
  for (let start = from; start < to; ) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 || newline >= to ? to : newline + 1;
    let end = next;
    if (text[end - 1] === '\n') end--;
    if (end > start && text[end - 1] === '\r') end--;
    let content = start;
    while (content < end && text[content] === ' ') content++;
    lines.push({ start, content, end, next });
    start = next;
  }
  return lines;
}
