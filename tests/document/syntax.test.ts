import { expect, test } from 'vitest';
import { expectProblems, fixed, parse } from './marked.ts';

const CASES: readonly { name: string; file: string; says: RegExp; fix?: string }[] = [
  {
    name: 'a tab',
    file: 'title: a\nsteps:\n⟦\t⟧- recap: b\n\t- solution: c\n',
    says: /tab/,
    fix: 'title: a\nsteps:\n  - recap: b\n  - solution: c\n',
  },
  { name: 'an open quotation mark', file: 'title: ⟦"⟧a\nreply: b\n', says: /never closed/ },
  { name: 'an open bracket', file: 'title: a\ntags: ⟦[⟧b, c\nreply: d\n', says: /“\[” .* not closed/ },
  { name: 'an open brace', file: 'title: a\nslots: ⟦{⟧b: c\nreply: d\n', says: /“\{” .* not closed/ },
  {
    name: 'no space after the colon',
    file: '⟦title:a⟧\nreply: b\n',
    says: /space after the colon/,
    fix: 'title: a\nreply: b\n',
  },
  {
    name: 'no space after the colon of a later key',
    file: 'title: a\n⟦reply:I think so⟧\n',
    says: /space after the colon/,
    fix: 'title: a\nreply: I think so\n',
  },
  {
    name: 'no space after the dash',
    file: '⟦-title: a⟧\n reply: b\n',
    says: /space after the dash/,
    fix: '- title: a\n reply: b\n',
  },
  { name: 'a first key without its colon', file: '⟦title a⟧\nreply: b\n', says: /no key/ },
  {
    name: 'an item with a colon in a text',
    file: 'title: a\nreply: b\n  ⟦- two: three⟧\n',
    says: /“two:” for a key.*whole text in a block/,
  },
  {
    name: 'a key that is indented deeper',
    file: 'title: a\nreply: b\n  ⟦kind: hold⟧\n',
    says: /below the others/,
  },
  {
    name: 'a key that is indented less',
    file: '- title: a\n  reply: b\n ⟦kind: hold⟧\n',
    says: /below the others/,
  },
  { name: 'a key behind a list', file: '- title: a\n  reply: b\n⟦kind: hold⟧\n', says: /below the others/ },
  {
    name: 'an unknown escape',
    file: 'title: a\nreply: "b ⟦\\d⟧"\n',
    says: /double quotes/,
    fix: 'title: a\nreply: "b \\\\d"\n',
  },
  { name: 'a line of no key', file: 'title: a\nkind: hold\n⟦reply⟧\n', says: /key/ },
  {
    name: 'an unsolved merge conflict',
    file: 'title: a\nreply: |\n⟦<<<<<<<⟧ HEAD\n  I think so.\n=======\n  Maybe.\n>>>>>>> later\n',
    says: /Keep one of the two versions/,
  },
  { name: 'a bracket too many', file: 'title: a\ntags: [b]⟦]⟧\n', says: /can't make sense of “\]”/ },
];

test.each(CASES)('$name', ({ file, says, fix }) => {
  const problems = expectProblems(file);
  expect(problems).toHaveLength(1);
  const [{ rule, severity, message, fixes }] = problems as [(typeof problems)[0]];
  expect({ rule, severity }).toEqual({ rule: 'macro-shape', severity: 'error' });
  expect(message).toMatch(says);
  expect(message).not.toMatch(/[A-Z]+_[A-Z]+|implicit|token|scalar|\bat line\b|flow|node/i);
  if (fix) expect(fixed(file, fixes)).toBe(fix);
});

test('documents that parse are read, the broken one is reported', () => {
  const text = 'title: a\nreply: A\n---\ntitle: "b\nreply: B\n';
  const { macros, problems } = parse(text);
  expect(macros.map(({ id }) => id)).toEqual(['a']);
  expect(problems).toHaveLength(1);
});

test('macros before the fault are read, those behind it are not guessed at', () => {
  const { macros } = parse(
    '- title: a\n  reply: A\n- title: b\n  tags: [x\n  reply: B\n- title: c\n  reply: C\n',
  );
  expect(macros.map(({ id }) => id)).toEqual(['a']);
});

test('a key that stands twice', () => {
  expectProblems('title: a\nreply: b\n⟦reply⟧: c\n');
});

test('an alias that stands for nothing', () => {
  const [problem] = expectProblems('<<: ⟦*base⟧\ntitle: a\nreply: b\n');
  expect(problem!.message).toMatch(/no value before it is named `&base`/);
});

test('a text about merge conflicts is a text', () => {
  const text = 'title: a\nreply: |\n  <<<<<<< HEAD\n  =======\n  >>>>>>> later\n';
  expect(expectProblems(text)).toEqual([]);
});
