/** Shorter files are linted quickly enough as a whole. */
const SHORTEST = 4000;

/**
 * Cuts a file that is one plain list of macros, at its root or under `macros:`, into its items: each from its dash, or from the
 * comments above it, to the next. Joined they are the file's end; what stands before is only comments and `macros:`. Undefined
 * for any other file: a short one, several documents, other keys beside the list.
 */
export function splitMacros(text: string): string[] | undefined {
  if (text.length < SHORTEST || ELSEWHERE.test(text)) return undefined;
  const head = HEAD.exec(text)![0];
  const dash = /^( *)- /.exec(text.slice(head.length, head.length + 200));
  if (!dash) return undefined;
  const indent = dash[1]!.length;
  const starts: number[] = [];
  let comments: number | undefined;
  for (let start = head.length; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline + 1;
    const column = columnOf(text, start, end);
    if (column !== undefined && column <= indent) {
      const sign = text[start + column];
      if (sign === '#') comments ??= start;
      else if (column === indent && text.startsWith('- ', start + column)) {
        starts.push(comments ?? start);
        comments = undefined;
      } else return undefined;
    } else if (column !== undefined) comments = undefined;
    start = end;
  }
  if (starts[0] !== head.length) return undefined;
  return starts.map((start, i) => text.slice(start, starts[i + 1] ?? text.length));
}

/** Comments, blank lines and `macros:` before the first item. */
const HEAD = /^\uFEFF?(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?:macros:[ \t]*(?:#[^\n]*)?\r?\n)?(?:[ \t]*\r?\n)*/;

/** A line that opens or ends a document, or a directive. */
const ELSEWHERE = /^(?:---|\.\.\.|%)/m;

/** Where the text of a line begins, counted from its start; undefined for a blank line. */
function columnOf(text: string, start: number, end: number): number | undefined {
  for (let i = start; i < end; i++) {
    const char = text.charCodeAt(i);
    if (char !== 0x20 && char !== 0x0d && char !== 0x0a && char !== 0x09) return i - start;
  }
  return undefined;
}
