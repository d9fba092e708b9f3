import { readdirSync, readFileSync } from 'node:fs';

/** A fenced block of a document: what follows the backticks, as words, and what stands in it. */
export interface Example {
  readonly page: string;
  readonly info: readonly string[];
  readonly text: string;
}

export const PAGES: readonly string[] = [
  'README.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

export function read(page: string): string {
  return readFileSync(page, 'utf8');
}

/** The blocks of a page whose info string begins with these words, in order. */
export function examples(page: string, ...info: string[]): Example[] {
  return [...read(page).matchAll(/^```(\S.*)\n([\s\S]*?)^```$/gm)]
    .map(([, words, text]) => ({ page, info: words!.split(' '), text: text! }))
    .filter((example) => info.every((word, i) => example.info[i] === word));
}

export const allExamples = (...info: string[]): Example[] => PAGES.flatMap((page) => examples(page, ...info));

/** The first table under a heading of a page: its rows as cells, code marks left out. */
export function table(page: string, heading: string): string[][] {
  const lines = read(page).split('\n');
  const from = lines.findIndex((line) => line.replace(/^#+ /, '') === heading);
  const at = lines.findIndex((line, i) => i > from && line.startsWith('| --- '));
  const end = lines.findIndex((line, i) => i > at && !line.startsWith('|'));
  return lines.slice(at + 1, end).map((line) =>
    line
      .slice(2, -2)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replace(/^`(.*)`$/, '$1')),
  );
}
