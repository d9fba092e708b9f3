import { readFileSync } from 'node:fs';
import { getL10nJson } from '@vscode/l10n-dev';
import { expect, test } from 'vitest';
import bundle from '../../l10n/bundle.l10n.json' with { type: 'json' };
import { clientFiles, clientSource } from './client.ts';

test('npm run l10n leaves the bundle as it is', async () => {
  const files = clientFiles().map((file) => ({ extension: '.ts', contents: readFileSync(file, 'utf8') }));
  expect(bundle).toEqual(await getL10nJson(files));
});

test('every call names its text where the export finds it', () => {
  expect(clientSource().match(/l10n\.t\(\s*[^'\s]/g)).toBeNull();
});
