import { readdirSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HOUSE_RULE, macro, Project } from '../cli/project.ts';

const CACHE = '.macrolintcache';

const project = () =>
  new Project({
    'macrolint.yaml': HOUSE_RULE,
    'macros/a.yaml': macro('The FAQ.', 'A'),
    'macros/b.yaml': macro('Thanks.', 'B'),
  });

const lint = (made: Project, ...args: string[]) => made.run(['lint', '--format', 'json', ...args]);

/** Makes an entry of the cache say something else, so that it shows whether it was used. */
function mark(made: Project, path: string): void {
  const cache = JSON.parse(made.read(CACHE));
  cache.files[path].findings = [
    { rule: 'from-cache', severity: 'info', message: '', start: 0, end: 0, fixes: [] },
  ];
  made.write(CACHE, JSON.stringify(cache));
}

const rules = ({ out }: { out: string }): string[] =>
  (JSON.parse(out) as { files: { findings: { rule: string }[] }[] }).files.flatMap(({ findings }) =>
    findings.map(({ rule }) => rule),
  );

describe('--cache', () => {
  test('changes nothing in the report', () => {
    const made = project();
    const plain = lint(made);
    expect(lint(made, '--cache')).toEqual(plain);
    expect(lint(made, '--cache')).toEqual(plain);
    expect(lint(made, '--cache-file', 'deep/cache')).toEqual(plain);
    expect(lint(made, '--cache-file', 'deep/cache')).toEqual(plain);
    expect(readdirSync(join(made.root, 'deep'))).toEqual(['cache']);
  });

  test('takes findings, not only clean files, from the run before', () => {
    const made = project();
    lint(made, '--cache');
    mark(made, 'macros/a.yaml');
    expect(rules(lint(made, '--cache'))).toEqual(['from-cache']);
    expect(rules(lint(made))).toEqual(['say-help-centre']);
  });

  test('looks again at a file whose text changed, even with the same size and time', () => {
    const made = project();
    lint(made, '--cache');
    mark(made, 'macros/a.yaml');
    const path = join(made.root, 'macros/a.yaml');
    const { atime, mtime } = statSync(path);
    made.write('macros/a.yaml', macro('The QAF.', 'A'));
    utimesSync(path, atime, mtime);
    expect(rules(lint(made, '--cache'))).toEqual([]);
  });

  test('looks again where the configuration changed what counts for the file', () => {
    const made = project();
    lint(made, '--cache');
    mark(made, 'macros/a.yaml');
    made.write('macrolint.yaml', `${HOUSE_RULE}overrides:\n  - {files: "macros/b.yaml", kind: greeting}\n`);
    expect(rules(lint(made, '--cache'))).toEqual(['from-cache']);
    made.write('macrolint.yaml', HOUSE_RULE.replace('FAQ', 'Thanks'));
    expect(rules(lint(made, '--cache'))).toEqual(['say-help-centre']);
  });

  test('looks again where another build of macrolint wrote it', () => {
    const made = project();
    lint(made, '--cache');
    mark(made, 'macros/a.yaml');
    const cache = JSON.parse(made.read(CACHE));
    made.write(CACHE, JSON.stringify({ ...cache, program: cache.program.replace(/.$/, '?') }));
    expect(rules(lint(made, '--cache'))).toEqual(['say-help-centre']);
    mark(made, 'macros/a.yaml');
    expect(rules(lint(made, '--cache'))).toEqual(['from-cache']);
  });

  test('looks again on the day after a suppression has run out', () => {
    const made = project();
    made.write(
      'macros/a.yaml',
      `${macro('The FAQ.', 'A')}ignore: [{rule: say-help-centre, reason: law, until: 2030-06-01}]\n`,
    );
    const on = (day: string) => {
      made.write('clock.cjs', `globalThis.Date = class extends Date { constructor() { super('${day}'); } };`);
      const env = { NODE_OPTIONS: `--require ${join(made.root, 'clock.cjs')}` };
      return rules(made.run(['lint', '--format', 'json', '--cache'], { env }));
    };
    expect(on('2030-06-01')).toEqual([]);
    expect(on('2030-06-01')).toEqual([]);
    expect(on('2030-06-02')).toEqual(['say-help-centre', 'unused-suppression']);
  });

  test('looks again where a file is named, which include does not match', () => {
    const made = new Project({ 'x/values.yaml': 'replicas: 3\n' });
    expect(lint(made, '--cache', 'x').code).toBe(0);
    expect(lint(made, '--cache', 'x/values.yaml').code).toBe(1);
    expect(lint(made, '--cache', 'x').code).toBe(0);
  });

  test('keeps the entries of files that are not asked for, and drops those of files that are gone', () => {
    const made = project();
    lint(made, '--cache');
    made.write('macros/c.yaml', macro('Hello.', 'C'));
    lint(made, '--cache', 'macros/c.yaml');
    const names = () => Object.keys(JSON.parse(made.read(CACHE)).files).sort();
    expect(names()).toEqual(['macros/a.yaml', 'macros/b.yaml', 'macros/c.yaml']);
  });

  test('goes with --baseline and --format sarif', () => {
    const made = project();
    made.run(['baseline', 'update']);
    const args = ['--cache', '--baseline', 'macrolint-baseline.json'];
    expect(rules(lint(made, ...args))).toEqual([]);
    expect(rules(lint(made, ...args))).toEqual([]);
    const sarif = (...more: string[]) => made.run(['lint', '--format', 'sarif', ...more]).out;
    expect(sarif('--cache')).toBe(sarif());
  });
});

