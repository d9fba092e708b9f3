import { expect, test } from 'vitest';
import { defaultConfig } from '../../server/src/engine/config.ts';
import { lintFile } from '../../server/src/engine/index.ts';

const { settings } = defaultConfig();
const CHARACTERS = 30_000;

// Whatever grows with the square of a text's length takes minutes here, and the test's time runs out.
test.each([
  ['maybe ', 'hedging'],
  ['“maybe ', 'hedging'],
  ['maybe\n\n', 'hedging'],
  ['asap ', 'vague-time'],
  ['asap\n\n', 'vague-time'],
  ['Best,\nAnn\n\n', 'hard-coded-contact'],
  ['Ann on 01632 960 118, ', 'hard-coded-contact'],
  ['ann@x.example ', 'hard-coded-contact'],
  ['so!!! ', 'shouting'],
  ['Sorry for any inconvenience. ', 'generic-apology'],
  ['{% if a %}maybe{% endif %} ', 'hedging'],
  ['{% comment %}', undefined],
  ['a.b.', undefined],
  ["a'", undefined],
  ['[a](', undefined],
  ['![a](', undefined],
])(
  '%j, thousands of times over',
  (unit, rule) => {
    const times = Math.floor(CHARACTERS / unit.length);
    const text = `title: a\nkind: faq\nreply: |\n  ${unit.repeat(times).trimEnd().replaceAll('\n', '\n  ')} and so on\n`;
    const { macros, findings } = lintFile(text, { path: 'macros/a.yaml', settings, named: true });
    expect(macros).toHaveLength(1);
    const found = findings.filter((finding) => finding.rule === rule);
    if (rule) expect(found.length).toBeGreaterThan(times / 3);
    for (const { fixes } of found) expect(fixes.length).toBeGreaterThan(0);
  },
  15_000,
);
