/** Text with tab stops, in the notation of the Language Server Protocol. */
export type Snippet = string;

/** Text as a part of a snippet that holds no tab stops. */
export function snippetText(text: string): Snippet {
  return text.replace(/[\\$]/g, '\\$&');
}

/** A tab stop that holds `text` until something else is typed. */
export function tabStop(number: number, text: string): Snippet {
  return `\${${number}:${text.replace(/[\\$}]/g, '\\$&')}}`;
}

/** The text with a tab stop for each of the words given, in the order of the text; undefined where none of them stands in it. */
export function withTabStops(text: string, words: readonly string[]): Snippet | undefined {
  let snippet = '';
  let at = 0;
  let count = 0;
  for (;;) {
    const next = words
      .map((word) => ({ word, start: text.indexOf(word, at) }))
      .filter(({ start }) => start >= 0)
      .sort((a, b) => a.start - b.start || b.word.length - a.word.length)[0];
    if (!next) break;
    snippet += snippetText(text.slice(at, next.start)) + tabStop(++count, next.word);
    at = next.start + next.word.length;
  }
  return count === 0 ? undefined : snippet + snippetText(text.slice(at));
}

/** The blanks in a text: `[[date]]`. */
export function blanksIn(text: string): string[] {
  return text.match(/\[\[[^\]\r\n]+\]\]/g) ?? [];
}

/** What a snippet says where tab stops can't be made. */
export function withoutTabStops(snippet: Snippet): string {
  return snippet.replace(
    /\\([\\$}])|\$\{\d+:((?:[^\\}]|\\.)*)\}|\$(?:\d+|\{\d+\})/g,
    (_, escaped, words) => escaped ?? (words === undefined ? '' : withoutTabStops(words)),
  );
}
