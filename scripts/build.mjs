// Builds dist/: the command line, and the extension with its language server for Node and for the browser.
//   node scripts/build.mjs [cli]
import { rmSync } from 'node:fs';
import { BUNDLES, bundle } from './bundles.mjs';

const CLI = 'cli.mjs';
if (process.argv[2] === 'cli') await bundle([CLI]);
else {
  rmSync('dist', { recursive: true, force: true });
  const others = Object.keys(BUNDLES).filter((name) => name !== CLI);
  await Promise.all([bundle([CLI]), bundle(others, { sourcemap: true })]);
}
