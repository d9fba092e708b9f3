import { expect, test } from 'vitest';
import { endingFor, macroFolders } from '../../client/src/macroFolders.ts';

const ROOT = 'file:///repo';

test('macros stand in folders called macros and beside *.macro.yaml', () => {
  expect(folders('macros/orders/late.yaml', 'macros/hello.yaml', 'team/a.macro.yml', 'compose.yaml')).toEqual(
    ['macros', 'macros/orders', 'team'],
  );
});

test('where no name says so, macros are below the configuration', () => {
  expect(
    folders('support/macrolint.yaml', 'support/billing/a.yaml', 'support/.ci/x.yaml', 'compose.yaml'),
  ).toEqual(['support/billing']);
});

test('a repository without either has no folder of macros', () => {
  expect(folders('compose.yaml', '.github/workflows/ci.yaml')).toEqual([]);
});

test.each([
  ['macros', [], '.yaml'],
  ['macros/orders', ['macros/orders/a.macro.yaml'], '.macro.yaml'],
  ['replies', [], '.macro.yaml'],
  ['replies', ['macrolint.yaml', 'replies/a.yaml'], '.yaml'],
  ['', ['macrolint.yaml'], '.macro.yaml'],
])('a file in “%s” beside %j ends in %s', (folder, files, ending) => {
  expect(endingFor(folder ? `${ROOT}/${folder}` : ROOT, inRoot(files))).toBe(ending);
});

function folders(...files: string[]): string[] {
  return macroFolders(inRoot(files)).map((uri) => uri.slice(ROOT.length + 1));
}

function inRoot(files: readonly string[]): string[] {
  return files.map((file) => `${ROOT}/${file}`);
}
