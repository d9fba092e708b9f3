// Builds dist/: the command line as one ESM file.

import { rmSync } from 'node:fs';
import { build } from 'esbuild';
import { esbuildDataModules } from './dataModules.mjs';
import { esbuildLexiconModule } from './lexiconModule.mjs';
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
    js: [
      '#!/usr/bin/env node',
      "import { createRequire } from 'node:module';",
      'const require = createRequire(import.meta.url);',
      // write-file-atomic names its temporary files by it.
      'const __filename = import.meta.filename;',
    ].join('\n'),
  },
  plugins: [esbuildDataModules, esbuildSchemaModules, esbuildLexiconModule],
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
});
