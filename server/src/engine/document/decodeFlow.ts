import { RunBuilder, type Runs } from './runs.ts';

/** Decodes the plain scalar that stands at `[start, end)` of the file, as YAML 1.2 folds its lines. */
export function decodePlain(text: string, start: number, end: number): Runs {
  const builder = new RunBuilder(text);
  unfold(builder, text, start, end, (from, to) => builder.copy(from, to));
  return builder.finish(start);
}

/** Decodes the single-quoted scalar at `[start, end)` of the file, quotes included. */
export function decodeSingle(text: string, start: number, end: number): Runs {
  const builder = new RunBuilder(text);
  unfold(builder, text, start + 1, end - 1, (from, to) => {
    let copied = from;
    for (let i = text.indexOf("''", from); i >= 0 && i + 1 < to; i = text.indexOf("''", i + 2)) {
      builder.copy(copied, i);
      builder.put("'", i, i + 2);
      copied = i + 2;
    }
    builder.copy(copied, to);
  });
  return builder.finish(start + 1);
}

/** Decodes the double-quoted scalar at `[start, end)` of the file, quotes included. */
export function decodeDouble(text: string, start: number, end: number): Runs {
  const builder = new RunBuilder(text);
  const last = end - 1;
  let copied = start + 1;
  let i = start + 1;
  while (i < last) {
    const char = text.charCodeAt(i);
    if (char === BACKSLASH) {
      builder.copy(copied, i);
      i = decodeEscape(builder, text, i, last);
      copied = i;
    } else if (char === NEWLINE || (char === RETURN && text.charCodeAt(i + 1) === NEWLINE)) {
      const gap = trimEnd(text, copied, i);
      builder.copy(copied, gap);
      const next = skipBlankLines(text, i, last);
      fold(builder, text, gap, i, next);
      i = next;
      copied = i;
    } else i++;
  }
  builder.copy(copied, last);
  return builder.finish(start + 1);
}

const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  '\t': '\t',
};
const DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Decodes the escape whose backslash stands at `at`; returns the offset after it. */
function decodeEscape(builder: RunBuilder, text: string, at: number, last: number): number {
  const next = text[at + 1] ?? '';
  const simple = ESCAPES[next];
  if (simple !== undefined) {
    builder.put(simple, at, at + 2);
    return at + 2;
  }
  const digits = DIGITS[next];
  if (digits !== undefined) {
    const code = Number.parseInt(text.slice(at + 2, at + 2 + digits), 16);
    const end = Math.min(at + 2 + digits, last);
    builder.put(code <= 0x10ffff ? String.fromCodePoint(code) : text.slice(at, end), at, end);
    return end;
  }
  const newline = next === '\r' && text[at + 2] === '\n' ? at + 2 : at + 1;
  if (text[newline] === '\n') return skipSpaces(text, newline + 1, last);
  builder.copy(at, Math.min(at + 2, last));
  return Math.min(at + 2, last);
}

/**
 * Copies `[start, end)` line by line with YAML's folding: a line break becomes a space, further blank lines become line
 * feeds, and spaces around the breaks go. `copy` receives the stretches that hold content.
 */
function unfold(
  builder: RunBuilder,
  text: string,
  start: number,
  end: number,
  copy: (from: number, to: number) => void,
): void {
  let from = start;
  for (let newline = text.indexOf('\n', from); newline >= 0 && newline < end; ) {
    const lineEnd = text[newline - 1] === '\r' && newline > from ? newline - 1 : newline;
    const gap = trimEnd(text, from, lineEnd);
    copy(from, gap);
    from = skipBlankLines(text, newline, end);
    fold(builder, text, gap, newline, from);
    newline = text.indexOf('\n', from);
  }
  copy(from, end);
}

/** The gap `[gap, next)` with its first line break at or after `from`: a space, or a line feed for every further break. */
function fold(builder: RunBuilder, text: string, gap: number, from: number, next: number): void {
  const first = text.indexOf('\n', from);
  let begin = gap;
  let newline = text.indexOf('\n', first + 1);
  if (newline < 0 || newline >= next) {
    builder.put(' ', gap, next);
    return;
  }
  while (newline >= 0 && newline < next) {
    const following = text.indexOf('\n', newline + 1);
    const isLast = following < 0 || following >= next;
    builder.put('\n', begin, isLast ? next : newline + 1);
    begin = newline + 1;
    newline = following;
  }
}

/** From a line break at `at`: the offset of the first character after it that is neither space nor line break. */
function skipBlankLines(text: string, at: number, end: number): number {
  let i = at;
  while (i < end) {
    const char = text.charCodeAt(i);
    if (char === RETURN && text.charCodeAt(i + 1) !== NEWLINE) break;
    if (char !== NEWLINE && char !== RETURN && char !== 0x20 && char !== 0x09) break;
    i++;
  }
  return i;
}

function skipSpaces(text: string, at: number, end: number): number {
  let i = at;
  while (i < end && (text[i] === ' ' || text[i] === '\t')) i++;
  return i;
}

function trimEnd(text: string, from: number, to: number): number {
  let i = to;
  while (i > from && (text[i - 1] === ' ' || text[i - 1] === '\t')) i--;
  return i;
}
