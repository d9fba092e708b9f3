import { expect, test } from 'vitest';
import { parseMacroFile } from '../../server/src/engine/document/parse.ts';
import { marked, parse } from './marked.ts';

/** A file that is read in time, and whose problems stand in it. */
function survives(text: string, most = 5000): ReturnType<typeof parse> {
  const shapes = [{ files: '**', text: '**.message', title: '**.title' }];
  let file: ReturnType<typeof parse> | undefined;
  for (const options of [{}, { shapes, named: false }]) {
    const before = performance.now();
    const one = parse(text, options);
    file ??= one;
    expect(performance.now() - before).toBeLessThan(most);
    for (const { start, end, message, fixes } of one.problems) {
      expect(start >= 0 && start <= end && end <= text.length).toBe(true);
      expect(message).not.toMatch(/fault of macrolint/);
      for (const { edits } of fixes)
        expect(edits.every((edit) => edit.start <= edit.end && edit.end <= text.length)).toBe(true);
    }
  }
  return file!;
}

const names = 'abcdefghij'.split('');

test('aliases that stand for a billion values', () => {
  const bomb = names
    .map(
      (name, i) =>
        `${name}: &${name} [${Array(9)
          .fill(i ? `*${names[i - 1]}` : 'x')
          .join(', ')}]\n`,
    )
    .join('');
  const text = `${bomb}macros:\n- title: one\n  reply: Hi\n  tags: *j\n`;
  const { problems } = survives(text);
  expect(marked(text, problems)).toMatch('tags: ⟦*j⟧');
  expect(problems[0]!.message).toMatch(/far too many values/);
});

test('merge keys and aliases that go round in circles', () => {
  const merges = names.map(
    (name, i) =>
      `${name}: &${name} {<<: [${Array(9)
        .fill(i ? `*${names[i - 1]}` : '{title: x, reply: y}')
        .join(', ')}]}\n`,
  );
  expect(survives(`${merges.join('')}<<: *j\n`).macros).toHaveLength(1);
  survives('&a\n<<: *a\ntitle: x\nreply: y\n');
  survives('title: x\nreply: y\ntags: &a [*a]\n');
  survives('title: x\nreply: &a *a\n');
  survives('title: x\nreply: y\nzendesk: &a {b: *a}\n');
});

