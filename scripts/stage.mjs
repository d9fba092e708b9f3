import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the extension needs beside its manifest and dist/. */
const FILES = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'images/icon.png',
  'l10n',
  'macros-schema/config.schema.json',
  'macros-schema/macro.schema.json',
  'package.nls.json',
  'snippets',
  'syntaxes',
  'walkthrough',
];

/**
 * Copies the extension without dist/ into a folder, so that vsce reads these files alone and not all of the repository.
 * Returns its manifest, which leaves out what only npm reads.
 */
export function stage(folder) {
  for (const file of FILES) cpSync(file, join(folder, file), { recursive: true });
  const { bin, scripts, dependencies, devDependencies, ...manifest } = JSON.parse(
    readFileSync('package.json', 'utf8'),
  );
  // Without one vsce warns that it packs everything, as it should here.
  writeFileSync(join(folder, '.vscodeignore'), '');
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}
