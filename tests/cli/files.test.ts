import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HOUSE_RULE, macro, Project } from './project.ts';

describe('which files are linted', () => {
  test('by default: *.macro.yaml anywhere, and folders called macros', () => {
    const project = new Project({
      'macros/a.yaml': macro(),
      'macros/deep/b.yml': macro(),
      'macros/notes.txt': 'x',
      'elsewhere/c.macro.yaml': macro(),
      'elsewhere/d.yaml': macro(),
      'node_modules/x/macros/e.macro.yaml': macro(),
      '.github/f.macro.yaml': macro(),
    });
    expect(project.linted()).toEqual(['elsewhere/c.macro.yaml', 'macros/a.yaml', 'macros/deep/b.yml']);
  });

  test('by the configuration: include, exclude, shapes', () => {
    const project = new Project({
      'macrolint.yaml': `include: ["replies/*.yaml", ".github/replies.yml"]
exclude: replies/draft-*.yaml
shapes:
  - {files: bot.yml, text: "messages[*].say"}
`,
      'replies/a.yaml': macro(),
      'replies/draft-b.yaml': macro(),
      'macros/c.yaml': macro(),
      'bot.yml': 'messages:\n  - say: Thanks.\n',
      'other.yml': 'messages:\n  - say: Thanks.\n',
      '.github/replies.yml': 'replies:\n  - name: A\n    body: Thanks.\n',
      '.github/workflow.yml': 'on: push\n',
    });
    expect(project.linted()).toEqual(['.github/replies.yml', 'bot.yml', 'replies/a.yaml']);
    expect(project.linted('.')).toEqual(['.github/replies.yml', 'bot.yml', 'replies/a.yaml']);
  });

  test('a file that is named always; of a folder that is named, what is plainly a macro', () => {
    const project = new Project({
      'replies/a.yaml': macro(),
      'replies/values.yaml': 'replicas: 3\n',
      'notes.txt': macro(),
    });
    expect(project.linted('replies')).toEqual(['replies/a.yaml']);
    expect(project.linted('notes.txt', 'replies/values.yaml')).toEqual(['notes.txt', 'replies/values.yaml']);
  });

  test('a file that include matches and that is no macro is reported', () => {
    const project = new Project({ 'macros/values.yaml': 'replicas: 3\n' });
    const { code, out } = project.run(['lint']);
    expect(code).toBe(1);
    expect(out).toContain('macros/values.yaml');
    expect(out).toContain('macro-shape');
  });

  test('not what git ignores, at any level', () => {
    const project = new Project({
      '.git/info/exclude': 'private/\n',
      '.gitignore': '*.tmp.yaml\n/macros/build/\n# !macros/a.yaml\n',
      'macros/.gitignore': 'draft*\n!draft-good.yaml\n',
      'macros/a.yaml': macro(),
      'macros/b.tmp.yaml': macro(),
      'macros/build/c.yaml': macro(),
      'macros/private/d.yaml': macro(),
      'macros/draft.yaml': macro(),
      'macros/draft-good.yaml': macro(),
      'macros/deep/draft-e.yaml': macro(),
    });
    expect(project.linted()).toEqual(['macros/a.yaml', 'macros/draft-good.yaml']);
    expect(project.linted('macros/deep', 'macros/build/c.yaml')).toEqual(['macros/build/c.yaml']);
    expect(project.linted('macros/*.yaml')).toEqual(['macros/a.yaml', 'macros/draft-good.yaml']);
  });

  test('globs, also for files that no include matches', () => {
    const project = new Project({ 'a/x.yaml': macro(), 'a/deep/y.yaml': macro(), 'b/z.yaml': macro() });
    expect(project.linted('a/**/*.yaml')).toEqual(['a/deep/y.yaml', 'a/x.yaml']);
    expect(project.linted('{a,b}/?.yaml')).toEqual(['a/x.yaml', 'b/z.yaml']);
    expect(project.linted('./a/*.yaml', 'a/x.yaml')).toEqual(['a/x.yaml']);
  });

  test.each([
    ['nowhere.yaml', '✖ There is no file or folder nowhere.yaml.\n'],
    ['nowhere/*.yaml', '✖ No file matches nowhere/*.yaml.\n'],
    ['a{b/*.yaml', '✖ The glob a{b/*.yaml can’t be read: a “{” or “}” lacks its partner.\n'],
  ])('%s is wrong usage', (path, err) => {
    expect(new Project({}).run(['lint', path])).toEqual({ code: 2, out: '', err });
  });

  test('from below the configuration, with paths relative to the working folder', () => {
    const project = new Project({ 'macrolint.yaml': '', 'macros/a.yaml': macro(), 'docs/x.md': '' });
    const { out } = project.run(['lint', '--format', 'json'], { cwd: 'docs' });
    expect(JSON.parse(out).files[0].path).toBe('../macros/a.yaml');
  });

  test('each by the nearest configuration upwards', () => {
    const project = new Project({
      'macrolint.yaml': HOUSE_RULE,
      'macros/a.yaml': macro('Read the FAQ.'),
      'shop/macrolint.yaml': 'include: "*.yaml"\n',
      'shop/b.yaml': macro('Read the FAQ.'),
      'shop/macros/c.yaml': macro('Read the FAQ.'),
    });
    const report = JSON.parse(project.run(['lint', '--format', 'json']).out);
    expect(
      report.files.map((file: { path: string; findings: unknown[] }) => [file.path, file.findings.length]),
    ).toEqual([
      ['macros/a.yaml', 1],
      ['shop/b.yaml', 0],
    ]);
  });

  test('one that states no include takes none of its folder’s files away', () => {
    const rules = 'rules: {vague-time: off}\n';
    for (const [above, path] of [
      [undefined, 'macros/legal'],
      ['include: "replies/**/*.yaml"\n', 'replies/legal'],
    ] as const) {
      const project = new Project({
        '.git/HEAD': '',
        ...(above && { 'macrolint.yaml': above }),
        [`${path}/macrolint.yaml`]: rules,
        [`${path}/a.yaml`]: macro('We will answer soon, I think.'),
      });
      for (const cwd of ['.', path])
        expect(project.run(['lint', '--format', 'json'], { cwd }).out).toContain('"hedging"');
      expect(project.run(['lint', '--format', 'json']).out).not.toContain('"vague-time"');
    }
  });

  test('an include that matches nothing is a mistake', () => {
    const project = new Project({
      'macrolint.yaml': 'include: "replies/**/*.yaml"\n',
      'macros/a.yaml': macro(),
    });
    for (const command of ['lint', 'fix', 'outline', 'preview', 'test']) {
      const { code, err } = project.run([command]);
      expect({ command, code }).toEqual({ command, code: 2 });
      expect(err).toContain('macrolint.yaml includes replies/**/*.yaml, and nothing that matches');
    }
  });

  test.each(['outline', 'preview', 'test'])('%s names a macro file that it can’t read', (command) => {
    const project = new Project({
      'macros/a.yaml': macro(),
      'macros/broken.yaml': 'title: a\nreply: "b\nscenarios: [{expect: []}]\n',
      'macros/latin.yaml': Buffer.from('title: caf\xe9\nreply: b\nscenarios: [{expect: []}]\n', 'latin1'),
    });
    const { code, err } = project.run([command]);
    expect(code).toBe(2);
    expect(err).toContain('macros/broken.yaml was passed over: no macro in it can be read.');
    expect(err).toContain('macros/latin.yaml was passed over: it is not UTF-8.');
  });

  test('a configuration that is named is checked, not linted', () => {
    const project = new Project({ 'macrolint.yaml': HOUSE_RULE, 'bad/macrolint.yaml': 'extend: strict\n' });
    expect(project.linted('macrolint.yaml')).toEqual([]);
    expect(project.run(['lint', 'bad/macrolint.yaml']).code).toBe(2);
  });

  test('a configuration under another name is not passed over in silence', () => {
    const { code, err } = new Project({ 'macrolint.yml': '', 'macros/a.yaml': macro() }).run(['lint']);
    expect(code).toBe(2);
    expect(err).toContain('the configuration is called macrolint.yaml. Rename it.');
  });

  test('--config replaces them', () => {
    const project = new Project({
      'macrolint.yaml': 'include: "nothing/*"\n',
      'ci/strict.yaml': HOUSE_RULE,
      'macros/a.yaml': macro('Read the FAQ.'),
    });
    expect(project.linted('--config', 'ci/strict.yaml')).toEqual(['macros/a.yaml']);
    const { code, err } = project.run(['lint', '--config', 'nowhere.yaml']);
    expect(code).toBe(2);
    expect(err).toContain('nowhere.yaml can’t be read: there is no such file.');
  });
});

describe('symbolic links', () => {
  test('a loop of folders ends', () => {
    const project = new Project({ 'macros/a.yaml': macro() });
    symlinkSync('..', join(project.root, 'macros/loop'));
    expect(project.linted()).toEqual(['macros/a.yaml']);
  });

  test('a link is followed where it is named, and says so where it leads nowhere', () => {
    const project = new Project({ 'real/a.yaml': macro() });
    symlinkSync('real', join(project.root, 'link'));
    symlinkSync('real/gone.yaml', join(project.root, 'dangling.yaml'));
    symlinkSync('self.yaml', join(project.root, 'self.yaml'));
    mkdirSync(join(project.root, 'macros'));
    symlinkSync('../real/gone.yaml', join(project.root, 'macros/dangling.yaml'));
    expect(project.linted('link/a.yaml')).toEqual(['link/a.yaml']);
    expect(project.linted()).toEqual([]);
    const { code, err } = project.run(['lint', 'dangling.yaml']);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('dangling.yaml can’t be read') });
    expect(project.run(['lint', 'self.yaml'])).toEqual({
      code: 2,
      out: '',
      err: '✖ self.yaml can’t be read: its symbolic links run in a circle.\n',
    });
  });
});