test.each([
  ['brackets', '['.repeat(10_000)],
  ['brackets in a value', `title: a\nreply: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`],
  ['braces', '{a: '.repeat(10_000)],
  ['dashes', '- '.repeat(10_000)],
  ['question marks', '? '.repeat(10_000)],
  ['indentation', Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ['brackets behind quoted ones', '["]", '.repeat(3_000)],
])('nested 10,000 deep: %s', (_, text) => {
  const { problems, macros } = survives(text);
  expect(macros).toEqual([]);
  expect(problems).toHaveLength(1);
  expect(problems[0]!.message).toMatch(/nested/);
});

test('brackets in texts are no nesting', () => {
  const reply = `  :-[ {smile ${'[['.repeat(30)}\n`;
  expect(parse(`title: a\nreply: |\n${reply.repeat(500)}`).problems).toEqual([]);
});

test('a file that is no text', () => {
  const binary = String.fromCharCode(...Array.from({ length: 3000 }, (_, i) => (i * 7919) % 256));
  expect(survives(binary).problems[0]!.message).toMatch(/no text file/);
  expect(survives('title: a\nre\0ply: b\n').problems).toMatchObject([{ start: 11, end: 12 }]);
  const lost = new TextDecoder().decode(Uint8Array.from({ length: 900 }, (_, i) => 200 + (i % 50)));
  expect(survives(lost).problems[0]!.message).toMatch(/UTF-8/);
});

test('lines that end as no YAML line ends any more', () => {
  const { problems, macros } = survives('title: a\rreply: I think b\r');
  expect(macros).toEqual([]);
  expect(problems).toMatchObject([{ start: 8, end: 9, fixes: [] }]);
  expect(problems[0]!.message).toMatch(/LF or CRLF/);
});

test('halves of characters are reported one by one, and the macro is still read', () => {
  const text = 'title: a\nreply: a\ud83db\udc4b c 👋\n';
  const { problems, macros } = survives(text);
  expect(problems.map(({ start, end }) => text.slice(start, end))).toEqual(['\ud83d', '\udc4b']);
  expect(macros).toHaveLength(1);
  survives('\udc00'.repeat(50_000));
});

test('files that are too big say so', () => {
  const { problems, recognised } = parse(`title: a\nreply: |\n${'  some words\n'.repeat(500_000)}`);
  expect({ problems, recognised }).toMatchObject({
    recognised: true,
    problems: [{ message: expect.stringMatching(/5 million/) }],
  });
  expect(parseMacroFile('x'.repeat(6_000_000), { path: 'a', shapes: [], named: false }).recognised).toBe(
    false,
  );
  expect(parse('- a: b\n'.repeat(200_000)).problems).toMatchObject([
    { message: expect.stringMatching(/a million keys/) },
  ]);
});

test.each(
  Object.entries({
    'keys of a map': Array.from({ length: 3_000 }, (_, i) => `key${i}: v\n`).join(''),
    'unknown keys of a macro': `title: a\nreply: b\n${Array.from({ length: 3_000 }, (_, i) => `kex${i}: v\n`).join('')}`,
    'the same key': 'reply: b\n'.repeat(3_000),
    macros: `macros:\n${'- title: a\n  reply: b\n'.repeat(2_000)}`,
    'faulty macros': `macros:\n${'- title: a\n  reply: [b]\n  kind: x\n'.repeat(1_000)}`,
    documents: 'title: a\nreply: b\n---\n'.repeat(2_000),
    'documents with tabs': 'title: a\n\treply: b\n---\n'.repeat(1_000),
    'eaten texts': `macros:\n${'- title: a\n  reply: {{x}}, y\n'.repeat(2_000)}`,
    'lines without a key': `title: a\nreply: b\n${'stray line\n'.repeat(3_000)}`,
    'open quotation marks': 'a: "b\n'.repeat(3_000),
    'open brackets': 'a: [b\n'.repeat(3_000),
    'aliases to nothing': `macros:\n${'- {title: a, reply: *a}\n'.repeat(2_000)}`,
    anchors: `macros:\n${'- {title: &a a, reply: *a}\n'.repeat(2_000)}`,
    suppressions: `${'# macrolint-ignore blame: why\n'.repeat(2_000)}title: a\nreply: b\n`,
    steps: `title: a\nsteps:\n${'- {recap: a, x: b}\n'.repeat(2_000)}`,
    variants: `title: a\nreply: b\nvariants:\n${Array.from({ length: 2_000 }, (_, i) => `  v${i}: {}\n`).join('')}`,
    messages: `title: a\nlist:\n${'- {message: a}\n'.repeat(2_000)}`,
    'blank lines in a block': `title: a\nreply: |\n  a\n${'   \n'.repeat(200_000)}  b\n`,
    'spaces in quotes': `title: a\nreply: "a${' '.repeat(500_000)}b"\n`,
    backslashes: `title: a\nreply: "${'\\'.repeat(500_000)}\n`,
    'one long line': `title: a\nreply: ${'word '.repeat(200_000)}\n`,
    'carriage returns': 'a: b\r'.repeat(5_000),
    'letters in a broken file': `title: "\n${'a'.repeat(300_000)} b: c: d\n`,
    'letters in a text': `title: a\nreply: ${'a'.repeat(300_000)} b: c\n`,
    'letters at the end': `title: a\nreply: ${'a'.repeat(300_000)} b "\n]`,
    'spaces in a broken file': `title: a\nreply: b${' '.repeat(300_000)}c: d\n${' '.repeat(300_000)}x\n`,
    'number signs': `# macrolint-ignore\n${'#'.repeat(300_000)}\ntitle: a\n`,
    'quotes in a broken file': `title: "${"'".repeat(300_000)}\nreply: '${'"'.repeat(300_000)}\n`,
    'question marks': '? a\n'.repeat(3_000),
  }),
)('many %s', (_, text) => {
  survives(text);
});

test('a text of very many lines is still edited at once', () => {
  const text = `title: a\nreply: |\n  I think${'\n'.repeat(300_000)}  so\n`;
  const { scalar } = parse(text).macros[0]!.texts[0]!;
  const before = performance.now();
  for (const added of ['', ' it', '\n it', '\0']) scalar.edit(0, 7, added);
  expect(performance.now() - before).toBeLessThan(5000);
});
