import { execFileSync } from 'node:child_process';
import { mkdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HOUSE_RULE, macro, Project } from './project.ts';

describe('bad input', () => {
  test('binary, huge, vanished and odd files are named, and the others are linted', () => {
    const project = new Project({
      'macrolint.yaml': HOUSE_RULE,
      'macros/a.yaml': macro('FAQ.'),
      'macros/binary.yaml': Buffer.from('title: x\0\0\0'),
      'macros/huge.yaml': '',
      'macros/utf16.yaml': Buffer.from('\uFEFFtitle: x\n', 'utf16le'),
    });
    truncateSync(join(project.root, 'macros/huge.yaml'), 50 * 1024 * 1024);
    mkdirSync(join(project.root, 'macros/folder.yaml'));
    const { code, out, err } = project.run(['lint']);
    expect(code).toBe(2);
    expect(out).toContain('✖ 1 problem'.replace('✖', '▲'));
    expect(err).toBe(`✖ macros/binary.yaml can’t be read: it is a binary file, not text.
✖ macros/huge.yaml can’t be read: it is larger than 5 MB; macrolint reads replies, not archives.
✖ macros/utf16.yaml can’t be read: it is UTF-16; save it as UTF-8.
`);
  });

  test('a file that is not UTF-8 is a finding at the first bad byte', () => {
    const project = new Project({ 'macros/a.yaml': Buffer.from(macro('It is a caf\u00e9.'), 'latin1') });
    const { code, out } = project.run(['lint']);
    expect(code).toBe(1);
    expect(out).toContain('✖ error  3:19  macro-shape');
    expect(out).toContain('not UTF-8');
  });

  test('a configuration that is not UTF-8 is said to be', () => {
    const config = Buffer.from('rules: {hedging: off} # caf\u00e9\n', 'latin1');
    const { code, err } = new Project({ 'macrolint.yaml': config, 'macros/a.yaml': macro('Hi.') }).run([
      'lint',
    ]);
    expect(code).toBe(2);
    expect(err).toContain('macrolint.yaml:1:28\n');
    expect(err).toContain('This file is not UTF-8');
  });

  test('a title without end is cut', () => {
    const project = new Project({
      'a.yaml': `title: ${'so long '.repeat(9999)}\nkind: other\nreply: I think so it broke.\n`,
    });
    const { out } = project.run(['lint', 'a.yaml']);
    expect(out).toContain('so…');
    expect(Math.max(...out.split('\n').map(({ length }) => length))).toBeLessThan(200);
  });

  test.skipIf(process.platform === 'win32')('a pipe is not waited for', () => {
    const project = new Project({});
    execFileSync('mkfifo', [join(project.root, 'pipe.yaml')]);
    const { code, err } = project.run(['lint', 'pipe.yaml']);
    expect(code).toBe(2);
    expect(err).toContain('it is no regular file');
  });

  test('broken and hostile YAML are findings', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x]\n${'bcdefghij'
      .split('')
      .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[i]}`).join(',')}]`)
      .join('\n')}\ntitle: x\nreply: *j\n`;
    const project = new Project({
      'macros/bomb.yaml': bomb,
      'macros/broken.yaml': 'title: "x\nreply: [',
      'macros/deep.yaml': '['.repeat(100_000),
      'macros/empty.yaml': '',
    });
    const { code, out, err } = project.run(['lint', '--format', 'json']);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    const { files } = JSON.parse(out) as { files: { path: string; findings: unknown[] }[] };
    for (const name of ['bomb', 'broken', 'deep']) {
      expect(files.find(({ path }) => path === `macros/${name}.yaml`)?.findings).not.toEqual([]);
    }
  });
});

describe('a configuration that can’t be used', () => {
  const run = (config: string) =>
    new Project({ 'macrolint.yaml': config, 'macros/a.yaml': macro() }).run(['lint']);

  test('names the line of each fault', () => {
    const { code, out, err } = run(`extends: balanced
platfrom: zendesk
rules:
  hedgin: off
  blame: {severity: wrong}
phrases:
  - id: say-x
    find: ["help (me", ok]
`);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(
      '✖ macrolint.yaml:2:1\n    │ platfrom: zendesk\n    │ ~~~~~~~~\n    Unknown key `platfrom`. Did you mean `platform`?',
    );
    expect(err).toContain('macrolint.yaml:4:3');
    expect(err).toContain('macrolint.yaml:5:21');
    expect(err).toContain('3 problems in the configuration; nothing was done.');
  });

  test('names the place in a phrase', () => {
    const { code, err } = run('phrases:\n  - id: say-x\n    find: [ok, "help (me"]\n');
    expect(code).toBe(2);
    expect(err).toContain(
      '✖ macrolint.yaml:3:22\n    │ find: [ok, "help (me"]\n    │                  ~~~\n',
    );
    expect(err).toContain('This phrase can’t be read');
  });

  test.each([
    ['broken YAML', 'rules: [\n'],
    ['binary', '\0'],
    ['no map', '- a\n- b\n'],
    ['two documents', 'extends: strict\n---\nextends: gentle\n'],
    ['a key twice', 'extends: strict\nextends: gentle\n'],
    ['deep nesting', '{'.repeat(50_000)],
    [
      'aliases without end',
      `x-a: &a [1,1,1,1,1,1,1,1]\n${'bcdefgh'
        .split('')
        .map((n, i) => `x-${n}: &${n} [${Array(9).fill(`*${'abcdefg'[i]}`).join()}]\n`)
        .join('')}`,
    ],
    ['prototype keys', 'rules: {__proto__: off, constructor: off}\n'],
    ['a glob that opens', 'include: "macros/{a,b"\n'],
    ['a glob that explodes', `include: "${'{a,b}'.repeat(40)}"\n`],
    ['a rule twice', 'phrases:\n  - {id: hedging, find: x}\n'],
  ])('%s', (_, config) => {
    const { code, out, err } = run(config);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/macrolint\.yaml/);
    expect(err).not.toMatch(/fault is its own/);
  });

  test('that is a folder counts as none', () => {
    const project = new Project({ 'macrolint.yaml/x': '', 'macros/a.yaml': macro() });
    expect(project.linted()).toEqual(['macros/a.yaml']);
  });
});

describe('a configuration that wants to take long', () => {
  test('10,000 phrases', () => {
    const phrases = Array.from(
      { length: 10_000 },
      (_, i) => `      - our word${i} (alpha|beta)? ... for thing${i % 97}\n`,
    );
    const project = new Project({
      'macrolint.yaml': `phrases:\n  - id: house\n    find:\n${phrases.join('')}    say: it\n`,
      'macros/a.yaml': macro('This is our word77 alpha, made for thing77.'),
    });
    const { code, out } = project.run(['lint']);
    expect(code).toBe(1);
    expect(out).toContain('house');
  }, 20_000);

  test('globs and phrases that would make a regular expression search for ages', () => {
    const name = 'a'.repeat(200);
    const project = new Project({
      'macrolint.yaml': `include: ["${'*a'.repeat(60)}b", "macros/*", "${'**/a/'.repeat(60)}b"]
phrases:
  - {id: nested, find: "${'(a|a '.repeat(10)}x${')'.repeat(10)}"}
  - {id: gaps, find: "a ...12 a ...12 a ...12 b"}
`,
      [`macros/${name}.yaml`]: macro('a '.repeat(20_000)),
      [`${'a/'.repeat(100)}c`]: '',
      '.gitignore': `${'*a'.repeat(60)}b\n`,
    });
    expect(project.run(['lint', '--fail-on', 'never']).code).toBe(0);
  });
});
