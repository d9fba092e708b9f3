import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { HOUSE_RULE, macro, Project, type Run } from '../cli/project.ts';
import { git, Repository } from './repository.ts';

const TWO_LINES = (first: string, second: string) =>
  `title: Two lines\nkind: closing\nreply: |\n  ${first}\n  ${second}\n`;

/** `path:line rule` of each finding. */
function found({ out }: Run): string[] {
  const { files } = JSON.parse(out) as {
    files: { path: string; findings: { rule: string; range: { start: { line: number } } }[] }[];
  };
  return files.flatMap(({ path, findings }) =>
    findings.map(({ rule, range }) => `${path}:${range.start.line} ${rule}`),
  );
}

const since = (project: Project, ...args: string[]) =>
  project.run(['lint', '--format', 'json', '--since', ...(args.length > 0 ? args : ['main'])]);

/** On a branch of its own, off a `main` that has old faults. */
function repository(files: Readonly<Record<string, string | Buffer>> = {}): Repository {
  const project = new Repository({
    'macrolint.yaml': HOUSE_RULE,
    'macros/old.yaml': macro('The FAQ.', 'Old'),
    'macros/two.yaml': TWO_LINES('The FAQ is here.', 'Thanks.'),
    ...files,
  });
  project.branch('topic');
  return project;
}

describe('only what changed', () => {
  test('with a baseline: what it knows of unchanged lines is not gone, and hides nothing new', () => {
    const project = repository();
    expect(project.run(['baseline', 'update']).code).toBe(0);
    project.commit({ 'macros/two.yaml': TWO_LINES('The FAQ is here.', 'Our FAQ.') });
    const baseline = ['--baseline', 'macrolint-baseline.json'];
    expect(found(since(project, 'main', ...baseline))).toEqual(['macros/two.yaml:5 say-help-centre']);
    expect(project.run(['lint', '--since', 'main', ...baseline]).err).toBe('');
  });

  test('findings on changed lines, in committed, staged, changed and untracked files', () => {
    const project = repository();
    project.commit({ 'macros/committed.yaml': macro('FAQ.', 'C') });
    project.write('macros/staged.yaml', macro('FAQ.', 'S'));
    project.git('add', 'macros/staged.yaml');
    project.write('macros/two.yaml', TWO_LINES('The FAQ is here.', 'Our FAQ.'));
    project.write('macros/new.yaml', macro('FAQ.', 'N'));
    project.write('.gitignore', 'macros/ignored.yaml\n');
    project.write('macros/ignored.yaml', macro('FAQ.', 'I'));
    expect(found(since(project))).toEqual([
      'macros/committed.yaml:3 say-help-centre',
      'macros/new.yaml:3 say-help-centre',
      'macros/staged.yaml:3 say-help-centre',
      'macros/two.yaml:5 say-help-centre',
    ]);
  });

  test('nothing, and code 0, where only old faults are left', () => {
    const project = repository();
    project.commit({ 'macros/two.yaml': TWO_LINES('The FAQ is here.', 'Thank you.') });
    const { code, out } = project.run(['lint', '--since', 'main']);
    expect({ code, out }).toEqual({
      code: 0,
      out: '✔ No problems in 1 changed file, 1 changed macro\n',
    });
    expect(project.run(['lint']).code).toBe(1);
  });

  test('says so where no macro changed', () => {
    const project = repository();
    project.commit({ 'README.md': 'x' });
    expect(project.run(['lint', '--since', 'main'])).toEqual({
      code: 0,
      out: '✔ No problems in 0 changed files, 0 changed macros\n',
      err: '',
    });
  });

  test('since the branch left, not what others did on main meanwhile', () => {
    const project = repository();
    project.commit({ 'macros/mine.yaml': macro('FAQ.', 'M') });
    project.git('switch', '--quiet', 'main');
    project.commit({ 'macros/theirs.yaml': macro('FAQ.', 'T'), 'macros/old.yaml': macro('Fine.', 'Old') });
    project.git('switch', '--quiet', 'topic');
    expect(found(since(project))).toEqual(['macros/mine.yaml:3 say-help-centre']);
  });

  test('of the files that are named, those that changed', () => {
    const project = repository();
    project.commit({ 'macros/a.yaml': macro('FAQ.', 'A'), 'macros/b.yaml': macro('FAQ.', 'B') });
    expect(found(since(project, 'main', 'macros/old.yaml', 'macros/a.yaml'))).toEqual([
      'macros/a.yaml:3 say-help-centre',
    ]);
  });

  test('from a folder below, and by any name of a revision', () => {
    const project = repository();
    const first = project.git('rev-parse', 'HEAD');
    project.commit({ 'macros/a.yaml': macro('FAQ.', 'A') });
    for (const revision of [first, 'HEAD~1', 'main', 'topic~1'])
      expect(found(since(project, revision))).toEqual(['macros/a.yaml:3 say-help-centre']);
    const below = project.run(['lint', '--format', 'json', '--since', 'main'], { cwd: 'macros' });
    expect(found(below)).toEqual(['a.yaml:3 say-help-centre']);
  });
});

