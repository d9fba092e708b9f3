/** Shorter files are read quickly enough as a whole. */
const SHORTEST = 4000;

/** A file that is one plain list of macros, cut into its items. */
export interface SplitFile {
  /** Each item from its dash, or from the comments above it, to the next. Joined they are the rest of the file. */
  readonly items: readonly string[];
  /** Where the first one begins. */
  readonly start: number;
  /** The list stands under `macros:`, not at the root. */
  readonly isKeyed: boolean;
}

/**
 * Cuts a file that is one plain list of macros, at its root or under `macros:`, by its lines alone. Undefined for any other file:
 * a short one, several documents, other keys beside the list, two kinds of line breaks.
 */
export function splitMacros(text: string): SplitFile | undefined {
  if (text.length < SHORTEST || ELSEWHERE.test(text)) return undefined;
  const head = HEAD.exec(text)!;
  const isKeyed = head[1] !== undefined;
  const start = isKeyed ? head[1]!.length : 0;
  if (MENTION.test(text.slice(0, start))) return undefined;
  const starts = startsOfItems(text, head[0].length);
  if (!starts) return undefined;
  starts[0] = start;
  const items = starts.map((at, i) => text.slice(at, starts[i + 1] ?? text.length));
  return { items, start, isKeyed };
}

/** Comments and blank lines before the first item, with `macros:` among them (then as the first group, up to its line's end). */
const HEAD =
  /^(\uFEFF?(?:[ \t]*(?:#[^\n]*)?\r?\n)*macros:[ \t]*(?:#[^\n]*)?\r?\n)?\uFEFF?(?:[ \t]*(?:#[^\n]*)?\r?\n)*/;

/** A line that opens or ends a document, or a directive. */
const ELSEWHERE = /^(?:---|\.\.\.|%)/m;

/** In a comment that may be meant for macrolint. */
const MENTION = /macrolint/i;

/** Where the items begin, from the one at `from`. */
function startsOfItems(text: string, from: number): number[] | undefined {
  const dash = /^( *)- /.exec(text.slice(from, from + 200));
  if (!dash) return undefined;
  const indent = dash[1]!.length;
  const isCrLf = text[text.indexOf('\n') - 1] === '\r';
  const starts: number[] = [];
  // The comments just read: all of them, and those that stand no deeper than the dashes.
  let run: number | undefined;
  let comments: number | undefined;
  for (let start = from; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline + 1;
    if (newline >= 0 && (text[newline - 1] === '\r') !== isCrLf) return undefined;
    const column = columnOf(text, start, end);
    if (column !== undefined) {
      if (text[start + column] === '#') {
        run ??= start;
        if (column <= indent) comments ??= start;
        else comments = undefined;
      } else {
        if (column < indent) return undefined;
        if (column === indent) {
          if (!text.startsWith('- ', start + column)) return undefined;
          const item = comments ?? start;
          if (run !== undefined && run < item && MENTION.test(text.slice(run, item))) return undefined;
          starts.push(item);
        }
        run = comments = undefined;
      }
    }
    start = end;
  }
  // What is written into an item has the line breaks that it finds there.
  return isCrLf && !text.includes('\n', starts[starts.length - 1]) ? undefined : starts;
}

/** Where the text of a line begins, counted from its start; undefined for a blank line. */
function columnOf(text: string, start: number, end: number): number | undefined {
  for (let i = start; i < end; i++) {
    const char = text.charCodeAt(i);
    if (char !== 0x20 && char !== 0x0d && char !== 0x0a && char !== 0x09) return i - start;
  }
  return undefined;
}
