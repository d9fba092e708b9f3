import pc from 'picocolors';
import { describe, expect, test, vi } from 'vitest';
import { Fault } from '../../server/src/cli/errors.ts';
import { reportFailure } from '../../server/src/cli/report/failure.ts';
import { fixPreview } from '../../server/src/cli/report/fixPreview.ts';
import { renderMarkdown } from '../../server/src/cli/report/markdown.ts';
import { snippetRows } from '../../server/src/cli/report/snippet.ts';
import { width, wrap } from '../../server/src/cli/report/words.ts';
import { createTerminal } from '../../server/src/cli/terminal.ts';
import { Lines } from '../../server/src/position.ts';

const plain = pc.createColors(false);

/** `⟦…⟧` marks a span of the text. */
function marked(source: string): { text: string; start: number; end: number } {
  const start = source.indexOf('⟦');
  return { text: source.replace(/[⟦⟧]/g, ''), start, end: source.indexOf('⟧') - 1 };
}

describe('lines and columns', () => {
  test('count from 1, in UTF-16, over all line ends; a BOM is no column', () => {
    const text = '\uFEFFa\r\n😀b\rc\n\nd';
    const lines = new Lines(text);
    const at = (part: string) => lines.position(text.indexOf(part));
    expect([at('a'), at('b'), at('c'), at('d')]).toEqual([
      { line: 1, column: 1 },
      { line: 2, column: 3 },
      { line: 3, column: 1 },
      { line: 5, column: 1 },
    ]);
    expect(lines.position(0)).toEqual({ line: 1, column: 1 });
    expect([1, 2, 3, 4, 5].map((line) => lines.line(line))).toEqual(['a', '😀b', 'c', '', 'd']);
  });
});

describe('a snippet', () => {
  const show = (source: string, columns = 40) => {
    const { text, start, end } = marked(source);
    return snippetRows({ start, end }, new Lines(text), columns, String, plain).join('\n');
  };

  test.each([
    ['key: 1\n    I ⟦think⟧ so.\nx: 2', '│ I think so.\n│   ~~~~~'],
    ['\t日本😀\t⟦maybe⟧', '│ 日本😀 maybe\n│        ~~~~~'],
    ['é e\u0301 👨‍👩‍👧 ⟦maybe⟧', '│ é e\u0301 👨‍👩‍👧 maybe\n│        ~~~~~'],
    ['a ⟦b\n  c⟧', '│ a b\n│   ~'],
    ['a⟦⟧', '│ a\n│  ~'],
    [
      'The first words are ever so long and then ⟦maybe⟧ comes, and more words.',
      '│ …ever so long and then maybe comes,…\n│                        ~~~~~',
    ],
    [
      'Short, then ⟦words that are marked and go on for longer than the line is⟧.',
      '│ Short, then words that are marked…\n│             ~~~~~~~~~~~~~~~~~~~~~~',
    ],
  ])('%j', (source, expected) => {
    expect(show(source)).toBe(expected);
  });

  test('fits, wherever the mark stands', () => {
    const text = 'macro 日本語 😀 reply, '.repeat(40);
    for (let start = 0; start < text.length; start += 7) {
      for (const length of [0, 1, 30, 300]) {
        const rows = snippetRows({ start, end: start + length }, new Lines(text), 40, String, plain);
        for (const row of rows) expect(width(row)).toBeLessThanOrEqual(40);
      }
    }
  });
});

describe('a fix in words', () => {
  test.each([
    ['Hi, ⟦I think t⟧he order left.', 'T', '“I think the order” → “The order”'],
    ['See the ⟦FAQ⟧.', 'help centre', '“FAQ” → “help centre”'],
    ['See it⟦ now⟧', '', '“it now” → “it”'],
    ['Do it now⟦!!⟧ Thanks', '!', '“now!! Thanks” → “now! Thanks”'],
    ['It left.⟦⟧', ' Thanks.', 'add “Thanks.”'],
    ['reply: "Hi,\\n\\n⟦I think i⟧t\\u2019s late."', 'I', '“I think it’s late.” → “It’s late.”'],
    ['reply: "It\\n  ⟦\\"hopefully\\"⟧ left."', '\\"surely\\"', '“"hopefully" left.” → “"surely" left.”'],
    ["reply: 'It ⟦probably isn''t⟧ here.'", "isn''t", "“probably isn't here.” → “isn't here.”"],
    ['reply: ⟦I think so⟧', '"Yes: [[it]]"', '“I think so” → “Yes: [[it]]”'],
    ['reply: C:\\new\\⟦old⟧', 'newer', '“old” → “newer”'],
  ])('%j', (source, replacement, expected) => {
    const { text, start, end } = marked(source);
    const fix = { title: 'x', safe: true, edits: [{ start, end, text: replacement }] };
    expect(fixPreview(new Lines(text), fix)).toBe(expected);
  });

  test('is left to the title where it takes several lines', () => {
    const edit = { start: 0, end: 1, text: 'a\nb' };
    expect(fixPreview(new Lines('abc'), { title: 'x', safe: true, edits: [edit] })).toBeUndefined();
    // Only YAML sees a difference.
    for (const text of ['"{{x}}"', "'{{x}}'"])
      expect(
        fixPreview(new Lines('a: {{x}}'), { title: 'x', safe: true, edits: [{ start: 3, end: 8, text }] }),
      ).toBeUndefined();
    const added = { start: 5, end: 5, text: '\\n\\nThanks.' };
    expect(fixPreview(new Lines('a: "b\\n"'), { title: 'x', safe: true, edits: [added] })).toBeUndefined();
  });
});

describe('a fault of its own', () => {
  test('names the file, asks for a report and ends with 3; the stack is for those who ask', () => {
    const fail = () => {
      let said = '';
      const terminal = { ...createTerminal(false), err: (text: string) => (said += text) };
      const code = reportFailure(new Fault('macros/a.yaml', new TypeError('no such thing')), terminal);
      return { code, said };
    };
    const { code, said } = fail();
    expect(code).toBe(3);
    expect(said).toContain('macrolint failed, and the fault is its own: macros/a.yaml: no such thing');
    expect(said).toContain('https://github.com/macrolint/macrolint/issues');
    expect(said).not.toContain('    at ');
    vi.stubEnv('MACROLINT_DEBUG', '1');
    expect(fail().said).toContain('TypeError');
    vi.unstubAllEnvs();
  });
});

describe('text', () => {
  test('is wrapped at spaces by its width', () => {
    expect(wrap('one two 日本語 three', 8)).toEqual(['one two', '日本語', 'three']);
    expect(wrap('', 8)).toEqual([]);
    expect(wrap('muchtoolong x', 4)).toEqual(['muchtoolong', 'x']);
  });

  test('in Markdown is set for the terminal', () => {
    const source =
      '# Title\n\nA **bold** and `code span` [link](https://x.y)\ngoes on.\n\n- one\n- two that is long enough to wrap\n\n```yaml\na:  1\n```\n';
    expect(renderMarkdown(source, { colors: plain, width: 24 })).toBe(`Title

A **bold** and
\`code span\` link
(https://x.y) goes on.

• one
• two that is long
  enough to wrap

  │ a:  1
`);
    expect(renderMarkdown('A **b c** `d`.', { colors: pc.createColors(true), width: 80 })).toBe(
      'A \u001B[1mb c\u001B[22m \u001B[36md\u001B[39m.\n',
    );
  });
});
