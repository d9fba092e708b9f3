import { expect, test } from 'vitest';
import { fixFile, lintFile } from '../../server/src/engine/index.ts';
import { settingsOf } from '../rules/ruleCases.ts';

const options = { path: 'macro.yaml', settings: settingsOf({}), named: true, today: '2026-06-01' };
const fixed = (text: string) => fixFile(text, options).text;

const REPLY = 'reply: Order 12 left us on Monday.\n';

test.each([
  ['its list', 'title: a\nignore:\n  - {rule: hedging, reason: why}\n', 'title: a\n'],
  ['its list, CRLF', 'title: a\r\nignore:\r\n- rule: hedging\r\n  reason: why\r\n', 'title: a\r\n'],
  [
    'its item',
    'title: a\nignore: # ours\n  - rule: hedging # legal\n    reason: |\n      why\n  # and these\n  - {rule: shouting, reason: why}\nx-a: NEVER and NEVER\n',
    'title: a\nx-a: NEVER and NEVER\n',
  ],
  ['a list in brackets', 'title: a\nignore: [{rule: hedging, reason: why}] # old\n', 'title: a\n'],
  ['its comment', 'title: a\n# macrolint-ignore hedging: why\n# by Ana\n', 'title: a\n# by Ana\n'],
  ['its comment behind a BOM', '\ufeff# macrolint-ignore hedging: why\ntitle: a\n', '\ufefftitle: a\n'],
])('a suppression that suppresses nothing goes with %s', (_, before, after) => {
  expect(fixed(`${before}kind: other\n${REPLY}`)).toBe(`${after}kind: other\n${REPLY}`);
});

test('what still suppresses something stays', () => {
  const used = 'reply: Order 12 left on Monday, I think.\n';
  expect(
    fixed(
      `title: a\nkind: other\nignore:\n  - {rule: blame, reason: why}\n  # keep\n  - {rule: hedging, reason: why}\n  - {rule: shouting, reason: why}\n${used}`,
    ),
  ).toBe(`title: a\nkind: other\nignore:\n  # keep\n  - {rule: hedging, reason: why}\n${used}`);
  const list =
    '{title: a, kind: other, ignore: [{rule: blame, reason: why}, {rule: hedging, reason: why}, {rule: shouting, reason: why}], reply: I think it left.}\n';
  expect(fixed(list)).toBe(
    '{title: a, kind: other, ignore: [{rule: hedging, reason: why}], reply: I think it left.}\n',
  );
  expect(
    fixed(`title: a\nkind: other\n# macrolint-ignore blame, hedging, shouting: we mean it\n${used}`),
  ).toBe(`title: a\nkind: other\n# macrolint-ignore hedging: we mean it\n${used}`);
});

test('in a list, with the first key beside the dash, and in a map in braces', () => {
  expect(fixed(`- ignore: [{rule: hedging, reason: why}]\n  title: a\n  kind: other\n  reply: b\n`)).toBe(
    '- title: a\n  kind: other\n  reply: b\n',
  );
  expect(fixed('{title: a, kind: other, reply: b, ignore: [{rule: hedging, reason: why}]}\n')).toBe(
    '{title: a, kind: other, reply: b}\n',
  );
});

test('one that has run out, is misspelt or shared is not deleted unasked', () => {
  for (const [ignore, fixes] of [
    ['- {rule: hedging, reason: why, until: 2026-01-01}', [false]],
    ['- {rule: hedgign, reason: why}', [false]],
    ['- &why {rule: hedging, reason: why}', []],
  ] as const) {
    const text = `title: a\nkind: other\nignore:\n  ${ignore}\n${REPLY}`;
    const [finding] = lintFile(text, options).findings;
    expect(finding!.fixes.map(({ safe }) => safe)).toEqual(fixes);
    expect(fixed(text)).toBe(text);
  }
});
