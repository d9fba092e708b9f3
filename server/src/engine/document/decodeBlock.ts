import { RunBuilder, type Runs } from './runs.ts';

/** A block scalar's runs and what an edit must know of its layout. */
export interface Block {
  readonly runs: Runs;
  /** Columns that are cut off every line. */
  readonly indent: number;
  readonly header: BlockHeader;
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
    return { runs: builder.finish(header.contentStart), indent, header };
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
    for (const line of tail) {
      if (line.next === line.end && line.start === line.end) continue;
      builder.put('\n', line.start, line.next);
    }
  }
  return { runs: builder.finish(header.contentStart), indent, header };
}

/** Each line as it is; a line break goes with the indentation of the line after it. */
function literal(builder: RunBuilder, body: readonly Line[], indent: number): void {
  body.forEach((line, i) => {
    const begin = Math.min(line.start + indent, line.content);
    if (i > 0) builder.put('\n', body[i - 1]!.end, begin);
    builder.copy(begin, line.end);
  });
}

/** Single line breaks between lines of equal indentation become spaces; blank and more indented lines keep theirs. */
function folded(builder: RunBuilder, body: readonly Line[], indent: number, text: string): void {
  const begin = (line: Line) => Math.min(line.start + indent, line.content);
  const first = body.findIndex((line) => line.content < line.end);
  for (let i = 0; i < first; i++) {
    builder.copy(begin(body[i]!), body[i]!.content);
    builder.put('\n', body[i]!.content, begin(body[i + 1]!));
  }
  /** Line breaks since the last content: each is where it begins in the file. */
  let breaks: number[] = [];
  let moreIndented = false;
  let previous: Line | undefined;
  for (const line of body.slice(first)) {
    const deep = line.content - line.start > indent || text[line.content] === '\t';
    if (!deep && line.content === line.end) {
      breaks.push(line.start);
      continue;
    }
    if (previous) {
      const from = previous.end;
      const to = begin(line);
      if (deep || moreIndented) between(builder, from, [previous.next, ...breaks.slice(1)], breaks.length + 1, to, lineStarts(previous, breaks, line));
      else if (breaks.length === 0) builder.put(' ', from, to);
      else between(builder, from, [], breaks.length, to, lineStarts(previous, breaks, line).slice(1));
    }
    builder.copy(begin(line), line.end);
    previous = line;
    breaks = [];
    moreIndented = deep;
  }
}
