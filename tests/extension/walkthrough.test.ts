import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultConfig, parseConfig } from '../../server/src/engine/config.ts';
import { fixFile, lintFile } from '../../server/src/engine/index.ts';
import { DEMANDS } from '../../server/src/engine/rules/demands.ts';
import type { Kind } from '../../server/src/engine/vocabulary.ts';
import { read, table } from '../docs/examples.ts';

const SAMPLE = 'walkthrough/late-parcel.macro.yaml';
const sample = readFileSync(SAMPLE, 'utf8');
const { settings } = defaultConfig();
const options = { path: SAMPLE, settings, named: true };
const { findings } = lintFile(sample, options);

test('the first page shows the sample, shortened', () => {
  const [, yaml] = /```yaml\n([\s\S]*?)```/.exec(read('walkthrough/sample.md'))!;
  const words = (text: string) => text.split(/\s+/).filter(Boolean).join(' ');
  for (const part of yaml!.split(/(?<=[.|])\n|(?<=kind: complaint)\n/))
    expect(words(sample)).toContain(words(part));
});

const marks = table('walkthrough/why.md', 'Why is this marked?').slice(0, -1);

test.each(marks)('“%s” is marked in the sample: %s', (words, reason) => {
  for (const phrase of words.split(', ')) {
    const start = sample.indexOf(phrase.replace(' …', ''));
    const finding = findings.find((one) => one.start === start);
    expect(finding?.message).toContain(reason);
  }
});

test('the title of the sample is marked for what is missing', () => {
  const atTitle = findings.filter(({ start }) => sample.slice(start).startsWith('Orders::Late parcel'));
  expect(atTitle.map(({ rule }) => rule)).toEqual([
    'missing-customer-name',
    'missing-empathy',
    'missing-recap',
    'missing-solution',
  ]);
});

test('the first fix is as the page shows it', () => {
  const [, before, after] = /~~(.*)~~ \*\*(.*)\.$/m.exec(read('walkthrough/fix.md'))!;
  const fixed = after!.replace('**', '');
  expect(sample).toContain(before);
  expect(fixFile(sample, options).text).toContain(`${fixed}.`);
});

test.each(table('walkthrough/newMacro.md', 'A macro of your own'))('%s needs %s', (kinds, needs) => {
  for (const kind of kinds.replace(' …', '').split(', ')) {
    const steps = DEMANDS[kind as Kind]?.steps ?? [];
    const wanted = steps.map((any) => any.join(' or '));
    const listed = needs.split(/, (?:and )?/);
    expect(wanted.length > 0 ? wanted : ['nothing in particular']).toEqual(listed);
  }
});

test('the configuration can be read', () => {
  const [, yaml] = /```yaml\n([\s\S]*?)```/.exec(read('walkthrough/configuration.md'))!;
  expect(parseConfig(yaml!).problems).toEqual([]);
});
