import { expect, test } from 'vitest';
import { suppressionAbove } from '../../server/src/engine/document/suppressions.ts';
import { applyEdits } from '../../server/src/engine/fix/edits.ts';
import { fixFile, lintFile } from '../../server/src/engine/index.ts';
import { settingsOf } from '../rules/ruleCases.ts';
import { expectProblems, marked, parse } from './marked.ts';

/** Each suppression as `rule (reason): the first words of its scope`. */
function suppressed(text: string, macro = 0): string[] {
  return parse(text).macros[macro]!.suppressions.map(
    ({ rule, reason, until, scope }) =>
      `${rule} (${reason}${until ? `, until ${until}` : ''}): ${text.slice(scope.start, scope.end).split('\n')[0]}`,
  );
}

test('`ignore:` covers the macro', () => {
  const text =
    'title: a\nreply: b\nignore:\n- {rule: hedging, reason: legal, until: 2027-01-01}\n- rule: blame\n  reason: quoted\n';
  expect(suppressed(text)).toEqual([
    'hedging (legal, until 2027-01-01): title: a',
    'blame (quoted): title: a',
  ]);
  expect(marked(text, [parse(text).macros[0]!.suppressions[0]!.span])).toMatch(
    '⟦{rule: hedging, reason: legal, until: 2027-01-01}⟧',
  );
});

test('a comment covers the key or the list item below it', () => {
  expect(
    suppressed('title: a\n# macrolint-ignore hedging, vague-time: we mean it\nreply: |\n  Maybe.\n'),
  ).toEqual(['hedging (we mean it): reply: |', 'vague-time (we mean it): reply: |']);
  const list =
    '# macrolint-ignore blame: a test\n# and more of it\n- title: a\n  reply: b\n- title: c\n  reply: d\n';
  expect(suppressed(list)).toEqual(['blame (a test): title: a']);
  expect(suppressed(list, 1)).toEqual([]);
  expect(suppressed('title: a\nsteps:\n- recap: b\n  # macrolint-ignore blame: c\n- facts: d\n')).toEqual([
    'blame (c): facts: d',
  ]);
  expect(
    suppressed('title: a\nactions:\n- field: comment_value\n  # macrolint-ignore blame: c\n  value: d\n'),
  ).toEqual(['blame (c): value: d']);
});

test('in a block it is text', () => {
  expect(parse('title: a\nreply: |\n  # macrolint-ignore\n  b\n').problems).toEqual([]);
  expect(parse('title: a\nreply: "b\n  # macrolint-ignore"\n').problems).toEqual([]);
});

test('one that suppresses nothing is reported', () => {
  for (const [source, says] of [
    ['title: a\n⟦# macrolint-ignore hedging⟧\nreply: b\n', /Say why/],
    ['title: a\n⟦# macrolint-ignore hedging:⟧\nreply: b\n', /Say why/],
    ['title: a\n⟦# macrolint-ignore⟧\nreply: b\n', /Name the rule/],
    ['title: a\n⟦# macrolint-ignore Hedging!: why⟧\nreply: b\n', /can't be read/],
    ['title: a\n⟦# macrolint-disable hedging⟧\nreply: b\n', /To ignore a rule, write/],
    ['title: a\nreply: b ⟦# macrolint-ignore hedging: why⟧\n', /line of its own/],
    ['title: a\n⟦# macrolint-ignore hedging: why⟧\n\nreply: b\n', /stands above nothing/],
    ['title: a\nreply: b\n⟦# macrolint-ignore hedging: why⟧\n', /stands above nothing/],
  ] as const) {
    const [problem] = expectProblems(source);
    expect(problem).toMatchObject({ rule: 'macro-shape', severity: 'warning' });
    expect(problem!.message).toMatch(says);
    expect(suppressed(source.replace(/[⟦⟧]/g, ''))).toEqual([]);
  }
});

test('one that is written above a text covers it', () => {
  for (const text of [
    'title: a\nreply: Maybe.\n',
    '\ufeffreply: Maybe.\r\ntitle: a\r\n',
    '- reply: |\n    Maybe.\n  title: a\n',
    'title: a\nsteps:\n  - solution: >\n      Maybe.\n',
    'title: a\nactions:\n- field: comment_value\n  value: ["channel:all", "Maybe."]\n',
    '{title: a, reply: Maybe.}\n',
  ]) {
    const { scalar } = parse(text).macros[0]!.texts[0]!;
    const result = applyEdits(text, [suppressionAbove(text, scalar.owner, 'hedging', 'we mean it')]);
    const { macros, problems } = parse(result);
    expect(problems).toEqual([]);
    const { start } = macros[0]!.texts[0]!.scalar.toFile(0, 5);
    expect(macros[0]!.suppressions).toMatchObject([{ rule: 'hedging', reason: 'we mean it' }]);
    expect(macros[0]!.suppressions[0]!.scope.start).toBeLessThanOrEqual(start);
    expect(macros[0]!.suppressions[0]!.scope.end).toBeGreaterThan(start);
  }
});

test('one whose rule was mistyped is kept, and the rule that was meant is named', () => {
  const options = { path: 'a.yaml', settings: settingsOf({}), named: true };
  const text = 'title: a\nkind: other\nreply: I think so.\nignore:\n- {rule: hegding, reason: legal}\n';
  expect(lintFile(text, options).findings.map(({ rule, message }) => [rule, message])).toEqual([
    ['hedging', expect.stringContaining('I think')],
    ['unused-suppression', 'There is no rule hegding, so this suppresses nothing. Did you mean hedging?'],
  ]);
  expect(fixFile(text, options).text).toContain('rule: hegding');
});

test('a fault of the file can’t be suppressed, and it is said what can be done', () => {
  const options = { path: 'a.yaml', settings: settingsOf({}), named: true };
  const text = 'title: a\nkind: other\nreply: Hi.\nmood: c\nignore:\n- {rule: macro-shape, reason: ours}\n';
  expect(lintFile(text, options).findings.map(({ rule }) => rule)).toEqual([
    'macro-shape',
    'unused-suppression',
  ]);
  expect(lintFile(text, options).findings[1]!.message).toMatch(/can't be suppressed.*`overrides`/);
});
