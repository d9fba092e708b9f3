import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SNIPPETS_FILE, snippets } from '../../scripts/docs/snippets.ts';
import { defaultConfig } from '../../server/src/engine/config.ts';
import { lintFile } from '../../server/src/engine/index.ts';
import { KINDS } from '../../server/src/engine/vocabulary.ts';

interface Snippet {
  readonly prefix: readonly string[];
  readonly body: readonly string[];
}

const text = readFileSync(SNIPPETS_FILE, 'utf8');
const entries: [string, Snippet][] = Object.entries(JSON.parse(text));

test('npm run docs leaves the snippets as they are', () => {
  expect(text).toBe(snippets());
});

test('there is one for each kind', () => {
  expect(entries.map(([, { prefix }]) => prefix)).toEqual(KINDS.map((kind) => ['macro', `macro-${kind}`]));
});

test.each(entries)('%s is a macro without findings once it is inserted', (_, { body }) => {
  const path = 'new.macro.yaml';
  const { macros, findings } = lintFile(inserted(body), {
    path,
    settings: defaultConfig().settings,
    named: true,
  });
  expect(macros).toHaveLength(1);
  expect(findings).toEqual([]);
});

/** What stands in the file before anything is typed. */
function inserted(body: readonly string[]): string {
  return body
    .join('\n')
    .replace(/\$\{\d+:((?:\\.|[^}])*)\}/g, '$1')
    .replace(/\\([\\$}])/g, '$1');
}
