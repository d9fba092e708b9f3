// Builds dist/: the command line, the GitHub Action, and the extension with its language server for Node and for the browser.
//   node scripts/build.mjs [cli|action]
import { rmSync } from 'node:fs';
import { ACTION, bundle, CLI, EXTENSION } from './bundles.mjs';

if (process.argv[2] === 'cli') await bundle(CLI);
else if (process.argv[2] === 'action') await bundle(ACTION);
else {
  rmSync('dist', { recursive: true, force: true });
  await Promise.all([bundle(CLI), bundle(ACTION), bundle(EXTENSION, { sourcemap: true })]);
}
