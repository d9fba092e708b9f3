import { expect, test } from 'vitest';
import { applyEdits } from '../../server/src/engine/fix/edits.ts';
import type { Step } from '../../server/src/engine/vocabulary.ts';
import { parse } from './marked.ts';

const withKey = (text: string, key: string, value: string, macro = 0) => {
  const edit = parse(text).macros[macro]!.insert.key(key, value);
  return edit && applyEdits(text, [edit]);
};
const withStep = (text: string, index: number, step: Step, words: string) => {
  const edit = parse(text).macros[0]!.insert.step(index, step, words);
  return edit && applyEdits(text, [edit]);
};

test('a key goes below the title', () => {
  expect(withKey('title: a # why\nreply: b\n', 'kind', 'hold')).toBe(
    'title: a # why\nkind: hold\nreply: b\n',
  );
  expect(withKey('- reply: b\n  title: a', 'kind', 'hold')).toBe('- reply: b\n  title: a\n  kind: hold');
  expect(withKey('title: >\n  a\n\nreply: b\n', 'kind', 'hold')).toBe(
    'title: >\n  a\nkind: hold\n\nreply: b\n',
  );
  expect(
    withKey('macros:\r\n- title: a\r\n  reply: b\r\n- title: c\r\n  reply: d\r\n', 'kind', 'hold', 1),
  ).toBe('macros:\r\n- title: a\r\n  reply: b\r\n- title: c\r\n  kind: hold\r\n  reply: d\r\n');
  expect(withKey('{title: a, reply: b}\n', 'kind', 'hold')).toBe('{title: a, kind: hold, reply: b}\n');
  expect(withKey('title: a\nreply: b\n', 'owner', '@us: all')).toBe(
    'title: a\nowner: "@us: all"\nreply: b\n',
  );
});

test('a step goes before another one, or to the end', () => {
  const text =
    'title: a\nsteps:\n  - greeting: Hi,\n  - pause: Wait.\n  - solution: |\n      Done.\n\nkind: hold\n';
  expect(withStep(text, 1, 'empathy', 'I see.')).toBe(
    text.replace('  - solution', '  - empathy: |\n      I see.\n  - solution'),
  );
  expect(withStep(text, 0, 'recap', 'One.\n\nTwo.')).toBe(
    text.replace('  - greeting', '  - recap: |\n      One.\n\n      Two.\n  - greeting'),
  );
  expect(withStep(text, 2, 'closing', 'Bye.')).toBe(
    text.replace('Done.\n', 'Done.\n  - closing: |\n      Bye.\n'),
  );
  expect(withStep('title: a\nsteps:\n- greeting: Hi', 1, 'closing', 'Bye.')).toBe(
    'title: a\nsteps:\n- greeting: Hi\n- closing: |\n    Bye.',
  );
});

test('an entry goes to the end of `ignore`, or opens it', () => {
  const ignoring = (text: string, reason = 'legal’s wording') => {
    const edit = parse(text).macros[0]!.insert.ignore('hedging', reason);
    return edit && applyEdits(text, [edit]);
  };
  expect(ignoring('- title: a\n  reply: b\n')).toBe(
    '- title: a\n  ignore:\n    - rule: hedging\n      reason: legal’s wording\n  reply: b\n',
  );
  expect(ignoring('title: a\r\nignore:\r\n- {rule: x, reason: y} # z\r\nreply: b\r\n', 'all: of it')).toBe(
    'title: a\r\nignore:\r\n- {rule: x, reason: y} # z\r\n- rule: hedging\r\n  reason: "all: of it"\r\nreply: b\r\n',
  );
  expect(ignoring('title: a\nignore: []\nreply: b\n', 'this, too')).toBe(
    'title: a\nignore: [{rule: hedging, reason: "this, too"}]\nreply: b\n',
  );
  expect(ignoring('title: a\nignore: [{rule: x, reason: y}]\nreply: b\n', 'z')).toBe(
    'title: a\nignore: [{rule: x, reason: y}, {rule: hedging, reason: z}]\nreply: b\n',
  );
  expect(ignoring('{title: a, reply: b}\n', 'z')).toBe(
    '{title: a, ignore: [{rule: hedging, reason: z}], reply: b}\n',
  );
  expect(ignoring('title: a\nignore:\nreply: b\n')).toBeUndefined();
});

test('where a shape has no place, nothing is inserted', () => {
  expect(withStep('title: a\nreply: b\n', 0, 'recap', 'c')).toBeUndefined();
  expect(withStep('title: a\nsteps: [{recap: b}]\n', 0, 'recap', 'c')).toBeUndefined();
  expect(withKey('title: a\nresponse: b\n', 'kind', 'hold')).toBeUndefined();
});