describe('files that move', () => {
  test('a rename brings no findings, an edit in it those of its lines', () => {
    const text = (last: string) => `${macro('The FAQ.', 'Old')}tags: [a, b, c, d]\nwhen: ${last}\n`;
    const project = repository({ 'macros/long.yaml': text('never'), 'macros/gone.yaml': macro('FAQ.', 'G') });
    project.git('mv', 'macros/old.yaml', 'macros/a file, moved “here”\\t.yaml');
    project.git('mv', 'macros/long.yaml', 'macros/moved.yaml');
    project.git('rm', '--quiet', 'macros/gone.yaml');
    project.commit({ 'macros/moved.yaml': text('FAQ') });
    expect(found(since(project))).toEqual([]);
    project.commit({ 'macros/a file, moved “here”\\t.yaml': macro('The FAQ, our FAQ.', 'Old') });
    expect(found(since(project))).toEqual([
      'macros/a file, moved “here”\\t.yaml:3 say-help-centre',
      'macros/a file, moved “here”\\t.yaml:3 say-help-centre',
    ]);
  });

  test('a macro that moves within its file counts as new, its neighbours don’t', () => {
    const [a, b] = [macro('The FAQ.', 'A'), macro('Our FAQ.', 'B')];
    const project = repository({ 'macros/list.yaml': `${a}---\n${b}` });
    project.commit({ 'macros/list.yaml': `${b}---\n${a}` });
    expect(found(since(project))).toHaveLength(1);
  });

  test('CRLF, a file without a last line end, one that was executable', () => {
    const crlf = TWO_LINES('The FAQ is here.', 'Thanks.').replaceAll('\n', '\r\n');
    const project = repository({ 'macros/crlf.yaml': crlf, 'macros/end.yaml': macro('Thanks.', 'E') });
    project.commit({
      'macros/crlf.yaml': crlf.replace('Thanks.', 'Our FAQ.'),
      'macros/end.yaml': macro('FAQ.', 'E').trimEnd(),
    });
    execFileSync('chmod', ['+x', join(project.root, 'macros/old.yaml')]);
    expect(found(since(project))).toEqual([
      'macros/crlf.yaml:5 say-help-centre',
      'macros/end.yaml:3 say-help-centre',
    ]);
  });

  test('a file that git takes for binary counts as a whole', () => {
    const project = repository({ '.gitattributes': '*.yaml binary\n' });
    project.commit({
      'macros/two.yaml': TWO_LINES('The FAQ is here.', 'Our FAQ.'),
      'logo.png': Buffer.from([0, 1]),
    });
    expect(found(since(project))).toHaveLength(2);
  });

  test('the user’s own git configuration changes nothing', () => {
    const project = repository();
    for (const [key, value] of [
      ['color.ui', 'always'],
      ['diff.noprefix', 'true'],
      ['diff.external', 'false'],
      ['diff.mnemonicPrefix', 'true'],
      ['diff.renames', 'false'],
      ['diff.context', '9'],
    ])
      project.git('config', key!, value!);
    renameSync(join(project.root, 'macros/old.yaml'), join(project.root, 'macros/new.yaml'));
    project.write('macros/two.yaml', TWO_LINES('The FAQ is here.', 'Our FAQ.'));
    project.git('add', '--all');
    expect(found(since(project))).toEqual(['macros/two.yaml:5 say-help-centre']);
  });
});

