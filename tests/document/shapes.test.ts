import { expect, test } from 'vitest';
import type { ShapeConfig } from '../../server/src/engine/document/macro.ts';
import { applyEdits } from '../../server/src/engine/fix/edits.ts';
import { expectProblems, fixed, marked, parse } from './marked.ts';

const texts = (text: string, shapes: readonly ShapeConfig[] = []) =>
  parse(text, { shapes }).macros.map((macro) => [
    macro.title,
    ...macro.texts.map(({ scalar }) => scalar.value),
  ]);

test('Zendesk: a comment as text, with its channel, and in HTML', () => {
  const text =
    'title: Orders::Late\nid: 360012\nactive: true\nactions:\n- {field: status, value: pending}\n' +
    '- field: comment_value\n  value: ["channel:all", "Hello there"]\n- field: comment_value\n  value: |\n    Bye\n' +
    '- field: comment_value_html\n  value: <p>Hi</p>\nrestriction: null\n';
  const { macros, problems } = parse(text);
  expect(problems).toEqual([]);
  expect(macros).toMatchObject([{ id: '360012', shape: 'zendesk', title: 'Orders::Late' }]);
  expect(macros[0]!.texts.map(({ format, scalar }) => [format, scalar.value])).toEqual([
    ['text', 'Hello there'],
    ['text', 'Bye\n'],
    ['html', '<p>Hi</p>'],
  ]);
  const { scalar } = macros[0]!.texts[0]!;
  expect(marked(text, [scalar.toFile(6, 11)])).toBe(text.replace('there', '⟦there⟧'));
});

test('Zendesk: the API’s wrappers, and macros without a comment or with one kept elsewhere', () => {
  expect(texts('macro:\n  title: a\n  actions: [{field: comment_value, value: Hi}]\n')).toEqual([
    ['a', 'Hi'],
  ]);
  expect(texts('macros:\n- title: a\n  actions: [{field: comment_value, value: Hi}]\n')).toEqual([
    ['a', 'Hi'],
  ]);
  for (const value of ['MANAGED_CONTENT', '["channel:all", MANAGED_CONTENT]', '""'])
    expect(parse(`title: a\nactions: [{field: comment_value, value: ${value}}]\n`)).toMatchObject({
      macros: [],
      problems: [],
    });
  expect(parse('title: a\nactions: [{field: status, value: open}]\n')).toMatchObject({
    macros: [],
    problems: [],
  });
});

test('osTicket: `premade.yaml`', () => {
  const text =
    '- isenabled: 1\n  title: What is it?\n  response: |\n    %{ticket.name.first}, hello.\n  notes: |\n    Not sent.\n';
  expect(texts(text)).toEqual([['What is it?', '%{ticket.name.first}, hello.\n']]);
  expect(parse(text).macros[0]!.shape).toBe('osticket');
});

test('GitHub: `.github/replies.yml`', () => {
  const text = 'replies:\n- name: Duplicate\n  body: |\n    Thanks!\n- body: Bye\n  name: Closing\n';
  expect(texts(text)).toEqual([
    ['Duplicate', 'Thanks!\n'],
    ['Closing', 'Bye'],
  ]);
  expect(parse(text, { named: false })).toMatchObject({
    recognised: true,
    macros: [{ shape: 'github' }, {}],
  });
});

test('configured: texts, titles, ids and kinds where the paths say', () => {
  const shapes = [
    {
      files: '**/*.yaml',
      text: 'messages.*[*].message',
      title: 'messages.*[*].name',
      id: 'messages.*[*].key',
      kind: 'messages.*[*].type',
    },
  ];
  const text =
    'messages:\n  late:\n  - {name: Late, message: Hi, key: late-1, type: status}\n  - {name: Later, message: Ho, project: x}\n' +
    '  gone:\n  - name: Gone\n    message: >\n      Oh\n      no\n';
  expect(texts(text, shapes)).toEqual([
    ['Late', 'Hi'],
    ['Later', 'Ho'],
    ['Gone', 'Oh no\n'],
  ]);
  expect(parse(text, { shapes }).macros).toMatchObject([
    { id: 'late-1', kind: { value: 'status' } },
    { id: 'later' },
    { id: 'gone' },
  ]);
});

test('configured: without a title, the place is the name', () => {
  const shape = (path: string) => [{ files: '**', text: path }];
  expect(texts('- Hello\n- Bye\n', shape('[*]'))).toEqual([
    ['Text 1', 'Hello'],
    ['Text 2', 'Bye'],
  ]);
  expect(texts('late: {subject: x, body: Hi}\n', shape('*.body'))).toEqual([['late.body', 'Hi']]);
  expect(parse('late: {body: Hi}\n', { shapes: shape('*.body') }).macros[0]!.id).toBe('late-body');
});

test('configured: `**` at any depth, with the nearest title above', () => {
  const shapes = [{ files: '**', text: 'rules.**.addReply.reply', title: 'rules.**.description' }];
  const text =
    'rules:\n  tasks:\n  - description: Stale\n    if: [{isOpen: true}]\n    then:\n    - addReply: {reply: Still there?}\n' +
    '    - if: [{x: y}]\n      then: [{addReply: {reply: Closing.}}]\n  - then: [{addReply: {reply: Hello}}]\n';
  expect(texts(text, shapes)).toEqual([
    ['Stale', 'Still there?'],
    ['Stale', 'Closing.'],
    ['rules.tasks[1].then[0].addReply.reply', 'Hello'],
  ]);
});