describe('a cache that can’t be used', () => {
  test('somebody else’s file is left as it is', () => {
    const made = project();
    expect(lint(made, '--cache-file', 'macros/a.yaml')).toEqual({
      code: 2,
      out: '',
      err: '✖ macros/a.yaml is no cache of macrolint, and is left as it is. Name another file.\n',
    });
    expect(made.read('macros/a.yaml')).toBe(macro('The FAQ.', 'A'));
  });

  test.each([
    ['cut off', (text: string) => text.slice(0, text.length / 2)],
    ['with a wrong entry', (text: string) => text.replace('"recognised":true', '"recognised":1')],
    ['without files', (text: string) => text.replace('"files"', '"flies"')],
  ])('a damaged one is made anew: %s', (_, damage) => {
    const made = project();
    const plain = lint(made);
    lint(made, '--cache');
    made.write(CACHE, damage(made.read(CACHE)));
    expect(lint(made, '--cache')).toEqual({
      ...plain,
      err: `The cache ${CACHE} is damaged. It is made anew.\n`,
    });
    expect(lint(made, '--cache')).toEqual(plain);
  });

  test('an empty one is a new one', () => {
    const made = project();
    made.write(CACHE, '');
    expect(lint(made, '--cache')).toEqual(lint(made));
  });

  test('one that can’t be written stops nothing', () => {
    const made = project();
    symlinkSync('nowhere/deep', join(made.root, 'dangling'));
    const { code, err } = lint(made, '--cache-file', 'dangling/cache');
    expect(code).toBe(1);
    expect(err).toMatch(
      /^The cache dangling\/cache can’t be written: .* The findings are right all the same\.\n$/,
    );
  });

  test('a folder in its place is named', () => {
    const { code, err } = lint(project(), '--cache-file', 'macros');
    expect(code).toBe(2);
    expect(err).toMatch(/^✖ The cache macros can’t be read: /);
  });

  test('a path that can’t be made stops nothing', () => {
    const { code, err } = lint(project(), '--cache-file', 'macros/a.yaml/cache');
    expect({ code, err }).toEqual({
      code: 2,
      err: '✖ The cache macros/a.yaml/cache can’t be read: a part of its path is no folder.\n',
    });
  });
});

describe('several threads', () => {
  const many = () =>
    Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [
        `macros/${i}.yaml`,
        i % 7 === 0 ? 'title: "x\n' : macro(`The FAQ, ${'I think '.repeat(i % 3)}it left.`, `M${i}`),
      ]),
    );

  test('give the same report as one, in the same order, with overrides and a cache', () => {
    const config = `${HOUSE_RULE}overrides:\n  - {files: "macros/1*.yaml", kind: complaint}\n`;
    const made = new Project({ 'macrolint.yaml': config, ...many() });
    const one = lint(made, '--threads', '0');
    expect(JSON.parse(one.out).files).toHaveLength(60);
    expect(lint(made, '--threads', '3')).toEqual(one);
    expect(lint(made, '--threads', '2', '--cache')).toEqual(one);
    expect(lint(made, '--threads', '2', '--cache')).toEqual(one);
    expect(lint(made)).toEqual(one);
  });

  test('are too many for few files, and do no harm', () => {
    expect(lint(project(), '--threads', '8')).toEqual(lint(project()));
    expect(lint(project(), '--threads', 'all').err).toContain('It is a whole number, 0 or more.');
    expect(lint(new Project({}), '--threads', '2')).toEqual(lint(new Project({})));
  });
});