describe('what a change brings about elsewhere in its macro', () => {
  const complaint = (empathy: string) => `title: Late
kind: complaint
reply: |
  Hi {{customer.first_name}},
  You told us that your parcel is late.
  ${empathy}
  I have sent a new one today, and it reaches you on {{date}}.
`;

  test('is reported: a complaint that loses its empathy', () => {
    const before = complaint('I can see how much trouble that is for you.');
    const project = repository({ 'macros/late.yaml': before });
    expect(project.run(['lint', 'macros/late.yaml']).code).toBe(0);
    project.commit({ 'macros/late.yaml': before.replace(/^ {2}I can see.*\n/m, '') });
    expect(found(since(project))).toEqual(['macros/late.yaml:1 missing-empathy']);
  });

  test('is not reported where it was so before, also under another title', () => {
    const before = complaint('Thank you for your patience.');
    const project = repository({ 'macros/late.yaml': before });
    expect(project.run(['lint', 'macros/late.yaml']).code).toBe(1);
    project.commit({ 'macros/late.yaml': before.replace('today', 'this morning') });
    expect(found(since(project))).toEqual([]);
    project.commit({
      'macros/late.yaml': before.replace('kind:', 'tags: [x]\nkind:').replace('parcel', 'order'),
    });
    expect(found(since(project))).toEqual([]);
    project.commit({ 'macros/two.yaml': TWO_LINES('The FAQ is here.', 'Thanks.').replace('Two', 'Both') });
    expect(found(since(project))).toEqual([]);
  });
});

describe('what stands in the way', () => {
  test('no repository', () => {
    const { code, out, err } = new Project({ 'macros/a.yaml': macro() }).run(['lint', '--since', 'main'], {
      env: { GIT_CEILING_DIRECTORIES: tmpdir() },
    });
    expect({ code, out, err }).toEqual({
      code: 2,
      out: '',
      err: '✖ --since needs a git repository: there is none here or above.\n',
    });
  });

  test('no git', () => {
    const { code, err } = repository().run(['lint', '--since', 'main'], { env: { PATH: '/nowhere' } });
    expect(code).toBe(2);
    expect(err).toContain('--since needs git, and git can’t be run here');
  });

  test('no such revision', () => {
    const project = repository();
    const { code, err } = since(project, 'nowhere');
    expect(code).toBe(2);
    expect(err).toBe('✖ There is no revision nowhere here. Fetch it first: git fetch origin nowhere\n');
    expect(since(project, '--output=x').err).toContain('There is no revision --output=x here.');
    project.git('update-ref', 'refs/remotes/origin/trunk', 'HEAD');
    expect(since(project, 'trunk').err).toBe(
      '✖ There is no revision trunk here. Did you mean origin/trunk?\n',
    );
  });

  test('standard input', () => {
    const { code, err } = repository().run(['lint', '--since', 'main', '--stdin-filename', 'macros/a.yaml']);
    expect({ code, err }).toEqual({
      code: 2,
      err: '✖ --since compares files; it knows nothing of standard input.\n',
    });
  });

  test('no commit yet', () => {
    const project = new Project({ 'macros/a.yaml': macro() });
    git(project.root, 'init', '--quiet');
    expect(since(project, 'HEAD').err).toContain('There is no revision HEAD here.');
  });

  test('histories without a common commit', () => {
    const project = repository();
    project.git('switch', '--quiet', '--orphan', 'other');
    project.commit({ 'macros/a.yaml': macro() });
    expect(since(project).err).toBe(
      '✖ main and HEAD have no commit in common, so nothing can be said about what changed.\n',
    );
  });

  test('a shallow clone without the base says how to fetch it', () => {
    const project = repository();
    project.commit({ 'macros/a.yaml': macro('FAQ.', 'A') });
    project.git('switch', '--quiet', 'main');
    project.commit({ 'macros/b.yaml': macro('FAQ.', 'B') });
    const clone = realpathSync(mkdtempSync(join(tmpdir(), 'macrolint-')));
    onTestFinished(() => rmSync(clone, { recursive: true, force: true }));
    git(
      clone,
      'clone',
      '--quiet',
      '--depth=1',
      '--no-single-branch',
      '--branch=topic',
      `file://${project.root}`,
      '.',
    );
    const shallow = new Project({});
    const run = (revision: string) => shallow.run(['lint', '--since', revision], { cwd: clone });
    expect(run('origin/main')).toEqual({
      code: 2,
      out: '',
      err: '✖ The history here is too short to tell where this branch left origin/main. Fetch all of it: git fetch --unshallow; on GitHub give actions/checkout fetch-depth: 0, on GitLab set GIT_DEPTH: 0.\n',
    });
    expect(run('topic~1').err).toContain(
      'There is no revision topic~1 here. This is a shallow clone. Fetch all',
    );
    git(clone, 'fetch', '--quiet', '--unshallow');
    expect(run('origin/main').out).toContain('macros/a.yaml');
  });
});
