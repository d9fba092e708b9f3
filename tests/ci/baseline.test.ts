import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HOUSE_RULE, macro, Project } from '../cli/project.ts';

const FILE = 'macrolint-baseline.json';

const project = (files: Readonly<Record<string, string | Buffer>> = {}) =>
  new Project({
    'macrolint.yaml': HOUSE_RULE,
    'macros/a.yaml': macro('The FAQ, our FAQ.', 'A'),
    'macros/b.yaml': macro('See the FAQ.', 'B'),
    ...files,
  });

/** With a baseline of all that there is. */
function known(files: Readonly<Record<string, string | Buffer>> = {}): Project {
  const made = project(files);
  expect(made.run(['baseline', 'update']).code).toBe(0);
  return made;
}

const lint = (made: Project, ...args: string[]) => made.run(['lint', '--baseline', FILE, ...args]);

describe('a baseline', () => {
  test('is a sorted list that people can read and merge: one entry a line', () => {
    const made = project();
    expect(made.run(['baseline', 'update'])).toEqual({
      code: 0,
      out: '✔ macrolint-baseline.json knows 3 problems\n',
      err: '',
    });
    expect(made.read(FILE)).toBe(`{"macrolint": "baseline", "version": 1,
 "findings": [
  {"macro":"a","rule":"say-help-centre","text":"FAQ","count":2},
  {"macro":"b","rule":"say-help-centre","text":"FAQ"}
 ]}
`);
  });

  test('lets old faults stand and new ones fail', () => {
    const made = known();
    expect(lint(made)).toEqual({
      code: 0,
      out: '✔ No problems in 2 files, 2 macros · 3 in the baseline\n',
      err: '',
    });
    made.write('macros/b.yaml', macro('See the FAQ, the FAQ.', 'B'));
    const { code, out } = lint(made);
    expect(code).toBe(1);
    expect(out).toContain('1 problem (1 warning)');
    const { summary } = JSON.parse(lint(made, '--format', 'json').out);
    expect(summary).toMatchObject({ warning: 1, known: 3 });
    expect(lint(made, '--format', 'markdown').out).toContain('3 more problems stand in the baseline.');
  });

  test('knows a macro again after it has moved, and its words in another place', () => {
    const made = known();
    made.write('macros/a.yaml', macro('Thanks.', 'C'));
    made.write(
      'macros/deep/list.yaml',
      `# moved\n${macro('|\n  Our\n  FAQ and\n  then the FAQ.', 'A')}---\n${macro('Thanks.', 'D')}`,
    );
    expect(lint(made).code).toBe(0);
    made.write('macros/b.yaml', macro('See the FAQ.', 'E'));
    expect(lint(made).code).toBe(1);
  });

  test('knows what is wrong with a macro as a whole, and with a file', () => {
    const files = {
      'macros/late.yaml': 'title: "Late"\nid: late\nkind: complaint\nreply: Your order is late.\n',
      'macros/broken.yaml': 'title: "x\nreply: [',
    };
    const made = known(files);
    expect(lint(made).code).toBe(0);
    made.write('macros/late.yaml', files['macros/late.yaml'].replace('"Late"', 'Parcels::Late'));
    expect(lint(made).code).toBe(0);
    made.write('macros/other.yaml', files['macros/broken.yaml']);
    expect(lint(made).code).toBe(1);
  });

  test('goes with --since', () => {
    const made = known();
    const { code } = lint(made, '--max-warnings', '0');
    expect(code).toBe(0);
  });
});

describe('entries that no longer occur', () => {
  const STALE = (rows: string) =>
    `▲ One entry of the baseline no longer occurs; macrolint baseline update takes it out:\n${rows}`;

  test('are told, and fail nothing', () => {
    const made = known();
    made.write('macros/b.yaml', macro('Thanks.', 'B'));
    expect(lint(made)).toEqual({
      code: 0,
      out: '✔ No problems in 2 files, 2 macros · 2 in the baseline\n',
      err: STALE('  b  say-help-centre  “FAQ”\n'),
    });
    expect(lint(made, '--quiet').err).toBe('');
    expect(made.run(['baseline', 'update']).out).toBe(
      '✔ macrolint-baseline.json knows 2 problems (0 new, 1 gone)\n',
    );
    expect(lint(made).err).toBe('');
  });

  test('where only a part is linted, those of its macros alone', () => {
    const made = known();
    made.write('macros/a.yaml', macro('The FAQ.', 'A'));
    made.write('macros/b.yaml', macro('Thanks.', 'B'));
    expect(lint(made, 'macros/a.yaml').err).toBe(STALE('  a  say-help-centre  “FAQ”\n'));
    expect(lint(made, '--config', 'macrolint.yaml', 'macros/b.yaml').err).toBe(
      STALE('  b  say-help-centre  “FAQ”\n'),
    );
  });
});

