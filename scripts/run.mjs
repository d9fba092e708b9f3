// Runs a TypeScript script of this project: bundles it in memory and imports the result.
//   node scripts/run.mjs FILE.ts [arguments…]

import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { esbuildDataModules } from './dataModules.mjs';
import { esbuildLexiconModule } from './lexiconModule.mjs';
import { esbuildSchemaModules } from './schemaModule.mjs';

const [entry, ...rest] = process.argv.slice(2);
const { outputFiles } = await build({
  entryPoints: [entry],
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  plugins: [esbuildDataModules, esbuildSchemaModules, esbuildLexiconModule],
});
const out = resolve('node_modules/.cache/macrolint', `${basename(entry)}.${process.pid}.mjs`);
mkdirSync(resolve(out, '..'), { recursive: true });
writeFileSync(out, outputFiles[0].contents);
process.argv = [process.argv[0], entry, ...rest];
await import(pathToFileURL(out).href);
