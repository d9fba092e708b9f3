import type { Span } from '../../engine/span.ts';
import type { Lines } from '../../position.ts';
import type { Colors } from '../terminal.ts';
import { isAscii, printable, width } from './words.ts';

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
  const before = printable(text.slice(Math.max(0, from - reach), from)).trimStart();
  const words = printable(text.slice(from, Math.min(to, from + reach)));
  const marked = cutEnd(words, columns - Math.min(CONTEXT, width(before)));
  const after = marked === words ? printable(text.slice(to, to + reach).trimEnd()) : '';
  const room = columns - width(marked);
  const roomBefore = Math.min(room, Math.max(CONTEXT, room - width(after)));
  const shown = cutStart(before, roomBefore);
  return { before: shown, marked, after: cutEnd(after, room - width(shown)) };
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
export function cutEnd(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  return `${fitting(graphemes(text), columns - 1)
    .join('')
    .replace(/\s+\S{0,12}$/, '')}…`;
}

/** The end of `text` that fits, from a word's beginning where there is one near. */
function cutStart(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  return `…${fitting(graphemes(text).toReversed(), columns - 1)
    .toReversed()
    .join('')
    .replace(/^\S{0,12}\s+/, '')}`;
}

/** The first of `parts` that fit into `columns` together. */
function fitting(parts: readonly string[], columns: number): readonly string[] {
  let room = columns;
  const end = parts.findIndex((part) => (room -= width(part)) < 0);
  return end < 0 ? parts : parts.slice(0, end);
}

let segmenter: Intl.Segmenter | undefined;

function graphemes(text: string): string[] {
  if (isAscii(text)) return text.split('');
  segmenter ??= new Intl.Segmenter('en');
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
