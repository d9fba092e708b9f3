import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { lintFile } from '../../server/src/engine/index.ts';
import { settingsOf } from '../rules/ruleCases.ts';

test('a reply of a megabyte has its findings, and no fixes, which would each read it all again', () => {
  const words = 'I think this goes on and on. ';
  const text = stringify({ title: 'Huge', kind: 'other', reply: words.repeat(1e6 / words.length) });
  const { findings } = lintFile(text, { path: 'huge.yaml', settings: settingsOf({}), named: true });
  expect(findings.length).toBeGreaterThan(30_000);
  expect(findings.flatMap(({ fixes }) => fixes)).toEqual([]);
});
