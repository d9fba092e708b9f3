import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import { HOUSE_RULE, macro, Project } from '../cli/project.ts';

const BOM = '\uFEFF';

/** A file that is hard on every format: a BOM, CRLF, an emoji before the words, a path and a title with signs that mean something. */
const HARD_PATH = 'macros/a, b: 100% “c”.yaml';
const HARD = `${BOM}title: "Help <now> & 'then' | \`x\`"\r\nkind: closing\r\nreply: |\r\n  😀 Café now, read our FAQ today.\r\n`;

const awkward = () =>
  new Project({
    '.git/HEAD': '',
    'macrolint.yaml': HOUSE_RULE,
    [HARD_PATH]: HARD,
    'macros/ok.yaml': macro(),
  });

const report = (format: string, project = awkward(), ...args: string[]) =>
  project.run(['lint', '--format', format, ...args]).out;

describe('github', () => {
  test('gives each finding as a workflow command, escaped', () => {
    expect(report('github')).toBe(
      '::warning file=macros/a%2C b%3A 100%25 “c”.yaml,line=4,endLine=4,col=25,endColumn=28,title=macrolint%3A say-help-centre::“FAQ”: We call it the help centre.\n',
    );
  });

  test('gives paths from the root of the repository', () => {
    const { out } = awkward().run(['lint', '.', '--format', 'github'], { cwd: 'macros' });
    expect(out).toContain('file=macros/a%2C b');
  });

  test('shows ten of a level, the gravest first, and counts the rest', () => {
    const mild =
      'phrases:\n  - {id: mild, find: FAQ, severity: info}\n  - {id: hint, find: help, severity: suggestion}\n  - {id: bad, find: wrong, severity: warning}\n';
    const files = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`macros/${i}.yaml`, macro('FAQ, help, wrong.')]),
    );
    const lines = report('github', new Project({ 'macrolint.yaml': mild, ...files }))
      .trimEnd()
      .split('\n');
    expect(lines.filter((line) => line.startsWith('::warning'))).toHaveLength(10);
    const notices = lines.filter((line) => line.startsWith('::notice'));
    expect(notices.map((line) => /title=macrolint(?:%3A )?(\w*)/.exec(line)![1])).toEqual([
      ...Array(9).fill('hint'),
      '',
    ]);
    expect(lines).toContain(
      '::warning title=macrolint::3 more warnings: GitHub shows 10 of a level. macrolint lint and the step summary list them all.',
    );
    expect(notices.at(-1)).toContain('15 more notices');
  });

  test('goes together with the report for people', () => {
    const { code, out } = awkward().run(['lint', '--format', 'pretty', '--format', 'github']);
    expect(code).toBe(1);
    expect(out).toContain('▲ 1 problem');
    expect(out).toContain('::warning file=');
  });
});

