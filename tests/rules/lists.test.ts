import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const FILE = 'server/src/engine/rules/hard-coded-contact/first-names.yaml';

test('first names stand in their file as they are looked up: in small letters and without accents', () => {
  const names = Object.values(parse(readFileSync(FILE, 'utf8')) as Record<string, string>)
    .join(' ')
    .split(/\s+/);
  expect(names.filter((name) => !/^[a-z-]+$/.test(name))).toEqual([]);
});
