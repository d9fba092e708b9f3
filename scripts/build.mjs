// Builds dist/: the command line as one ESM file.

import { rmSync } from 'node:fs';
import { build } from 'esbuild';
import { esbuildDataModules } from './dataModules.mjs';
import { esbuildSchemaModules } from './schemaModule.mjs';

rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: { cli: 'server/src/cli/main.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  banner: {
    js: "#!/usr/bin/env node\nimport { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
  },
  plugins: [esbuildDataModules, esbuildSchemaModules],
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
});