describe('sarif', () => {
  const {
    $schema: _,
    id: __,
    ...schema
  } = JSON.parse(readFileSync('tests/fixtures/sarif-2.1.0.schema.json', 'utf8'));
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    unicodeRegExp: false,
    formats: { uri: isUri, 'uri-reference': isReference, 'date-time': true },
  });
  const isSarif = ajv.compile(schema);
  const read = (text: string): Log => {
    const log = JSON.parse(text);
    expect(isSarif(log), ajv.errorsText(isSarif.errors)).toBe(true);
    return log;
  };

  test('is valid, and says where, why and how to mend it', () => {
    const [run] = read(report('sarif')).runs;
    expect(run!.columnKind).toBe('utf16CodeUnits');
    expect(run!.results).toHaveLength(1);
    const [result] = run!.results!;
    const region = { startLine: 4, startColumn: 25, endLine: 4, endColumn: 28 };
    expect(result).toMatchObject({
      ruleId: 'say-help-centre',
      level: 'warning',
      message: { text: '“FAQ”: We call it the help centre.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'macros/a%2C%20b%3A%20100%25%20%E2%80%9Cc%E2%80%9D.yaml' },
            region,
          },
          logicalLocations: [{ name: "Help <now> & 'then' | `x`" }],
        },
      ],
      partialFingerprints: { 'macroRuleText/v1': expect.stringMatching(/^[0-9a-f]{16}$/) },
      fixes: [
        {
          artifactChanges: [
            { replacements: [{ deletedRegion: region, insertedContent: { text: 'help centre' } }] },
          ],
          properties: { safe: true },
        },
      ],
    });
    const { rules } = run!.tool.driver;
    expect(rules![result!.ruleIndex!]!.id).toBe('say-help-centre');
    const hedging = rules!.find(({ id }) => id === 'hedging')!;
    expect(hedging.help!.markdown).toContain('## How to fix');
    expect(hedging.helpUri).toMatch(/rules\/hedging\/doc\.md$/);
  });

  test('is valid for every sample, for nothing at all, and where files can’t be read', () => {
    const project = new Project({ 'a.yaml': Buffer.from([0, 1]), 'b.yaml': 'title: "x\nreply: [' });
    const broken = read(report('sarif', project, 'a.yaml', 'b.yaml')).runs[0]!;
    expect(broken.invocations![0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ message: { text: expect.stringContaining('binary') } }],
    });
    expect(broken.results).not.toEqual([]);
    expect(read(report('sarif', new Project({}))).runs[0]!.results).toEqual([]);
    const samples = new Project({}).run(['lint', `${process.cwd()}/sample-macros`, '--format', 'sarif']).out;
    expect(read(samples).runs[0]!.results!.length).toBeGreaterThan(20);
  });

  test('keeps fingerprints when a macro moves, and tells two like faults apart', () => {
    const fingerprints = (files: Record<string, string>) =>
      read(report('sarif', new Project({ 'macrolint.yaml': HOUSE_RULE, ...files }))).runs[0]!.results!.map(
        ({ partialFingerprints }) => partialFingerprints!['macroRuleText/v1'],
      );
    const before = fingerprints({ 'macros/a.yaml': macro('The FAQ, our FAQ.') });
    expect(new Set(before).size).toBe(2);
    const moved = `${macro('Thanks.', 'First')}---\n${macro('See the FAQ and\n  our FAQ.')}`;
    expect(fingerprints({ 'macros/deep/b.yaml': moved })).toEqual(before);
  });
});

describe('rdjson', () => {
  /** What reviewdog does with a suggestion: it replaces bytes of lines. */
  function applied(text: string, { range, text: replacement }: Suggestion): string {
    const lines = text.split('\n').map((line) => Buffer.from(line));
    const before = lines[range.start.line - 1]!.subarray(0, range.start.column - 1);
    const after = lines[range.end.line - 1]!.subarray(range.end.column - 1);
    lines.splice(
      range.start.line - 1,
      range.end.line - range.start.line + 1,
      Buffer.concat([before, Buffer.from(replacement), after]),
    );
    return Buffer.from(lines.join('\n')).toString();
  }
  interface Suggestion {
    range: Record<'start' | 'end', { line: number; column: number }>;
    text: string;
  }

  test('counts columns in bytes of UTF-8; its suggestions give the fixed text', () => {
    const { source, diagnostics } = JSON.parse(report('rdjson'));
    expect(source.name).toBe('macrolint');
    expect(diagnostics).toEqual([
      {
        message: '“FAQ”: We call it the help centre.',
        location: {
          path: HARD_PATH,
          range: { start: { line: 4, column: 28 }, end: { line: 4, column: 31 } },
        },
        severity: 'WARNING',
        code: { value: 'say-help-centre' },
        suggestions: [expect.anything()],
      },
    ]);
    const withoutBom = HARD.slice(1);
    expect(applied(withoutBom, diagnostics[0].suggestions[0])).toBe(withoutBom.replace('FAQ', 'help centre'));
  });

  test('suggests only what need not be finished by hand', () => {
    const project = new Project({
      'macros/a.yaml': 'title: A\nkind: other\nreply: |\n  I think you must have typed the wrong code.\n',
    });
    const { diagnostics } = JSON.parse(report('rdjson', project));
    const byRule = Object.fromEntries(
      diagnostics.map((one: { code: { value: string }; suggestions?: unknown[] }) => [
        one.code.value,
        one.suggestions?.length ?? 0,
      ]),
    );
    expect(byRule).toEqual({ hedging: 1, blame: 0 });
  });

  test('rdjsonl has the same, one a line', () => {
    const { source, diagnostics } = JSON.parse(report('rdjson'));
    const lines = report('rdjsonl').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(
      diagnostics.map((one: object) => ({ ...one, source })),
    );
  });

  test('names files that can’t be read', () => {
    const { diagnostics } = JSON.parse(
      report('rdjson', new Project({ 'a.yaml': Buffer.from([0]) }), 'a.yaml'),
    );
    expect(diagnostics).toEqual([
      { message: expect.stringContaining('binary'), location: { path: 'a.yaml' }, severity: 'ERROR' },
    ]);
  });
});

