// Builds dist/: the command line, and the extension with its language server for Node and for the browser.
//   node scripts/build.mjs [cli]
import { rmSync } from 'node:fs';
import { bundle, CLI, EXTENSION } from './bundles.mjs';

if (process.argv[2] === 'cli') await bundle(CLI);
else {
  rmSync('dist', { recursive: true, force: true });
  await Promise.all([bundle(CLI), bundle(EXTENSION, { sourcemap: true })]);
}