test('configured: several paths, quoted keys, one item', () => {
  const text = '"a.b": {text: A}\n"c d": [B, C]\ne: D\n';
  expect(
    texts(text, [{ files: '**', text: ['"a.b".text', "['c d'][1]", 'e'] }]).map(([, value]) => value),
  ).toEqual(['A', 'C', 'D']);
});

test('configured: JSON, and texts behind aliases', () => {
  const text = '{\n  "commands": [\n    {"name": "one", "comment": "Hi\\nthere"},\n  ]\n}\n';
  expect(texts(text, [{ files: '**', text: 'commands[*].comment', title: 'commands[*].name' }])).toEqual([
    ['one', 'Hi\nthere'],
  ]);
  const aliased = 'a: &a {text: Hi}\nb: [*a, {text: Ho}]\n';
  const { macros } = parse(aliased, { shapes: [{ files: '**', text: 'b[*].text' }] });
  expect(marked(aliased, [macros[0]!.texts[0]!.alias!])).toBe(aliased.replace('*a', '⟦*a⟧'));
});

test('configured: only where `files` matches, and silent where a pattern meets a file without texts', () => {
  const shapes = [{ files: 'assets/*.yml', text: 'a' }];
  expect(parse('a: Hi\n', { shapes, named: false, path: 'assets/x.yml' }).macros).toHaveLength(1);
  expect(parse('a: Hi\n', { shapes, named: false, path: 'other/x.yml' })).toMatchObject({
    recognised: false,
    macros: [],
  });
  expect(parse('b: Hi\n', { shapes, named: false, path: 'assets/x.yml' })).toMatchObject({
    recognised: false,
    problems: [],
  });
  expect(parse('a: "Hi\n', { shapes, named: false, path: 'assets/x.yml' }).problems).toHaveLength(1);
  expectProblems('⟦b: Hi⟧\n', {
    shapes: [{ files: './assets/x.yml', text: 'a' }],
    named: false,
    path: 'assets/x.yml',
  });
});

test('HTML is told from text where the shape says nothing', () => {
  const format = (value: string) =>
    parse(`- title: a\n  response: |\n    ${value}\n`).macros[0]!.texts[0]!.format;
  expect(format('<p>Hello</p>')).toBe('html');
  expect(format('Hello<br>there')).toBe('text');
  expect(format('Use <b>Settings</b>.')).toBe('text');
  expect(format('Hello {{name}}, 1 < 2')).toBe('text');
});

test('a helpdesk’s macro with a mistyped key or without a text is reported, and its neighbours are read', () => {
  const github =
    'replies:\n- name: one\n  body: Hi\n- name: two\n  ⟦bdoy⟧: Hi\n- ⟦body: Hi⟧\n- name: four\n  ⟦body⟧:\n';
  const [mistyped, missing, empty] = expectProblems(github);
  expect(fixed(github, mistyped!.fixes)).toContain('- name: two\n  body: Hi');
  expect(missing!.message).toBe('A saved reply needs `name:`.');
  expect(empty!.message).toBe('`body` is empty.');
  const zendesk =
    '- title: one\n  actions: [{field: comment_value, value: Hi}]\n' +
    '- title: two\n  actions: [{field: comment_value, ⟦vlaue⟧: Hi}]\n' +
    '- title: three\n  actions: [{⟦feild⟧: comment_value, value: Hi}]\n' +
    '- title: four\n  actions: [{field: ⟦coment_value⟧, value: Hi}]\n' +
    '- title: five\n  ⟦action⟧: [{field: comment_value, value: Hi}]\n' +
    '- title: six\n  actions: [{field: comment_mode_is_public, value: true}]\n';
  const problems = expectProblems(zendesk);
  expect(problems.every(({ message }) => /Did you mean/.test(message))).toBe(true);
  const all = applyEdits(
    zendesk.replace(/[⟦⟧]/g, ''),
    problems.flatMap(({ fixes }) => fixes[0]!.edits),
  );
  expect(texts(all)).toHaveLength(5);
  expectProblems('- title: one\n  response: Hi\n- ⟦title: two⟧\n  notes: b\n');
});

test('shapes in one list don’t hide each other', () => {
  const source =
    '- title: a\n  kind: hold\n  ⟦response⟧: Hi\n- title: b\n  reply: Hello\n- title: c\n  response: Bye\n- ⟦title: d⟧\n  kind: hold\n';
  expect(fixed(source, expectProblems(source)[0]!.fixes)).toContain('  reply: Hi\n');
});

test('`**` leads to texts, not to the lists and maps that hold them', () => {
  const shapes = [{ files: '**', text: 'en.**' }];
  const source = 'en:\n  list: [one, two]\n  map: {a: three}\n  slot: ⟦{{name}}⟧\n';
  expectProblems(source, { shapes });
  expect(texts(source.replace(/[⟦⟧]/g, ''), shapes).map((one) => one.at(-1))).toEqual([
    'one',
    'two',
    'three',
  ]);
  expect(parse('en: [[one, two], [three]]\n', { shapes }).problems).toEqual([]);
});
