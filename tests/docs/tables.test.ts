import { expect, test } from 'vitest';
import configSchema from '../../macros-schema/config.schema.json' with { type: 'json' };
import macroSchema from '../../macros-schema/macro.schema.json' with { type: 'json' };
import { DOCUMENTS, filled } from '../../scripts/docs/parts.ts';
import { RULES } from '../../server/src/engine/index.ts';
import { DEMANDS } from '../../server/src/engine/rules/demands.ts';
import { KINDS } from '../../server/src/engine/vocabulary.ts';
import { read, table } from './examples.ts';

test.each(DOCUMENTS)('npm run docs leaves %s as it is', (path) => {
  expect(filled(read(path))).toBe(read(path));
});

test('docs/macro-file.md lists every field', () => {
  const fields = Object.entries(macroSchema.$defs.macro.properties);
  const isPassedOn = (value: object) => '$ref' in value && value.$ref === '#/$defs/passed';
  const own = fields.filter(([, value]) => !isPassedOn(value)).map(([field]) => field);
  const listed = table('docs/macro-file.md', 'Everything a macro may hold').map(([field]) => field!);
  expect(listed.sort()).toEqual(own.sort());
});

test.each([
  ['All keys', configSchema.$defs.config.properties],
  ['Phrases: rules of your own', configSchema.$defs.phrase.properties],
  ['YAML of your own form', configSchema.$defs.shape.properties],
])('docs/configuration.md lists every key under “%s”', (heading, properties) => {
  const keys = table('docs/configuration.md', heading).map(([key]) => key!);
  expect(keys.sort()).toEqual(Object.keys(properties).sort());
});

test('docs/reading.md lists the kinds with what they must have', () => {
  const wanted = KINDS.map((kind) => {
    const { steps = [], name = '–' } = DEMANDS[kind] ?? {};
    return [kind, steps.map((any) => any.join(' or ')).join(', ') || '–', name];
  });
  const rows = table('docs/reading.md', 'Kinds, and what they must have');
  expect(rows.map(([kind, , must, slot]) => [kind, must, slot])).toEqual(wanted);
});

test('docs/platforms.md gives a source for every help desk', () => {
  const desks = table('docs/platforms.md', 'Help desks and their slots').map(([, desk]) => desk);
  expect(table('docs/platforms.md', 'Where this comes from').map(([desk]) => desk)).toEqual(desks);
});

test('the change log names every rule', () => {
  for (const { id } of RULES) expect(read('CHANGELOG.md')).toContain(`\`${id}\``);
});
