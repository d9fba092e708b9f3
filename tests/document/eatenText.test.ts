import { expect, test } from 'vitest';
import { expectProblems, fixed, parse } from './marked.ts';

/** Expects one eaten text at the marks, and gives the file after its fix, which must be without problems. */
function mended(source: string): string {
  const problems = expectProblems(source);
  expect(problems.map(({ rule }) => rule)).toEqual(['yaml-eats-text']);
  const result = fixed(source, problems[0]!.fixes);
  expect(parse(result).problems).toEqual([]);
  return result;
}

test('a comment swallows the rest', () => {
  expect(mended('title: a\nreply: Hello ⟦#{ticket.customer.firstname}, thanks⟧\n')).toBe(
    'title: a\nreply: |\n  Hello #{ticket.customer.firstname}, thanks\n',
  );
  expect(mended('title: a\nreply: ⟦#{name}, hello⟧\nkind: hold\n')).toBe(
    'title: a\nreply: |\n  #{name}, hello\nkind: hold\n',
  );
  expect(mended('title: a\nreply: Order ⟦#12 is late⟧')).toBe('title: a\nreply: |\n  Order #12 is late');
});

test('a later line of a text that begins with a number or a slot is no comment', () => {
  expect(mended('title: a\nreply: Hello,\n  your order\n  ⟦#123 is late⟧\nkind: hold\n')).toBe(
    'title: a\nreply: |\n  Hello,\n  your order\n  #123 is late\nkind: hold\n',
  );
  expect(mended('title: a\nreply:\n  ⟦#{name}, hello⟧\n')).toBe('title: a\nreply: |\n  #{name}, hello\n');
  expect(parse('title: a\nreply: b\n  # 12 more\n#12\nkind: hold\n').problems).toEqual([]);
});

test('a variant that is a slot', () => {
  expect(mended('title: a\nreply: b\nvariants:\n  chat: ⟦{{name}}⟧\n')).toBe(
    'title: a\nreply: b\nvariants:\n  chat: |\n    {{name}}\n',
  );
});

test('a real comment is one, and a doubtful one has no safe fix', () => {
  expect(parse('title: a # why\nreply: Hello # the greeting\n').problems).toEqual([]);
  const [problem] = expectProblems('title: a\nreply: Hello ⟦#todo⟧\n');
  expect(problem!.fixes[0]!.safe).toBe(false);
});

test('a slot in braces becomes a map, one in brackets a list', () => {
  expect(mended('title: a\nreply: ⟦{{name}}⟧\n')).toBe('title: a\nreply: |\n  {{name}}\n');
  expect(mended('title: a\nreply: ⟦{{name}}, hello⟧ # greets\nkind: hold\n')).toBe(
    'title: a\nreply: | # greets\n  {{name}}, hello\nkind: hold\n',
  );
  expect(mended('title: a\nreply: ⟦[[ship date]] it is.⟧\n')).toBe(
    'title: a\nreply: |\n  [[ship date]] it is.\n',
  );
  expect(mended('title: a\nreply: ⟦[Name], hello⟧\n')).toBe('title: a\nreply: |\n  [Name], hello\n');
  expect(mended('title: a\nreply: ⟦{% if x %}Hi{% endif %}⟧\n')).toBe(
    'title: a\nreply: |\n  {% if x %}Hi{% endif %}\n',
  );
  expect(mended('title: a\nreply: ⟦{!Contact.FirstName}, hi⟧\n')).toBe(
    'title: a\nreply: |\n  {!Contact.FirstName}, hi\n',
  );
});

test('signs that no text may begin with', () => {
  expect(mended('title: a\nreply: ⟦%{ticket.name} hi⟧\n')).toBe('title: a\nreply: |\n  %{ticket.name} hi\n');
  expect(mended('title: a\nreply: ⟦@joe look⟧\n')).toBe('title: a\nreply: |\n  @joe look\n');
  expect(mended('title: a\nreply: ⟦*Note* this⟧\n')).toBe('title: a\nreply: |\n  *Note* this\n');
  expect(mended('title: a\nreply: ⟦*Note*⟧\n')).toBe('title: a\nreply: |\n  *Note*\n');
  expect(mended('title: a\nreply: ⟦!important⟧ this\n')).toBe('title: a\nreply: |\n  !important this\n');
  expect(mended('title: a\nreply: ⟦&nbsp;⟧ hi\n')).toBe('title: a\nreply: |\n  &nbsp; hi\n');
  expect(mended('title: a\nreply: ⟦-⟧ one\n')).toBe('title: a\nreply: |\n  - one\n');
  expect(mended('title: a\nreply: ⟦> Hello⟧\n')).toBe('title: a\nreply: |\n  Hello\n');
});

test('a colon and a space, on the first line or a later one', () => {
  expect(mended('title: a\nreply: Hi {{name | ⟦fallback:⟧ "there"}}, hello\n')).toBe(
    'title: a\nreply: |\n  Hi {{name | fallback: "there"}}, hello\n',
  );
  expect(mended('title: a\nreply: Hello\n  ⟦Note:⟧ we are closed\n  today\n')).toBe(
    'title: a\nreply: |\n  Hello\n  Note: we are closed\n  today\n',
  );
});

