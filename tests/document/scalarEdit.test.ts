import { expect, test } from 'vitest';
import { applyEdits } from '../../server/src/engine/fix/edits.ts';
import { parse } from './marked.ts';

/** Replaces what stands between `⟦` and `⟧` in the reply's value. */
function replaced(file: string, value: string, by: string): string {
  const { scalar } = parse(file).macros[0]!.texts[0]!;
  const start = value.indexOf('⟦');
  const end = value.indexOf('⟧') - 1;
  expect(scalar.value).toBe(value.replace(/[⟦⟧]/g, ''));
  return applyEdits(file, [scalar.edit(start, end, by)]);
}

test('plain text stays plain while it can', () => {
  expect(replaced('title: a\nreply: I think so # yes\n', '⟦I think ⟧so', '')).toBe(
    'title: a\nreply: so # yes\n',
  );
  expect(replaced('title: a\nreply: Hello\n  there\n', 'Hello⟦ there⟧', '')).toBe('title: a\nreply: Hello\n');
  expect(replaced('title: a\nreply: Hello\n  there\n', 'Hello ⟦there⟧', 'you')).toBe(
    'title: a\nreply: Hello\n  you\n',
  );
});

test('plain text that would turn into something else is put in quotes or in a block', () => {
  expect(replaced('title: a\nreply: Hello you\n', 'Hello⟦⟧ you', ':')).toBe(
    'title: a\nreply: "Hello: you"\n',
  );
  expect(replaced('title: a\nreply: Hello you # x\n', '⟦Hello⟧ you', '{{name}}')).toBe(
    'title: a\nreply: "{{name}} you" # x\n',
  );
  expect(replaced('title: a\nreply: Order 12\n', '⟦Order ⟧12', '')).toBe('title: a\nreply: "12"\n');
  expect(replaced('title: a\nreply: Hello\nkind: hold\n', 'Hello⟦⟧', '\n\nBye')).toBe(
    'title: a\nreply: |-\n  Hello\n\n  Bye\nkind: hold\n',
  );
  expect(replaced('title: a\nreply: Hello # x\n', 'Hello⟦⟧', '\nBye')).toBe(
    'title: a\nreply: "Hello\\nBye" # x\n',
  );
  expect(replaced('{title: a, reply: Hello}\n', 'Hello⟦⟧', ', you')).toBe(
    '{title: a, reply: "Hello, you"}\n',
  );
});

test('quotes are doubled or escaped', () => {
  expect(replaced("title: a\nreply: 'Hello'\n", 'Hello⟦⟧', ", it's me")).toBe(
    "title: a\nreply: 'Hello, it''s me'\n",
  );
  expect(replaced('title: a\nreply: "Hello"\n', 'Hello⟦⟧', ' "you"\n\\')).toBe(
    'title: a\nreply: "Hello \\"you\\"\\n\\\\"\n',
  );
  expect(replaced('title: a\nreply: "Caf\\u00e9 now"\n', 'Caf⟦é⟧ now', 'e')).toBe(
    'title: a\nreply: "Cafe now"\n',
  );
});

test('blocks keep their indentation', () => {
  expect(replaced('title: a\nreply: |\n  Hi,\n  bye\n', 'Hi,⟦⟧\nbye\n', '\n\nSorry.')).toBe(
    'title: a\nreply: |\n  Hi,\n\n  Sorry.\n  bye\n',
  );
  expect(replaced('title: a\nreply: |\n  Hi,\n  bye\n', '⟦Hi,\n⟧bye\n', '')).toBe(
    'title: a\nreply: |\n  bye\n',
  );
  expect(replaced('title: a\nreply: |\n  Hi\nkind: hold\n', 'Hi\n⟦⟧', 'Bye\n')).toBe(
    'title: a\nreply: |\n  Hi\n  Bye\nkind: hold\n',
  );
  expect(replaced('title: a\nreply: |\n  Hi', 'Hi⟦⟧\n', ' you')).toBe('title: a\nreply: |\n  Hi you');
  expect(replaced('title: a\r\nreply: |\r\n  Hi\r\n', 'Hi⟦⟧\n', '\nyou')).toBe(
    'title: a\r\nreply: |\r\n  Hi\r\n  you\r\n',
  );
});

test('a block whose first line would be indented says so in its header', () => {
  expect(replaced('title: a\nreply: |\n  I think it is\n', '⟦I think⟧ it is\n', '')).toBe(
    'title: a\nreply: |2\n   it is\n',
  );
});

test('in a folded text, a line break stays one', () => {
  const file = 'title: a\nreply: >\n  We are\n  sorry.\n\n  Bye.\n';
  expect(replaced(file, 'We are⟦ ⟧sorry.\nBye.\n', ' very ')).toBe(
    'title: a\nreply: >\n  We are very sorry.\n\n  Bye.\n',
  );
  expect(parse(replaced(file, 'We are sorry.⟦⟧\nBye.\n', '\nVery.')).macros[0]!.texts[0]!.scalar.value).toBe(
    'We are sorry.\nVery.\nBye.\n',
  );
});
