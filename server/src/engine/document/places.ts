import { type Document, visit } from 'yaml';
import type { Span } from '../span.ts';

/** Where the quoted scalar opens that runs up to `end`. */
export function openingQuote(document: Document, end: number): number | undefined {
  let start: number | undefined;
  visit(document, {
    Scalar(_key, node) {
      if (node.range && node.type?.startsWith('QUOTE') && node.range[1] >= end - 1) start ??= node.range[0];
    },
  });
  return start;
}

/** Where the innermost bracket opens that is still open at `end`. */
export function openingBracket(
  document: Document,
  text: string,
  bracket: string,
  end: number,
): number | undefined {
  let start: number | undefined;
  visit(document, {
    Collection(_key, node) {
      if (
        node.range &&
        node.flow &&
        node.range[0] < end &&
        text[node.range[0]] === bracket &&
        node.range[2] >= end - 1
      )
        start ??= node.range[0];
    },
  });
  return start;
}

/** The line that `at` stands in, without its line break and the spaces before that. */
export function lineOf(text: string, at: number): Span {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const newline = text.indexOf('\n', start);
  const end = newline < 0 ? text.length : newline;
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

/** From `at` to the end of its line. */
export function lineFrom(text: string, at: number): Span {
  return { start: at, end: Math.max(at, lineOf(text, at).end) };
}

/** The spaces and tabs that a line begins with. */
export function indentOf(text: string, line: Span): number {
  return text.slice(line.start, line.end).search(/\S|$/);
}

/** From `at` to the next space. */
export function wordAt(text: string, at: number): Span {
  const word = /[^\s]*/y;
  word.lastIndex = at;
  return { start: at, end: at + (word.exec(text)?.[0].length ?? 0) };
}

/** A span's text, shortened for a message. */
export function snippet(text: string, span: Span): string {
  const source = text.slice(span.start, span.end);
  return source.length > 30 ? `${source.slice(0, 29)}…` : source;
}

/** The span, or where it shows nothing, the last word before it; without indentation, on one line. */
export function visible(text: string, span: Span): Span {
  const end = Math.min(span.end, text.length);
  const source = text.slice(span.start, end);
  const lead = source.search(/\S/);
  if (lead >= 0) {
    const start = span.start + lead;
    const newline = text.slice(start, end).search(/\r?\n/);
    const last = newline < 0 ? end : start + newline;
    return { start, end: start + text.slice(start, last).trimEnd().length };
  }
  if (source.includes('\t')) return { start: span.start, end };
  const before = text.slice(0, span.start).trimEnd().length;
  const line = lineOf(text, before);
  let word = before;
  while (word > line.start && /\S/.test(text[word - 1]!)) word--;
  return word === before ? { start: Math.min(span.start, text.length), end } : { start: word, end: before };
}
