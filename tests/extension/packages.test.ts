import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listFiles } from '@vscode/vsce';
import { expect, onTestFinished, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { CLI, CLI_DATA, EXTENSION } from '../../scripts/bundles.mjs';
import { stage } from '../../scripts/stage.mjs';

test('the .vsix holds what the manifest names and little else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'macrolint-staged-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  stage(folder);
  const { contributes, icon } = manifest;
  const walkthrough = readdirSync('walkthrough').map((name) => `walkthrough/${name}`);
  const named = [icon, ...contributes.grammars.map(({ path }) => path)];
  named.push(
    ...contributes.snippets.map(({ path }) => path),
    ...contributes.yamlValidation.map(({ url }) => url),
  );
  expect((await listFiles({ cwd: folder })).sort()).toEqual(
    [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'l10n/bundle.l10n.json',
      'package.json',
      'package.nls.json',
      ...walkthrough,
      ...named.map((path) => path.replace('./', '')),
    ].sort(),
  );
});

test('the manifest’s programs are built', () => {
  const built = EXTENSION.map((name) => `./dist/${name}`);
  expect(built).toContain(manifest.main);
  expect(built).toContain(manifest.browser);
});

test('the npm package holds the command line, what it reads, and the schemas', () => {
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
  const files = packed.files.map(({ path }: { path: string }) => path);
  const schemas = readdirSync('macros-schema').map((name) => `macros-schema/${name}`);
  const programs = [...CLI, ...CLI_DATA].map((name) => `dist/${name}`);
  expect(files.sort()).toEqual(['LICENSE', 'README.md', 'package.json', ...programs, ...schemas].sort());
});
