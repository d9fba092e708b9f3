import { expect, test } from 'vitest';
import { expectProblems, fixed, parse } from './marked.ts';

function only(source: string) {
  const problems = expectProblems(source);
  expect(problems).toHaveLength(1);
  return problems[0]!;
}

test('a key that was nearly right is renamed', () => {
  for (const [source, result] of [
    ['⟦titel⟧: a\nreply: b\n', 'title: a\nreply: b\n'],
    ['title: a\n⟦Reply⟧: b\n', 'title: a\nReply: b\n'.replace('R', 'r')],
    ['title: a\n⟦answer⟧: b\n', 'title: a\nreply: b\n'],
    ['title: a\n⟦text⟧: b\n', 'title: a\nreply: b\n'],
    ['title: a\nreply: b\n⟦reviewBy⟧: 2027-01-01\n', 'title: a\nreply: b\nreview_by: 2027-01-01\n'],
    ['title: a\nsteps:\n- ⟦follow_up⟧: b\n', 'title: a\nsteps:\n- follow-up: b\n'],
    ['title: a\nreply: b\nslots:\n  c: {⟦samples⟧: d}\n', 'title: a\nreply: b\nslots:\n  c: {sample: d}\n'],
  ] as const) {
    const { fixes, message } = only(source);
    expect(message).toMatch(/Did you mean/);
    expect(fixed(source, fixes)).toBe(result);
  }
});

test('a key that nobody knows is a warning; your own begin with `x-`', () => {
  expect(only('title: a\nreply: b\n⟦mood⟧: c\n')).toMatchObject({
    severity: 'warning',
    fixes: [],
    macro: 'a',
  });
  expect(
    parse('title: a\nreply: b\nx-mood: c\nzendesk: {actions: []}\nintercom: {x: {y: z}}\n').problems,
  ).toEqual([]);
});

test('a slot where a short text stands is put in quotes', () => {
  for (const [source, result] of [
    ['slots:\n  a: {sample: ⟦{{x}}⟧}\n', 'slots:\n  a: {sample: "{{x}}"}\n'],
    ['scenarios:\n- customer: ⟦[[words]]⟧ # hers\n', 'scenarios:\n- customer: "[[words]]" # hers\n'],
    [
      'ignore:\n- {rule: hedging, reason: ⟦{{x | fallback:"y"}}⟧}\n',
      'ignore:\n- {rule: hedging, reason: \'{{x | fallback:"y"}}\'}\n',
    ],
  ] as const) {
    const { fixes } = only(`title: a\nreply: b\n${source}`);
    expect(fixed(`title: a\nreply: b\n${source}`, fixes)).toBe(`title: a\nreply: b\n${result}`);
  }
  expect(only('title: a\nreply: b\nslots:\n  a:\n    sample: ⟦{x: y}⟧\n').fixes).toEqual([]);
});

test('no message, or two', () => {
  expect(only('⟦title: a⟧\n').message).toBe('This macro needs a message: `reply:` or `steps:`.');
  expect(only('title: a\nreply: b\n⟦steps⟧:\n- recap: c\n').message).toMatch(/not both/);
  expect(only('⟦reply: b⟧\n').message).toMatch(/^This macro needs `title:`\./);
});

test('a text that is empty or no text', () => {
  expect(only('title: a\n⟦reply:⟧\n').message).toBe('`reply` is empty.');
  expect(only('title: a\n⟦reply: ""⟧\n').message).toBe('`reply` is empty.');
  expect(only('title: a\n⟦reply: |⟧\n\nkind: hold\n').message).toBe('`reply` is empty.');
  expect(only('title: a\nsteps: ⟦[]⟧\n').message).toBe('`steps` is empty.');
  const number = 'title: a\nreply: ⟦12⟧\n';
  expect(fixed(number, only(number).fixes)).toBe('title: a\nreply: "12"\n');
  expect(only('title: a\nreply:\n  ⟦- b⟧\n').message).toBe('`reply` must be text, but this is a list.');
});

test('values from a list, with what was probably meant', () => {
  const source = 'title: a\nreply: b\nkind: ⟦complain⟧\n';
  const { message, fixes } = only(source);
  expect(message).toBe('`complain` is no kind. Did you mean `complaint`?');
  expect(fixed(source, fixes)).toBe('title: a\nreply: b\nkind: complaint\n');
  expect(only('title: a\nreply: b\nfault: ⟦nobody⟧\n').message).toBe(
    '`nobody` is no fault. It is one of `ours`, `theirs` or `unknown`.',
  );
});

test('lines below a value that belong to it by mistake', () => {
  const problems = expectProblems('⟦title: a⟧\nkind: hold\n  ⟦Hi there,⟧\n  bye\n');
  expect(problems[1]!.message).toMatch(/Is `reply: \|` missing above them\?/);
});

test('steps: one to an item, each a key with its text', () => {
  expect(only('title: a\nsteps:\n- recap: b\n  ⟦solution⟧: c\n').message).toMatch(/needs a dash of its own/);
  expect(only('title: a\nsteps:\n- ⟦Hello there⟧\n').message).toMatch(
    /An item of `steps` must be keys with values, but this is text/,
  );
  expect(only('title: a\nsteps:\n- ⟦mood⟧: b\n').message).toMatch(/It may have `greeting`, .* and `pause`/);
});

test('dates, languages, reasons', () => {
  expect(only('title: a\nreply: b\nreview_by: ⟦next May⟧\n').message).toBe(
    '`review_by` must look like `2027-04-01`.',
  );
  expect(only('title: a\nreply: b\nlocales:\n  ⟦German text⟧: c\n').message).toMatch(
    /can't stand in `locales`/,
  );
  expect(only('title: a\nreply: b\nignore:\n- ⟦hedging⟧\n').message).toMatch(
    /Write it like `\{rule: hedging, reason: legal wording\}`/,
  );
  expect(only('title: a\nreply: b\nignore:\n- ⟦rule: hedging⟧\n').message).toMatch(/needs `reason:`/);
});

test('an item of a list of macros that is none', () => {
  expect(only('- title: a\n  reply: b\n- ⟦c⟧\n').message).toMatch(/This item is no macro/);
  expect(only('macros:\n- ⟦name⟧: a\n  reply: b\n').message).toMatch(/Did you mean `title`/);
});

test('a fault of one macro is not one of the next', () => {
  const { macros, problems } = parse('- title: a\n  reply: b\n  kind: x\n- title: c\n  reply: d\n');
  expect(problems.map(({ macro }) => macro)).toEqual(['a']);
  expect(macros.map(({ id }) => id)).toEqual(['a', 'c']);
});

test('what comes through an alias is reported at the alias, without a fix', () => {
  const source = 'x: &k complain\nmacros:\n- title: a\n  reply: b\n  kind: ⟦*k⟧\n';
  expect(only(source).fixes).toEqual([]);
});

test('an empty value in braces is marked up to its comma', () => {
  expect(only('macros:\n- {title: a, ⟦kind:⟧ , reply: b}\n').message).toBe('`kind` is empty.');
});
