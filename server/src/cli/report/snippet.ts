import type { Span } from '../../engine/span.ts';
import type { Lines } from '../position.ts';
import type { Colors } from '../terminal.ts';
import { printable, width } from './words.ts';

/** A source line around marked words, ready to print: the three parts follow each other. */
export interface Snippet {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** Columns of context that stay before the mark when a line is cut. */
const CONTEXT = 24;

/** The line on which a span of the file begins, its indentation left out, cut with “…” to `columns`. */
export function snippet({ start, end }: Span, lines: Lines, columns: number): Snippet {
  const { line } = lines.position(start);
  const text = lines.line(line);
  const lineStart = lines.start(line);
  const from = Math.max(start - lineStart, text.length - text.trimStart().length);
  const to = Math.max(from, Math.min(end - lineStart, text.length));
  const reach = columns * 2;
  const marked = cutEnd(printable(text.slice(from, Math.min(to, from + reach))), columns);
  const begin = Math.max(0, from - reach);
  const whole = printable(text.slice(begin, from));
  const rest = printable(text.slice(to, to + reach).trimEnd());
  const left = begin === 0 ? whole.trimStart() : whole;
  const room = columns - width(marked);
  const fits = begin === 0 && width(left) + Math.min(width(rest), CONTEXT) <= room;
  const before = fits ? left : cutStart(left, Math.min(CONTEXT, room));
  return { before, marked, after: cutEnd(rest, room - width(before)) };
}

/** A span in its line, as rows behind a bar: in colour, or with “~~~” beneath where there are no colours. */
export function snippetRows(
  span: Span,
  lines: Lines,
  columns: number,
  paint: (text: string) => string,
  colors: Colors,
) {
  const bar = colors.dim('│ ');
  const { before, marked, after } = snippet(span, lines, columns - 2);
  if (colors.isColorSupported) return [`${bar}${before}${colors.underline(paint(marked))}${after}`];
  return [
    `${bar}${before}${marked}${after}`,
    `${bar}${' '.repeat(width(before))}${'~'.repeat(Math.max(1, width(marked)))}`,
  ];
}

/** The beginning of `text` that fits, up to a word's end where there is one near. */
function cutEnd(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  const kept = take(graphemes(text), columns - 1).join('');
  return `${kept.replace(/\s+\S{0,12}$/, '')}…`;
}

function cutStart(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  const kept = take(graphemes(text).reverse(), columns - 1)
    .reverse()
    .join('');
  return `…${kept.replace(/^\S{0,12}\s+/, '')}`;
}

function take(parts: readonly string[], columns: number): string[] {
  let room = columns;
  const end = parts.findIndex((part) => (room -= width(part)) < 0);
  return parts.slice(0, end < 0 ? parts.length : end);
}

function graphemes(text: string): string[] {
  return Array.from(new Intl.Segmenter('en').segment(text), ({ segment }) => segment);
}
