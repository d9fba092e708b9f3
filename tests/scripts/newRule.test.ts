import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const copy = realpathSync(mkdtempSync(join(tmpdir(), 'macrolint-new-rule-')));
for (const path of [
  'server/src',
  'macros-schema',
  'scripts',
  'tests/atEnd.ts',
  'tests/rules',
  'tests/setup.ts',
  'package.json',
  'vitest.config.mts',
  'biome.json',
])
  cpSync(path, join(copy, path), { recursive: true });
symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function run(...args: string[]): { code: number | null; out: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  });
  return { code: status, out: stdout + stderr };
}

const newRule = (...names: string[]) => run('scripts/run.mjs', 'scripts/newRule.ts', ...names);
const read = (path: string) => readFileSync(join(copy, path), 'utf8');

describe('npm run new-rule', () => {
  test('begins a rule that passes the tests', () => {
    expect(newRule('empty-promise')).toMatchObject({ code: 0 });
    expect(read('server/src/engine/rules/index.ts')).toContain(
      "import { dismissive } from './dismissive/rule.ts';\nimport { emptyPromise } from './empty-promise/rule.ts';\n",
    );
    expect(read('server/src/engine/vocabulary.ts')).toContain("  'empty-promise',\n  'missing-");
    expect(JSON.parse(read('macros-schema/config.schema.json')).$defs.rules.properties).toHaveProperty(
      'empty-promise',
    );

    const tests = run('node_modules/vitest/vitest.mjs', 'run', 'tests/rules', '-t', 'empty-promise');
    expect(tests.out).toMatch(/Tests +\d+ passed/);
    expect(tests.code).toBe(0);
  });

  test('leaves the code in good form', () => {
    const paths = [
      'server/src/engine/rules/empty-promise/rule.ts',
      'macros-schema',
      'server/src/engine/vocabulary.ts',
    ];
    const { out, code } = run(
      'node_modules/@biomejs/biome/bin/biome',
      'check',
      '--vcs-enabled=false',
      ...paths,
    );
    expect(code, out).toBe(0);
  });

  test.each([
    [[], 'usage'],
    [['Empty Promise'], 'can’t be the name'],
    [['../empty'], 'can’t be the name'],
    [['no-promise'], 'Name the fault itself: promise'],
    [['hedging'], 'already'],
    [['delete'], 'means something else'],
  ])('refuses %j', (names, reason) => {
    const before = read('server/src/engine/rules/index.ts');
    const { code, out } = newRule(...names);
    expect(code).toBe(2);
    expect(out).toContain(reason);
    expect(read('server/src/engine/rules/index.ts')).toBe(before);
  });
});