test('text behind a closing quotation mark', () => {
  expect(mended('title: a\nreply: "Sorry" ⟦is what we say⟧\n')).toBe(
    'title: a\nreply: |\n  "Sorry" is what we say\n',
  );
  expect(mended("title: a\nreply: 'it'⟦s fine'⟧\n")).toBe("title: a\nreply: |\n  it's fine\n");
});

test('lines that lost their indentation', () => {
  expect(mended('title: a\nreply: Hi,\n⟦thanks for that⟧\n\nand bye\nkind: hold\n')).toBe(
    'title: a\nreply: |\n  Hi,\n  thanks for that\n\n  and bye\nkind: hold\n',
  );
  expect(mended('title: a\nreply: |\n    Hi,\n  ⟦thanks⟧\nkind: hold\n')).toBe(
    'title: a\nreply: |\n  Hi,\n  thanks\nkind: hold\n',
  );
});

test('lines of a block that are indented with tabs', () => {
  const source = 'title: a\nreply: |\n  Hi,\n⟦\tthanks⟧\n\tbye\nkind: hold\n';
  const [problem] = expectProblems(source);
  expect(problem!.message).toMatch(/indented with a tab.*Indent it with spaces\.$/);
  expect(problem!.fixes[0]!.title).toBe('Indent all lines alike');
  expect(mended(source)).toBe('title: a\nreply: |\n  Hi,\n  thanks\n  bye\nkind: hold\n');
});

test('in lists, in steps, on the line below the key, with CRLF', () => {
  expect(mended('- title: a\n  reply: ⟦{{name}}, hi⟧\n- title: b\n  reply: ok\n')).toBe(
    '- title: a\n  reply: |\n    {{name}}, hi\n- title: b\n  reply: ok\n',
  );
  expect(mended('title: a\nsteps:\n  - greeting: ⟦{{name}}, hi⟧\n')).toBe(
    'title: a\nsteps:\n  - greeting: |\n      {{name}}, hi\n',
  );
  expect(mended('title: a\nreply:\n  ⟦{{name}}, hi⟧\n  there\n')).toBe(
    'title: a\nreply: |\n  {{name}}, hi\n  there\n',
  );
  expect(mended('title: a\r\nreply: ⟦{{name}}, hi⟧\r\nkind: hold\r\n')).toBe(
    'title: a\r\nreply: |\r\n  {{name}}, hi\r\nkind: hold\r\n',
  );
});

test('where no block can stand, or none is wanted, quotes do', () => {
  expect(mended('{title: a, reply: ⟦{{name}}⟧}\n')).toBe('{title: a, reply: "{{name}}"}\n');
  expect(mended('title: Order ⟦#12⟧\nreply: a\n')).toBe('title: "Order #12"\nreply: a\n');
});

test('the other shapes too', () => {
  expect(mended('replies:\n- name: a\n  body: ⟦{{name}}⟧\n')).toBe(
    'replies:\n- name: a\n  body: |\n    {{name}}\n',
  );
  expect(mended('title: a\nactions:\n- field: comment_value\n  value: ⟦{{x}}, hi⟧\n')).toBe(
    'title: a\nactions:\n- field: comment_value\n  value: |\n    {{x}}, hi\n',
  );
});

test('a block is safe: what looks like a comment or a slot in it is text', () => {
  expect(parse('title: a\nreply: |\n  # Hello\n  {{name}}: #{x}, [[y]]\n  - "z" %w\n').problems).toEqual([]);
});

test('in a broken file, only what is misread is called so', () => {
  const source =
    'title: a\nreply: ok\nslots:\n  name: Ada\n  delivery date: Monday\nx-table: [[1, 2], [3]]\nx-more: [[1]]\nkind: hold\ntags: ⟦[⟧a\nfault: ours\n';
  expect(expectProblems(source).map(({ rule }) => rule)).toEqual(['macro-shape']);
});

test('a comment behind a sound value stays one, whatever it says', () => {
  const source =
    '- title: a\n  kind: hold # note: ask first\n  reply: "Hi" ⟦you⟧\n  channels: [email] # later: sms\n- title: b\n  owner: ann # until: May\n  reply: Hello # draft: shorten\n';
  expect(expectProblems(source).map(({ rule }) => rule)).toEqual(['yaml-eats-text']);
});

test('of a value that is no text, only that is said', () => {
  const source = 'title: a\nkind: ⟦hold:⟧ b\nreply: ok\n';
  expect(expectProblems(source).map(({ rule }) => rule)).toEqual(['yaml-eats-text']);
});

test('a line of `---` or `...` cuts a reply off', () => {
  for (const line of ['---', '...\n---']) {
    const source = `title: a\nreply: |\n  Hi,\n${line}\n⟦Your parcel has left.⟧\nBye\n`;
    expect(expectProblems(source)[0]!.message).toMatch(/belongs to no macro/);
  }
  expect(parse('title: a\nreply: b\n---\n# nothing\n').problems).toEqual([]);
});

test('one bad text hides neither its neighbours nor a second bad one', () => {
  const source =
    'macros:\n- title: one\n  reply: ⟦%{x} hi⟧\n- title: two\n  reply: fine\n- title: three\n  reply: ⟦Note:⟧ closed\n- title: four\n  reply: good\n';
  const problems = expectProblems(source);
  expect(problems.map(({ rule }) => rule)).toEqual(['yaml-eats-text', 'yaml-eats-text']);
  expect(parse(source.replace(/[⟦⟧]/g, '')).macros.map(({ id }) => id)).toEqual(['two', 'four']);
});