test('update with paths leaves what is known of other macros', () => {
  const made = known();
  made.write('macros/a.yaml', macro('The FAQ.', 'A'));
  expect(made.run(['baseline', 'update', 'macros/a.yaml']).out).toBe(
    '✔ macrolint-baseline.json knows 2 problems (0 new, 1 gone)\n',
  );
  expect(lint(made)).toMatchObject({ code: 0, err: '' });
});

test('update makes the folder that its file stands in', () => {
  const made = project();
  expect(made.run(['baseline', 'update', '--baseline', 'lint/known.json']).code).toBe(0);
  expect(made.run(['lint', '--baseline', 'lint/known.json']).code).toBe(0);
});

describe('a baseline that can’t be used', () => {
  test.each([
    ['{"macrolint": "baseline", "version": 1, "findings": [', 'it is no JSON.'],
    ['<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n', 'it holds an unsolved merge conflict.'],
    ['{"name": "x"}', 'it is no baseline of macrolint.'],
    ['[]', 'it is no baseline of macrolint.'],
    ['null', 'it is no baseline of macrolint.'],
    ['{"macrolint": "baseline", "version": 2}', 'its version is 2, and this macrolint reads version 1.'],
    ['{"macrolint": "baseline", "version": 1, "findings": {}}', 'its findings are no list.'],
    [
      '{"macrolint": "baseline", "version": 1, "findings": [{"rule": "x"}]}',
      'entry 1 of its findings is none: {"rule":"x"}',
    ],
  ])('%s', (text, reason) => {
    const made = project({ [FILE]: text });
    const wanted = `✖ The baseline ${FILE} can’t be used: ${reason} Mend it, or delete it and write it anew with macrolint baseline update.\n`;
    expect(lint(made)).toEqual({ code: 2, out: '', err: wanted });
    expect(made.run(['baseline', 'update'])).toEqual({ code: 2, out: '', err: wanted });
    expect(made.read(FILE)).toBe(text);
  });

  test('is missing, or a folder', () => {
    const made = project();
    expect(lint(made)).toEqual({
      code: 2,
      out: '',
      err: `✖ There is no baseline ${FILE}. Write one with macrolint baseline update --baseline ${FILE}.\n`,
    });
    mkdirSync(join(made.root, FILE));
    expect(lint(made).code).toBe(2);
    expect(made.run(['baseline', 'update']).code).toBe(2);
  });

  test('is not written where a file can’t be read', () => {
    const made = project({ 'macros/binary.yaml': Buffer.from([0]) });
    const { code, err } = made.run(['baseline', 'update']);
    expect(code).toBe(2);
    expect(err).toContain('The baseline was left as it is');
    expect(existsSync(join(made.root, FILE))).toBe(false);
  });
});

describe('--max-warnings', () => {
  test.each([
    [['--max-warnings', '3'], 0],
    [['--max-warnings', '2'], 1],
    [['--max-warnings', '0'], 1],
    [['--max-warnings', '2', '--fail-on', 'error'], 1],
    [['--max-warnings', '3', '--fail-on', 'info'], 0],
    [['--max-warnings', 'many'], 2],
    [['--max-warnings', '-1'], 2],
  ])('%j ends with %i', (args, code) => {
    expect(project().run(['lint', ...args]).code).toBe(code);
  });

  test('lets errors and what --fail-on names pass no more than before', () => {
    const made = project({
      'macrolint.yaml': HOUSE_RULE.replace('find: FAQ', 'find: FAQ\n    severity: error'),
    });
    expect(made.run(['lint', '--max-warnings', '9']).code).toBe(1);
    const mild = project({
      'macrolint.yaml': HOUSE_RULE.replace('find: FAQ', 'find: FAQ\n    severity: suggestion'),
    });
    expect(mild.run(['lint', '--max-warnings', '0']).code).toBe(0);
    expect(mild.run(['lint', '--max-warnings', '0', '--fail-on', 'suggestion']).code).toBe(1);
  });
});
