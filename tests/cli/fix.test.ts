import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { CLI, HOUSE_RULE, macro, Project } from './project.ts';

const MESSY = `\uFEFF# Owner: care\r
title:   "Help"   # shown in the menu\r
kind: 'closing'\r
\r
reply: |\r
  See our FAQ.\r
  The FAQ\u00a0knows “all” — 😀.\t\r
x-note: >-\r
   FAQ in a note stays\r
\r
# the end`;

describe('fix', () => {
  test('changes the words and keeps every other byte', () => {
    const project = new Project({
      'macrolint.yaml': HOUSE_RULE,
      'macros/a.yaml': MESSY,
      'macros/b.yaml': macro(),
    });
    chmodSync(join(project.root, 'macros/a.yaml'), 0o640);
    const { code, out, err } = project.run(['fix']);
    expect(project.read('macros/a.yaml')).toBe(
      MESSY.replace('our FAQ.', 'our help centre.').replace('The FAQ', 'The help centre'),
    );
    expect(project.read('macros/b.yaml')).toBe(macro());
    expect(statSync(join(project.root, 'macros/a.yaml')).mode & 0o777).toBe(0o640);
    expect(readdirSync(join(project.root, 'macros'))).toEqual(['a.yaml', 'b.yaml']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^macros\/a\.yaml\n(?: {2}.*say-help-centre\n){2}\n✔ Fixed 2 problems in 1 file\n$/);
  });

  test('finds nothing more to do the second time', () => {
    const project = new Project({ 'macrolint.yaml': HOUSE_RULE, 'macros/a.yaml': MESSY });
    project.run(['fix']);
    expect(project.run(['fix'])).toEqual({ code: 0, out: '✔ Nothing to fix\n', err: '' });
  });

  test('--dry-run writes nothing and prints a diff that git can apply', () => {
    const project = new Project({
      'macrolint.yaml': HOUSE_RULE,
      'macros/a.yaml': MESSY,
      'macros/b c.yaml': macro('See the FAQ.'),
    });
    const { code, out, err } = project.run(['fix', '--dry-run']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(project.read('macros/a.yaml')).toBe(MESSY);
    expect(out).toContain('--- a/macros/a.yaml\n+++ b/macros/a.yaml\n@@ ');
    expect(out).toContain('-  See our FAQ.\r\n');
    execFileSync('git', ['apply', '-'], { cwd: project.root, input: out, stdio: 'pipe' });
    const patched = [project.read('macros/a.yaml'), project.read('macros/b c.yaml')];
    project.write('macros/a.yaml', MESSY);
    project.write('macros/b c.yaml', macro('See the FAQ.'));
    project.run(['fix']);
    expect([project.read('macros/a.yaml'), project.read('macros/b c.yaml')]).toEqual(patched);
  });

  test('--check writes nothing and ends with 1 where something would change', () => {
    const project = new Project({
      'macrolint.yaml': HOUSE_RULE,
      'macros/a.yaml': macro('See the FAQ.'),
      'macros/b.yaml': macro(),
    });
    const { code, out } = project.run(['fix', '--check']);
    expect(code).toBe(1);
    expect(out).toContain('1 problem can be fixed in 1 file');
    expect(project.read('macros/a.yaml')).toBe(macro('See the FAQ.'));
    expect(project.run(['fix', '--check', 'macros/b.yaml']).code).toBe(0);
  });

  test('with --stdin-filename prints the fixed text and nothing else', () => {
    const project = new Project({ 'macrolint.yaml': HOUSE_RULE });
    const run = (input: string) => project.run(['fix', '--stdin-filename', 'macros/a.yaml'], { input });
    expect(run(MESSY).out).toBe(
      MESSY.replace('our FAQ.', 'our help centre.').replace('The FAQ', 'The help centre'),
    );
    expect(run(macro())).toEqual({ code: 0, out: macro(), err: '' });
  });

  test('writes through a link that is named, and keeps it', () => {
    const project = new Project({ 'macrolint.yaml': HOUSE_RULE, 'real.yaml': macro('See the FAQ.') });
    symlinkSync('real.yaml', join(project.root, 'link.yaml'));
    expect(project.run(['fix', 'link.yaml']).code).toBe(0);
    expect(lstatSync(join(project.root, 'link.yaml')).isSymbolicLink()).toBe(true);
    expect(project.read('real.yaml')).toBe(macro('See the help centre.'));
  });

  test.skipIf(process.platform === 'win32')('ends between two files when it is interrupted', async () => {
    const [faulty, mended] = [macro('Read the FAQ.'), macro('Read the help centre.')];
    const paths = Array.from({ length: 1500 }, (_, i) => `macros/${i}.yaml`);
    const project = new Project({
      'macrolint.yaml': HOUSE_RULE,
      ...Object.fromEntries(paths.map((path) => [path, faulty])),
    });
    const child = spawn(process.execPath, [CLI, 'fix'], { cwd: project.root });
    child.stdout.once('data', () => child.kill('SIGINT'));
    const err = text(child.stderr);
    const [code] = await once(child, 'close');
    expect({ code, err: await err }).toEqual({
      code: 130,
      err: expect.stringMatching(/^Interrupted after \d+ files?; the others were left as they were\.\n$/),
    });
    const texts = paths.map((path) => project.read(path));
    expect(new Set(texts)).toEqual(new Set([faulty, mended]));
    expect(readdirSync(join(project.root, 'macros'))).toHaveLength(paths.length);
  });

  test('leaves a file alone that is not UTF-8', () => {
    const bytes = Buffer.from(macro('FAQ, caf\u00e9.'), 'latin1');
    const project = new Project({
      'macrolint.yaml': HOUSE_RULE,
      'macros/a.yaml': bytes,
      'macros/b.yaml': macro('See the FAQ.'),
    });
    const { code, err } = project.run(['fix']);
    expect(code).toBe(2);
    expect(err).toBe('✖ macros/a.yaml is not UTF-8 and was left as it is.\n');
    expect(readFileSync(join(project.root, 'macros/a.yaml'))).toEqual(bytes);
    expect(project.read('macros/b.yaml')).toBe(macro('See the help centre.'));
  });
});
