import type { Span } from '../span.ts';

/** The longest file that is read, in UTF-16 units. */
export const MOST_CHARACTERS = 5_000_000;
/** Maps and lists within one another. */
const MOST_LEVELS = 200;

export interface Refusal extends Span {
  readonly message: string;
}

/** Why a file is not to be parsed at all: it is too big, no text, two versions at once, or nested without end. One pass over the text. */
export function refusal(text: string): Refusal | undefined {
  if (text.length > MOST_CHARACTERS) {
    const size = (text.length / 1e6).toFixed(1);
    return at(
      0,
      1,
      `This file has ${size} million characters; macrolint reads up to ${MOST_CHARACTERS / 1e6} million. Split it.`,
    );
  }
  const zero = text.indexOf('\0');
  if (zero >= 0) {
    return at(zero, zero + 1, 'This is no text file: it holds a zero byte. If it is text, save it as UTF-8.');
  }
  const lost = text.slice(0, 2000).match(/\ufffd/g)?.length ?? 0;
  if (lost > 20) {
    const first = text.indexOf('\ufffd');
    return at(
      first,
      first + 1,
      'This file is no text in UTF-8: many of its characters can’t be read. Save it as UTF-8.',
    );
  }
  const lineEnd = text.includes('\n') ? -1 : text.search(/\r./s);
  if (lineEnd >= 0) {
    return at(
      lineEnd,
      lineEnd + 1,
      'The lines of this file end as on old Macs (CR), which YAML here does not know. Save it with LF or CRLF.',
    );
  }
  const conflict = mergeConflict(text);
  if (conflict) return conflict;
  const deep = tooDeep(text);
  if (deep !== undefined) {
    return at(
      deep,
      deep + 1,
      `Here the file is nested more than ${MOST_LEVELS} levels deep. No macro needs that; is a bracket not closed?`,
    );
  }
  return undefined;
}

/** The lines that git leaves around two versions which it could not join. In a text they would be indented. */
function mergeConflict(text: string): Refusal | undefined {
  const ours = text.startsWith('<<<<<<< ') ? 0 : text.indexOf('\n<<<<<<< ') + 1;
  if (!text.startsWith('<<<<<<< ', ours)) return undefined;
  const middle = text.indexOf('\n=======', ours);
  if (middle < 0 || text.indexOf('\n>>>>>>> ', middle) < 0) return undefined;
  const message =
    'An unsolved merge conflict begins here. Keep one of the two versions, or join them, and delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`.';
  return at(ours, ours + '<<<<<<<'.length, message);
}

function at(start: number, end: number, message: string): Refusal {
  return { start, end, message };
}

/**
 * Where nesting passes the limit, judged by indentation, dashes and brackets alone. Brackets count only until a line that is
 * indented no deeper than the one that opened them, so that those in texts don't add up.
 */
function tooDeep(text: string): number | undefined {
  if (!couldBeDeep(text)) return undefined;
  const indents: number[] = [];
  let brackets = 0;
  let opened = 0;
  let bracket = nextBracket(text, 0);
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    let i = start;
    let dashes = 0;
    while (i < end && isIndentation(text, i)) if (text.charCodeAt(i++) !== 0x20) dashes++;
    const indent = i - start;
    if (i < end) {
      while (indents.length > 0 && indents[indents.length - 1]! >= indent) indents.pop();
      indents.push(indent);
      if (indents.length + dashes > MOST_LEVELS) return i;
      if (brackets > 0 && indent <= opened && !/[\]}]/.test(text[i]!)) brackets = 0;
    }
    for (; bracket < end; bracket = nextBracket(text, bracket + 1)) {
      const char = text.charCodeAt(bracket);
      if (char === 0x5b || char === 0x7b) {
        if (brackets++ === 0) opened = indent;
        if (brackets > MOST_LEVELS) return bracket;
      } else if (brackets > 0) brackets--;
    }
    start = end + 1;
  }
  return undefined;
}

function nextBracket(text: string, from: number): number {
  BRACKET.lastIndex = from;
  return BRACKET.test(text) ? BRACKET.lastIndex - 1 : text.length;
}

const BRACKET = /[[\]{}]/g;

/** A quick look: a level takes a bracket, or a column of indentation at least. */
function couldBeDeep(text: string): boolean {
  if (/(?:^|\n)[ ?-]{200}/.test(text)) return true;
  let brackets = 0;
  for (const bracket of '[{')
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1))
      if (++brackets > MOST_LEVELS) return true;
  return false;
}

/** A space, or a dash or question mark with a space after it. */
function isIndentation(text: string, i: number): boolean {
  const char = text.charCodeAt(i);
  return char === 0x20 || ((char === 0x2d || char === 0x3f) && text.charCodeAt(i + 1) === 0x20);
}

/** Halves of characters outside the basic plane that stand alone, as files damaged by a wrong encoding have them. */
export function loneSurrogates(text: string): Span[] {
  const spans: Span[] = [];
  if (!/[\ud800-\udfff]/.test(text)) return spans;
  const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
  for (const { index } of text.matchAll(lone)) {
    spans.push({ start: index, end: index + 1 });
    if (spans.length === 20) break;
  }
  return spans;
}
