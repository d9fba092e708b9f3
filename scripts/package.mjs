// Makes macrolint-VERSION.vsix, the extension as it is installed; vsce prints what is in it: npm run package
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { bundle, EXTENSION } from './bundles.mjs';
import { stage } from './stage.mjs';

const folder = mkdtempSync(join(tmpdir(), 'macrolint-vsix-'));
try {
  const { version } = stage(folder);
  await bundle(EXTENSION, { out: join(folder, 'dist'), minifyWhitespace: true });
  await createVSIX({
    cwd: folder,
    dependencies: false,
    packagePath: resolve(`macrolint-${version}.vsix`),
  });
} finally {
  rmSync(folder, { recursive: true });
}