test('gitlab: a Code Quality report', () => {
  expect(JSON.parse(report('gitlab'))).toEqual([
    {
      description: '“FAQ”: We call it the help centre.',
      check_name: 'say-help-centre',
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      severity: 'major',
      location: {
        path: HARD_PATH,
        lines: { begin: 4, end: 4 },
        positions: { begin: { line: 4, column: 25 }, end: { line: 4, column: 28 } },
      },
    },
  ]);
  expect(JSON.parse(report('gitlab', new Project({})))).toEqual([]);
});

describe('in XML', () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    htmlEntities: true,
    isArray: (name) => /^(?:file|error|testsuite|testcase)$/.test(name),
  });
  const read = (text: string) => {
    expect(XMLValidator.validate(text)).toBe(true);
    return parser.parse(text);
  };

  test('checkstyle: files with their errors', () => {
    expect(read(report('checkstyle')).checkstyle.file).toEqual([
      {
        name: HARD_PATH,
        error: [
          {
            line: '4',
            column: '25',
            severity: 'warning',
            message: '“FAQ”: We call it the help centre.',
            source: 'macrolint.say-help-centre',
          },
        ],
      },
    ]);
    read(report('checkstyle', new Project({})));
  });

  test('junit: a suite a file, a case a macro; what is let pass stands in its output', () => {
    const text = `${macro('The FAQ, our FAQ.', '"A & B"')}---\n${macro('Soon.', 'C')}`;
    const files = {
      'macrolint.yaml': `${HOUSE_RULE}  - {id: soon, find: soon, severity: suggestion}\n`,
      'macros/a.yaml': text,
      'macros/b.yaml': 'title: "x\n',
    };
    const { testsuites } = read(report('junit', new Project(files)));
    expect(testsuites).toMatchObject({ tests: '3', failures: '2', errors: '0' });
    const [a, b] = testsuites.testsuite;
    expect(a).toMatchObject({ name: 'macros/a.yaml', tests: '2', failures: '1' });
    expect(a.testcase[0]).toMatchObject({
      name: 'A & B',
      failure: {
        type: 'say-help-centre',
        message: '“FAQ”: We call it the help centre. (and 1 more)',
        '#text': expect.stringMatching(/^macros\/a\.yaml:3:12: warning: .*\nmacros\/a\.yaml:3:21: warning: /),
      },
    });
    expect(a.testcase[1].failure).toBeUndefined();
    expect(a.testcase[1]['system-out']).toContain('suggestion');
    expect(b.testcase[0]).toMatchObject({ name: 'macros/b.yaml', failure: { type: 'macro-shape' } });
  });

  test('files that can’t be read are errors', () => {
    const project = new Project({ 'a.yaml': Buffer.from([0]) });
    expect(read(report('checkstyle', project, 'a.yaml')).checkstyle.file[0].error[0].message).toContain(
      'binary',
    );
    expect(read(report('junit', project, 'a.yaml')).testsuites).toMatchObject({ tests: '1', errors: '1' });
  });

  test('holds no characters that XML can’t', () => {
    const title = '"\\u0001 \\e[31m \\uFFFE"';
    const project = new Project({ 'macrolint.yaml': HOUSE_RULE, 'macros/a.yaml': macro('"FAQ"', title) });
    for (const format of ['junit', 'checkstyle']) {
      const text = report(format, project);
      read(text);
      expect(text).not.toMatch(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE]/);
    }
  });
});

