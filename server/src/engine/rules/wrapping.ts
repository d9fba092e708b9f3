import type { Span } from '../span.ts';

/** Marks that stand around words, as they open; the name of a tag and the like in a group. */
const OPENING =
  /(?:(\*{1,3}|_{1,3}|~~)|(?:<([a-z][a-z\d]*)\b[^<>]*>|\[([biu])\]|\{%-?\s*(if|unless)\b[^%{}]*%\}|\()\s*)$/i;

/** A link of whose words nothing is left leads nowhere, and a table without a cell is broken. */
const KEPT = /^(?:a|t[dh])$/i;

/** Characters before the words in which a mark that opens is looked for. */
const REACH = 400;

/**
 * The span with the markup and brackets that would hold nothing if its text were deleted: `<b>…</b>`, `**…**`, `(…)`. Undefined
 * where the words are the only ones of a link or a cell.
 */
export function withWrapping(text: string, span: Span): Span | undefined {
  let { start, end } = span;
  for (;;) {
    const before = text.slice(Math.max(0, start - REACH), start);
    const after = text.slice(end, end + REACH);
    if (/\[$/.test(before) && /^\](?:\(|\[)/.test(after)) return undefined;
    const opening = OPENING.exec(before);
    const closing = opening && closingOf(opening).exec(after);
    if (!closing) return { start, end };
    if (KEPT.test(opening[2] ?? '')) return undefined;
    start -= opening[0].length;
    end += closing[0].length;
  }
}

function closingOf([, mark, tag, bb, liquid]: RegExpExecArray): RegExp {
  if (mark) {
    const sign = mark[0] === '*' ? '\\*' : mark[0];
    return new RegExp(`^${sign}{${mark.length}}(?!${sign})`);
  }
  if (tag) return new RegExp(`^\\s*</${tag}\\s*>`, 'i');
  if (bb) return new RegExp(`^\\s*\\[/${bb}\\]`, 'i');
  return liquid ? new RegExp(`^\\s*\\{%-?\\s*end${liquid}\\s*-?%\\}`) : /^\s*\)/;
}

/** Marks that close, and tags, at the beginning of a text. */
export const closingMarks = (text: string): string =>
  /^(?:[*_~]+|<\/[a-z][^<>]*>|\[\/[biu]\])*/i.exec(text)![0];

/** Marks that open, and tags, at the beginning of a text. */
export const openingMarks = (text: string): string => /^(?:[*_~]+|<[a-z][^<>]*>|\[[biu]\])*/i.exec(text)![0];
