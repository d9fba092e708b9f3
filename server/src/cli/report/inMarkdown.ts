/** Text that shows as it is in Markdown, on one line: no markup, no HTML, no mention of people. */
export function plainMarkdown(text: string): string {
  return (
    text
      .replace(/\s+/g, ' ')
      .replace(/[\\`*_[\]<>|~#&$]/g, '\\$&')
      // Nobody is called for being named in a macro.
      .replace(/@(?=\w)/g, '@\u2060')
  );
}

/** A fenced block of lines, whatever they hold. */
export function fenced(info: string, lines: readonly string[]): string {
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? []);
  const fence = '`'.repeat(Math.max(2, ...runs.map(({ length }) => length)) + 1);
  return [`${fence}${info}`, ...lines, fence].join('\n');
}

/** Code within a line. */
export function code(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const ticks = '`'.repeat(Math.max(0, ...runs.map(({ length }) => length)) + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${ticks}${pad}${text}${pad}${ticks}`;
}

/** A table; bars within cells are escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`)
    .join('\n');
}