describe('markdown', () => {
  test('has counts, a table, and the text before and after', () => {
    expect(report('markdown')).toMatchInlineSnapshot(`
      "### macrolint: 1 problem

      1 warning in 2 files, 2 macros.

      |  | where | macro | rule | what |
      | --- | --- | --- | --- | --- |
      | ▲ warning | \`macros/a, b: 100% “c”.yaml:4\` | Help \\<now\\> \\& 'then' \\| \\\`x\\\` | say-help-centre | “FAQ”: We call it the help centre. |

      <details>
      <summary>Before and after the safe fixes</summary>

      \`macros/a, b: 100% “c”.yaml\`

      \`\`\`diff
      - 😀 Café now, read our FAQ today.
      + 😀 Café now, read our help centre today.
      \`\`\`

      </details>
      "
    `);
  });

  test('calls nobody, links nothing, and ends no table early', () => {
    const project = new Project({
      'macrolint.yaml': 'phrases:\n  - {id: x, find: wrong, message: "Ask @octocat | see #12 or <b>."}\n',
      'macros/a.yaml': macro('wrong', '"@team *A* [b](c)"'),
    });
    expect(report('markdown', project)).toMatchInlineSnapshot(`
      "### macrolint: 1 problem

      1 warning in 1 file, 1 macro.

      |  | where | macro | rule | what |
      | --- | --- | --- | --- | --- |
      | ▲ warning | \`macros/a.yaml:3\` | @⁠team \\*A\\* \\[b\\](c) | x | “wrong”: Ask @⁠octocat \\| see \\#12 or \\<b\\>. |
      "
    `);
  });

  test('says so where all is well', () => {
    expect(report('markdown', new Project({ 'macros/a.yaml': macro() }))).toBe(
      '### macrolint: no problems\n\nRead: 1 file, 1 macro.\n',
    );
  });
});

describe('several reports', () => {
  test('go to files, each whole', () => {
    const project = awkward();
    const { code, out } = project.run([
      'lint',
      '--format',
      'pretty',
      '--format',
      'sarif:reports/out.sarif',
      '-f',
      'markdown:reports/summary.md',
      '--color',
    ]);
    expect(code).toBe(1);
    expect(out).toContain('1 problem');
    expect(JSON.parse(project.read('reports/out.sarif')).runs[0].results).toHaveLength(1);
    expect(project.read('reports/summary.md')).toMatch(/^### macrolint: 1 problem\n/);
    const pretty = project.run(['lint', '--format', 'pretty:out.txt', '--color']);
    expect(pretty.out).toBe('');
    expect(project.read('out.txt')).not.toContain('\u001B');
  });

  test.each([
    [['json', 'sarif'], 'Standard output takes one report. Give the other a file: --format json:json.out'],
    [['pretty', 'json'], 'Standard output takes one report. Give the other a file: --format json:json.out'],
    [['json:macros/a.yaml'], 'A report is no YAML; macros/a.yaml was left as it is.'],
    [['json:a', 'sarif:a'], 'Two reports can’t both go to a.'],
    [['pretty', 'pretty'], '--format pretty is asked for twice.'],
    [['sarif:'], 'A file is missing after “sarif:”.'],
    [['xml'], 'Allowed choices are pretty, json, github, sarif,'],
  ])('%j is wrong usage', (formats, message) => {
    const { code, out, err } = awkward().run(['lint', ...formats.flatMap((one) => ['--format', one])]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  test('a file that can’t be written is named', () => {
    const { code, err } = new Project({ 'macros/a.yaml': macro() }).run(['lint', '-f', 'json:macros']);
    expect(code).toBe(2);
    expect(err).toMatch(/^✖ The report macros can’t be written: /);
  });
});

function isUri(text: string): boolean {
  return URL.canParse(text);
}

function isReference(text: string): boolean {
  return URL.canParse(text, 'https://example.com/') && !/[\s"<>\\^`{|}]/.test(text);
}
