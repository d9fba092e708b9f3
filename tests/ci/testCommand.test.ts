import { describe, expect, test } from 'vitest';
import { HOUSE_RULE, macro, Project } from '../cli/project.ts';

const LATE = `title: Late parcel
reply: |
  Hi {{customer.first_name | fallback:"there"}},

  Order {{order.id}} arrives on [[day]]. It’s **sure**.
variants:
  sms: "{{order.id}} arrives on [[day]]."
`;

const scenario = (text: string) => `${LATE}scenarios:\n${text.replace(/^(?=.)/gm, '  ')}`;

const run = (files: Record<string, string>, ...args: string[]) => new Project(files).run(['test', ...args]);

describe('scenarios that expect something', () => {
  test('pass where the reply says what it must, and nothing else', () => {
    const text = scenario(`- name: A name
  slots: {customer.first_name: Ada, order.id: TV-1, day: Monday}
  expect:
    says: [Hi Ada, "order tv-1 arrives   on Monday. It's sure."]
    never_says: "[["
- name: No name
  slots: {customer.first_name: null}
  expect: {says: Hi there}
- name: Text message
  channel: sms
  slots: {order.id: TV-2}
  expect: {says: TV-2, never_says: [Hi, 48213]}
- {name: Only for the preview}
`);
    expect(run({ 'macros/late.yaml': text })).toEqual({
      code: 0,
      err: '',
      out: `macros/late.yaml
  ✔ Late parcel · A name
  ✔ Late parcel · No name
  ✔ Late parcel · Text message

✔ 3 tests passed
`,
    });
  });

  test('fail with what is not said, and what is', () => {
    const text = scenario(
      `- slots: {customer.first_name: null}\n  expect: {says: [Hi Ada, order], never_says: [there, Dear]}\n`,
    );
    expect(run({ 'macros/late.yaml': text })).toEqual({
      code: 1,
      err: '',
      out: `macros/late.yaml
  ✖ Late parcel · scenario 1
      doesn’t say “Hi Ada”
      says “there”: Hi there,

✖ 1 of 1 test fails
`,
    });
  });

  test('decide the logic of the help desk', () => {
    const text = `title: A\nreply: "{% if order.id %}Order {{order.id}}{% else %}Your order{% endif %} left."\nscenarios:\n  - {slots: {order.id: T1}, expect: {says: Order T1 left, never_says: your}}\n  - {slots: {order.id: null}, expect: {says: Your order left}}\n`;
    expect(run({ 'macros/a.yaml': text }).out).toContain('✔ 2 tests passed');
  });

  test('that are written wrongly are findings of lint', () => {
    const messages = {
      'expect: {}': 'expect',
      'expect: {say: x}': 'Did you mean `says`?',
      'expect: {says: {}}': 'says',
    };
    const files = Object.keys(messages).map((line, i) => [`macros/${i}.yaml`, scenario(`- ${line}\n`)]);
    const { code, out } = new Project(Object.fromEntries(files)).run(['lint', '--format', 'json']);
    expect(code).toBe(1);
    const found = (JSON.parse(out) as { files: { findings: { rule: string; message: string }[] }[] }).files;
    for (const [i, message] of Object.values(messages).entries())
      expect(found[i]!.findings).toContainEqual(
        expect.objectContaining({ rule: 'macro-shape', message: expect.stringContaining(message) }),
      );
  });
});

describe('the cases of phrases', () => {
  const config = (cases: string) =>
    `phrases:\n  - id: say-help-centre\n    find: ["FAQ (page)?", knowledge base]\n    say: help centre\n${cases.replace(/^(?=.)/gm, '    ')}`;

  test('hold, and every phrase is exercised', () => {
    const cases = `cases:
  fire:
    - See our ⟦FAQ page⟧ for “more” – 😀 "x" \\ y.
    - {text: "Read the FAQ.\\nThe ⟦knowledge base⟧ and the ⟦FAQ⟧.", fixed: x}
    - {text: Read the knowledge base., fixed: Read the help centre.}
  leave: [Our help centre is open., Faqs]
`;
    const { code, out } = run({ 'macrolint.yaml': config(cases) });
    expect(code).toBe(1);
    expect(out).toContain('found is “FAQ”, “knowledge base”, “FAQ”');
    const right = run({
      'macrolint.yaml': config(cases.replace('Read the FAQ.\\n', '').replace(', fixed: x', '')),
    });
    expect(right).toEqual({ code: 0, err: '', out: 'phrases\n  ✔ say-help-centre\n\n✔ 5 tests passed\n' });
  });

  test('say what does not hold, and which phrases no case finds', () => {
    const cases = `cases:
  fire:
    - {text: Read the FAQ., fixed: Read it.}
    - Nothing here.
    - The ⟦FAQ⟧ page.
  leave: [The FAQ.]
`;
    const more = '  - {id: no-cheers, find: [cheers, ta]}\n  - {id: quiet, find: x, severity: off}\n';
    expect(run({ 'macrolint.yaml': config(cases) + more, 'macros/a.yaml': macro() })).toEqual({
      code: 1,
      err: '',
      out: `phrases
  ✖ say-help-centre
      “Read the FAQ.”: fixed it reads “Read the help centre.”
      “Nothing here.”: nothing is found
      “The FAQ page.”: found is “FAQ page”
      “The FAQ.”: “FAQ” is found

▲ No case finds these phrases:
  say-help-centre  knowledge base
  no-cheers  cheers
  no-cheers  ta

✖ 4 of 4 tests fail
`,
    });
  });

  test.each([
    ['cases: {fire: ["See ⟦the FAQ."]}', 'Each “⟦” needs its “⟧” behind it'],
    ['cases: {fire: [{text: "⟧⟦"}]}', 'Each “⟦” needs its “⟧” behind it'],
    ['cases: {fires: [x]}', 'Did you mean `fire`?'],
    ['cases: {fire: [{fixed: x}]}', 'text'],
    ['cases: {}', 'cases'],
  ])('that are written wrongly are faults of the configuration: %s', (line, message) => {
    const { code, out, err } = run({ 'macrolint.yaml': config(`${line}\n`) });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  test('change nothing in what lint finds', () => {
    const project = new Project({
      'macrolint.yaml': `${HOUSE_RULE}    cases: {fire: [the FAQ]}\n`,
      'macros/a.yaml': macro('The FAQ.'),
    });
    expect(project.run(['lint']).out).toContain('1 problem');
    expect(project.run(['fix']).out).toContain('Fixed 1 problem');
  });
});

describe('what is run', () => {
  const files = {
    'macrolint.yaml': `${HOUSE_RULE}    cases: {fire: [the FAQ]}\n`,
    'macros/late.yaml': scenario('- expect: {says: Hi}\n'),
    'macros/other.yaml': scenario('- expect: {says: Bye}\n').replace('Late', 'Other'),
  };

  test('everything, or the files that are named with the phrases of their configuration', () => {
    expect(run(files).out).toContain('✖ 1 of 3 tests fails');
    const { code, out } = run(files, 'macros/late.yaml');
    expect(code).toBe(0);
    expect(out).toContain('✔ 2 tests passed');
  });

  test('the sample library passes', () => {
    const { code, out } = new Project({}).run(['test', `${process.cwd()}/sample-macros`]);
    expect(code).toBe(0);
    expect(out).toContain('Shipping::Late parcel · No name on file');
  });

  test('nothing, where there is nothing: it says what could be', () => {
    const { code, out, err } = run({ 'macros/a.yaml': macro() });
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toContain('Nothing to test. A scenario of a macro may say what it expects');
  });
});
