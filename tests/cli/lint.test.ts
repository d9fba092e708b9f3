import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { HOUSE_RULE, macro, Project } from './project.ts';

const schema = (name: string) => JSON.parse(readFileSync(`macros-schema/${name}.schema.json`, 'utf8'));
const ajv = new Ajv2020({ allowUnionTypes: true });
const isReport = ajv.compile(schema('report'));
const isOutline = ajv.compile(schema('outline'));

describe('lint --format json', () => {
  test('lists every linted file, with offsets, lines and columns', () => {
    const text = '\uFEFFtitle: Help\r\nkind: closing\r\nreply: |\r\n  Good day 😀, read our FAQ today.\r\n';
    const project = new Project({
      'macrolint.yaml': `include: ["macros/**/*.yaml"]\n${HOUSE_RULE}`,
      'macros/a.yaml': text,
      'macros/b.yaml': macro(),
    });
    const { code, out } = project.run(['lint', '.', '--format', 'json']);
    const report = JSON.parse(out);
    expect(isReport(report), ajv.errorsText(isReport.errors)).toBe(true);
    expect(code).toBe(1);
    const start = text.indexOf('FAQ');
    expect(report.files).toEqual([
      {
        path: 'macros/a.yaml',
        macros: [{ id: 'help', title: 'Help', kind: { value: 'closing', inferred: false } }],
        findings: [
          {
            rule: 'say-help-centre',
            severity: 'warning',
            message: expect.stringContaining('We call it the help centre.'),
            macro: 'help',
            offset: [start, start + 3],
            range: { start: { line: 4, column: 25 }, end: { line: 4, column: 28 } },
            text: 'FAQ',
            fixes: [
              expect.objectContaining({
                safe: true,
                edits: [{ offset: [start, start + 3], text: 'help centre' }],
              }),
            ],
          },
        ],
      },
      { path: 'macros/b.yaml', macros: [expect.objectContaining({ id: 'thanks' })], findings: [] },
    ]);
    expect(report.summary).toEqual({ files: 2, macros: 2, error: 0, warning: 1, suggestion: 0, info: 0 });
  });

  test('is whole and valid where nothing was found', () => {
    const { code, out, err } = new Project({}).run(['lint', '--format', 'json']);
    expect(isReport(JSON.parse(out))).toBe(true);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  test('names the files that could not be read', () => {
    const project = new Project({ 'a.yaml': macro(), 'b.yaml': Buffer.from([0, 1, 2]) });
    const { code, out, err } = project.run(['lint', 'a.yaml', 'b.yaml', '--format', 'json']);
    const report = JSON.parse(out);
    expect(isReport(report), ajv.errorsText(isReport.errors)).toBe(true);
    expect(report.unreadable).toEqual([{ path: 'b.yaml', message: expect.stringContaining('binary') }]);
    expect(report.files.map(({ path }: { path: string }) => path)).toEqual(['a.yaml']);
    expect(err).toContain('b.yaml can’t be read: it is a binary file, not text.');
    expect(code).toBe(2);
  });
});

describe('exit codes', () => {
  const project = () =>
    new Project({
      'macrolint.yaml': HOUSE_RULE,
      'macros/a.yaml': macro('Read the FAQ.'),
      'macros/b.yaml': macro(),
    });

  test.each([
    [[], 1],
    [['--fail-on', 'warning'], 1],
    [['--fail-on', 'error'], 0],
    [['--fail-on', 'info'], 1],
    [['--fail-on', 'never'], 0],
    [['macros/b.yaml'], 0],
  ])('lint %j ends with %i', (args, code) => {
    expect(project().run(['lint', ...args]).code).toBe(code);
  });

  test('--quiet prints only what fails the run', () => {
    const quiet = project().run(['lint', '--quiet', '--fail-on', 'error']);
    expect(quiet).toEqual({ code: 0, out: '', err: '' });
    expect(project().run(['lint', '-q']).out).toContain('say-help-centre');
  });
});

describe('the report for people', () => {
  test('shows file, macro, line, marked words, reason, fix and summary', () => {
    const project = new Project({
      'macrolint.yaml': HOUSE_RULE,
      'macros/a.yaml': `title: Help::Where to look\nkind: closing\nreply: |\n  Look into our FAQ first.\n---\n${macro('See the FAQ.', 'Again')}`,
      'macros/b.yaml': macro(),
    });
    expect(project.run(['lint']).out).toMatchInlineSnapshot(`
      "macros/a.yaml
      Help::Where to look · closing

        ▲ warning  4:17  say-help-centre
          │ Look into our FAQ first.
          │               ~~~
          “FAQ”: We call it the help centre.
          fix: “FAQ” → “help centre”

      Again · closing

        ▲ warning  8:16  say-help-centre
          │ reply: See the FAQ.
          │                ~~~
          “FAQ”: We call it the help centre.
          fix: “FAQ” → “help centre”

      ▲ 2 problems (2 warnings) in 1 of 2 files, 3 macros · 2 can be fixed with macrolint fix
      "
    `);
  });

  test('says so where all is well', () => {
    const project = new Project({ 'macros/a.yaml': macro(), 'macros/b.yaml': macro() });
    expect(project.run(['lint'])).toEqual({ code: 0, out: '✔ No problems in 2 files, 2 macros\n', err: '' });
  });

  test('says where macros are looked for when there are none', () => {
    const { code, out, err } = new Project({ 'values.yaml': 'a: 1\n' }).run(['lint']);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toContain('No macros here.');
  });

  test('has colours only on a terminal, or where they are asked for', () => {
    const project = new Project({});
    const isColoured = (args: string[], env: Record<string, string> = {}) =>
      project.run(['rules', ...args], { env }).out.includes('\u001B[');
    expect(isColoured([])).toBe(false);
    expect(isColoured(['--color'])).toBe(true);
    expect(isColoured([], { FORCE_COLOR: '1' })).toBe(true);
    expect(isColoured([], { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
    expect(isColoured(['--color'], { NO_COLOR: '1' })).toBe(true);
    expect(isColoured(['--no-color'], { FORCE_COLOR: '1' })).toBe(false);
  });

  test('does not pass control characters of a file on to the terminal', () => {
    const project = new Project({
      'macrolint.yaml': HOUSE_RULE,
      'macros/a.yaml': macro('"FAQ \\e[31m"', '"\\e]0;x\\a"'),
    });
    expect(project.run(['lint']).out).not.toMatch(/[\u001B\u0007]/);
  });
});

describe('standard input', () => {
  test('is linted as if it stood at the given path', () => {
    const project = new Project({
      'macrolint.yaml':
        `${HOUSE_RULE}overrides:\n  - {files: "macros/quiet/**", rules: {say-nothing: off}}\n`.replace(
          'say-nothing',
          'hedging',
        ),
    });
    const { code, out } = project.run(['lint', '--stdin-filename', 'macros/new.yaml', '--format', 'json'], {
      input: macro('Read the FAQ.'),
    });
    expect(JSON.parse(out).files).toEqual([
      expect.objectContaining({
        path: 'macros/new.yaml',
        findings: [expect.objectContaining({ text: 'FAQ' })],
      }),
    ]);
    expect(code).toBe(1);
  });

  test('goes with no paths', () => {
    const { code, err } = new Project({}).run(['lint', '--stdin-filename', 'a.yaml', 'b.yaml']);
    expect({ code, err }).toEqual({
      code: 2,
      err: '✖ --stdin-filename reads standard input; leave the paths out.\n',
    });
  });
});

describe('outline', () => {
  test('--format json gives sentences with offsets and steps, as its schema says', () => {
    const project = new Project({
      'macros/a.yaml': 'title: Hi\nreply: |\n  Hello {{customer.first_name}},\n  Thanks for writing.\n',
    });
    const { code, out } = project.run(['outline', '--format', 'json', '--why']);
    const outline = JSON.parse(out);
    expect(isOutline(outline), ajv.errorsText(isOutline.errors)).toBe(true);
    expect(code).toBe(0);
    const [{ sentences }] = outline.files[0].macros;
    expect(sentences.map(({ steps }: { steps: string[] }) => steps[0])).toEqual([
      'greeting',
      expect.anything(),
    ]);
    const text = project.read('macros/a.yaml');
    for (const { text: words, offset } of sentences)
      expect(text.slice(...(offset as [number, number]))).toBe(words);
  });

  test('shows each sentence beside its steps, and the author’s labels', () => {
    const project = new Project({
      'macros/a.yaml':
        'title: Late\nkind: complaint\nsteps:\n  - recap: Your order is late.\n  - solution: It ships today.\n',
    });
    expect(project.run(['outline', '--why']).out).toMatchInlineSnapshot(`
      "macros/a.yaml
      Late · complaint

        recap     Your order is late.
                  the author’s label decides

        solution  It ships today.
                  the author’s label decides


      "
    `);
  });
});
