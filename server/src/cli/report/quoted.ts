import { Lexer } from 'yaml';
import { decodeSource } from '../../engine/document/scalarMap.ts';
import type { FileEdit } from '../../engine/finding.ts';
import type { Span } from '../../engine/span.ts';
import type { Lines } from '../../position.ts';

/** A change of a text, in offsets of that text. */
export interface TextChange {
  readonly text: string;
  readonly edits: readonly FileEdit[];
}

const known = new WeakMap<Lines, readonly Span[]>();

/** A change as a person reads it: inside quotation marks of YAML, what their escapes stand for. @param edits in file order, at least one */
export function unquoted(lines: Lines, edits: readonly FileEdit[]): TextChange {
  const { text } = lines;
  const first = edits[0]!.start;
  const last = edits.at(-1)!.end;
  const scalar = quotedScalars(lines).find(({ start, end }) => start < first && last < end);
  if (!scalar) return wholeValue(text, edits) ?? { text, edits };
  const sign = text[scalar.start]!;
  const decode = (source: string): string => saidBy(sign + source + sign);
  let value = '';
  let at = scalar.start + 1;
  const changes = edits.map((edit) => {
    value += decode(text.slice(at, edit.start));
    const start = value.length;
    value += decode(text.slice(edit.start, edit.end));
    at = edit.end;
    return { start, end: value.length, text: decode(edit.text) };
  });
  return { text: value + decode(text.slice(at, scalar.end - 1)), edits: changes };
}

/** A value that gets quotation marks, or others: what it says. */
function wholeValue(text: string, [edit, ...more]: readonly FileEdit[]): TextChange | undefined {
  if (!edit || more.length > 0 || !QUOTED.test(edit.text)) return undefined;
  const isWhole =
    /[:\-,[{][ \t]+$/.test(text.slice(Math.max(0, edit.start - 20), edit.start)) &&
    /^[ \t]*(?:[\r\n,\]}#]|$)/.test(text.slice(edit.end, edit.end + 20));
  if (!isWhole) return undefined;
  const before = text.slice(edit.start, edit.end);
  const value = QUOTED.test(before) ? saidBy(before) : before;
  return { text: value, edits: [{ start: 0, end: value.length, text: saidBy(edit.text) }] };
}

const QUOTED = /^(["'])[\s\S]*\1$/;

/** What a scalar in quotation marks says. */
function saidBy(source: string): string {
  const style = source[0] === '"' ? 'double' : 'single';
  return decodeSource(source, 0, source.length, style, -1).runs?.value ?? source;
}

/** The scalars of a file that stand in quotation marks and hold an escape. */
function quotedScalars(lines: Lines): readonly Span[] {
  let spans = known.get(lines);
  if (!spans) {
    const { text } = lines;
    spans = text.includes('\\') || text.includes("''") ? lexed(text) : [];
    known.set(lines, spans);
  }
  return spans;
}

/** What the lexer says beside the text itself: a document, a scalar, the end of a list in brackets. */
const SIGNS = new Set(['\u0002', '\u0018', '\u001f']);

function lexed(text: string): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (SIGNS.has(lexeme)) continue;
    const sign = lexeme[0] === '"' ? '\\' : "''";
    if (/^["']/.test(lexeme) && lexeme.includes(sign, 1)) spans.push({ start: at, end: at + lexeme.length });
    at += lexeme.length;
  }
  return spans;
}
