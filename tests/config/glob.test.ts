import { matchesGlob } from 'node:path/posix';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileGlobs, GlobError, namesDotFiles } from '../../server/src/engine/config/glob.ts';

const matches = (glob: string, path: string) => compileGlobs([glob])(path);

describe('a glob', () => {
  test.each([
    ['macros/**/*.{yaml,yml}', 'macros/a.yaml', true],
    ['macros/**/*.{yaml,yml}', 'macros/b/c/a.yml', true],
    ['macros/**/*.{yaml,yml}', 'x/macros/a.yaml', false],
    ['macros/**/*.{yaml,yml}', 'macros/a.json', false],
    ['**/*.macro.{yaml,yml}', 'a.macro.yaml', true],
    ['**/*.macro.{yaml,yml}', 'a/b/c.macro.yml', true],
    ['**/x/**/y', 'a/x/b/x/c/y', true],
    ['**/x/**/y', 'a/b/y', false],
    ['*.yaml', 'a/b.yaml', false],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['[a-c]x', 'bx', true],
    ['[!a-c]x', 'bx', false],
    ['a*b*c', 'aXbbYc', true],
    ['a*b*c', 'aXbbY', false],
    ['{a,b}/{c,d}', 'b/d', true],
    ['{a,{b,c}}', 'c', true],
    ['./a/*', 'a/b', true],
    ['/a/*', 'a/b', true],
    ['greetings', 'greetings/a/b.yaml', true],
    ['greetings/', 'greetings/a.yaml', true],
    ['greetings', 'greetings.yaml', false],
    ['*', '.hidden', false],
    ['**', 'a/.hidden/b', false],
    ['.*', '.hidden', true],
    ['.github/*.yml', '.github/replies.yml', true],
    ['a.c', 'abc', false],
    ['(a|b)+', '(a|b)+', true],
  ])('%s and %s: %s', (glob, path, expected) => {
    expect(matches(glob, path)).toBe(expected);
  });

  test.each([
    ['a{b', 'partner'],
    ['a}b', 'partner'],
    ['[ab', 'never closed'],
    ['[z-a]', 'no range'],
    ['a\\b', 'forward slashes'],
    [' ', 'empty'],
    ['{a,b}'.repeat(20), '200 paths'],
    ['a'.repeat(501), '500 characters'],
  ])('%s can’t be read', (glob, reason) => {
    expect(() => compileGlobs([glob])).toThrow(GlobError);
    expect(() => compileGlobs([glob])).toThrow(reason);
  });

  test('means what it means elsewhere', () => {
    const name = fc.stringMatching(/^[ab]{1,4}$/);
    const part = fc.oneof(
      fc.constant('**'),
      fc.stringMatching(/^[ab*?]{1,3}[*?]$/).filter((glob) => !glob.includes('**')),
    );
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
    const glob = fc
      .tuple(fc.array(fc.oneof(part, name), { maxLength: 3 }), fc.constantFrom('*', 'a*', '?b', '**/*'))
      .map(([parts, last]) => [...parts, last].join('/'));
    fc.assert(
      fc.property(glob, path, (glob, path) => {
        expect(matches(glob, path)).toBe(matchesGlob(path, glob));
      }),
      { numRuns: 1000 },
    );
  });

  test('takes no longer than its length and the path’s allow', () => {
    const begun = performance.now();
    expect(matches('*a'.repeat(200), `${'a'.repeat(250)}b`)).toBe(false);
    expect(matches(`${'**/a/'.repeat(90)}b`, `${'a/'.repeat(2000)}c`)).toBe(false);
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  test('says whether it looks at hidden files', () => {
    expect(['.github/*', '**/.x/*', '{a,.b}/*'].every(namesDotFiles)).toBe(true);
    expect(['a/*', './a/*', '../a', 'a.b/*'].some(namesDotFiles)).toBe(false);
  });
});
