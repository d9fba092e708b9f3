import stringWidth from 'fast-string-width';

export function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/** Columns that `text` takes in a terminal. */
export function width(text: string): number {
  return isAscii(text) ? text.length : stringWidth(text);
}

/** Control characters would be commands to the terminal; a tab or a line end becomes a space. */
export function printable(text: string): string {
  return text
    .replace(/[\t\n\r]/g, ' ')
    .replace(/[\0-\x1f\x7f-\x9f\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/g, '\uFFFD');
}

/** A macro's title, also where it has none. */
export function nameOf(title: string): string {
  return printable(title).trim() || '(no title)';
}

/** Breaks `text` at its spaces into lines of at most `columns`; a longer word stands alone. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \t\r\n]+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && width(longer) > columns) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return line ? [...lines, line] : lines;
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

export const NOTHING_FOUND = `No macros here. They are files named *.macro.yaml, YAML in a folder macros at the top of the repository, and what
macrolint.yaml includes; what git ignores and what macrolint.yaml excludes is left out.
`;
