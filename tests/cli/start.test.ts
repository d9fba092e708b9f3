import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { macro } from './project.ts';

let folder: string;
const kept = () => join(folder, 'program.v8');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'macrolint-start-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync('dist', folder, { recursive: true, filter: (path) => !/\.v8|\.map$|web$|server\.js$/.test(path) });
});

function lint(): string {
  const args = ['lint', '--stdin-filename', 'a.macro.yaml', '--fail-on', 'never'];
  const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'cli.mjs'), ...args], {
    input: macro(),
    encoding: 'utf8',
  });
  return stdout + stderr;
}

test('a second run says what the first one said, with what was kept of it', () => {
  const first = lint();
  expect(first).toContain('1 file');
  const bytes = readFileSync(kept());
  expect(lint()).toBe(first);
  expect(readFileSync(kept()).equals(bytes)).toBe(true);
  expect(readdirSync(folder).filter((name) => name.includes('.v8'))).toEqual(['program.v8']);
});

test('what was kept of another program of the same length is not used', () => {
  const first = lint();
  const program = join(folder, 'program.cjs');
  const [hash, ...lines] = readFileSync(program, 'latin1').split('\n');
  const changed = lines.join('\n').replaceAll('No problems', 'No troubles');
  writeFileSync(program, [hash!.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), changed].join('\n'));
  expect(first).toContain('No problems');
  expect(lint()).toBe(first.replace('No problems', 'No troubles'));
});

test.each([
  ['is something else', () => writeFileSync(kept(), readFileSync(kept()).fill(7))],
  ['is cut short', () => writeFileSync(kept(), readFileSync(kept()).subarray(0, 5000))],
  ['is empty', () => writeFileSync(kept(), '')],
])('where what was kept %s, it is made anew', (_, spoil) => {
  const first = lint();
  const good = readFileSync(kept()).length;
  spoil();
  expect(lint()).toBe(first);
  expect(readFileSync(kept()).length).toBeGreaterThan(good / 2);
});

test('where nothing can be kept, macrolint runs all the same and leaves nothing behind', () => {
  mkdirSync(kept());
  expect(lint()).toContain('1 file');
  expect(readdirSync(folder).filter((name) => name.includes('.v8'))).toEqual(['program.v8']);
});
