// What dist/ is made of.
import { build } from 'esbuild';
import { esbuildBytesAsFiles } from './bytesAsFiles.mjs';
import { esbuildDataModules } from './dataModules.mjs';
import { esbuildLexiconModule } from './lexiconModule.mjs';
import { esbuildSchemaModules } from './schemaModule.mjs';

const PLUGINS = [esbuildDataModules, esbuildSchemaModules, esbuildLexiconModule];
const SHARED = {
  bundle: true,
  plugins: PLUGINS,
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
};

const NODE = { platform: 'node', target: 'node20' };
const BROWSER = { platform: 'browser', target: 'es2022' };

const SHEBANG = '#!/usr/bin/env node';

/** An ES module for Node, and what CommonJS in it expects. */
const PROGRAM = {
  format: 'esm',
  ...NODE,
  banner: {
    js: [
      SHEBANG,
      "import { createRequire } from 'node:module';",
      'const require = createRequire(import.meta.url);',
      // write-file-atomic names its temporary files by it.
      'const __filename = import.meta.filename;',
    ].join('\n'),
  },
};

/** What starts the program says how it is compiled, and so is no part of it. */
const programApart = {
  name: 'program-apart',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/main\.ts$/ }, () => ({ path: './program.mjs', external: true })),
};

/** esbuild's options by the name of the file under dist/. */
export const BUNDLES = {
  'cli.mjs': {
    entryPoints: ['server/src/cli/start.ts'],
    ...PROGRAM,
    banner: { js: SHEBANG },
    plugins: [programApart],
  },
  'program.mjs': {
    entryPoints: ['server/src/cli/main.ts'],
    ...PROGRAM,
    plugins: [esbuildBytesAsFiles, ...PLUGINS],
  },
  'action.mjs': { entryPoints: ['server/src/action/main.ts'], ...PROGRAM },
  'server.js': { entryPoints: ['server/src/node.ts'], format: 'cjs', ...NODE },
  'web/server.js': { entryPoints: ['server/src/webWorker.ts'], format: 'iife', ...BROWSER },
  'extension.js': { entryPoints: ['client/src/node.ts'], format: 'cjs', external: ['vscode'], ...NODE },
  'web/extension.js': { entryPoints: ['client/src/web.ts'], format: 'cjs', external: ['vscode'], ...BROWSER },
  'preview/page.js': {
    entryPoints: ['client/src/preview/page.ts'],
    format: 'iife',
    minify: true,
    ...BROWSER,
  },
  'panel/panel.js': {
    entryPoints: ['client/src/preview/panel.ts'],
    format: 'iife',
    minify: true,
    ...BROWSER,
  },
  'panel/panel.css': { entryPoints: ['client/src/preview/styles/panel.css'], minify: true, ...BROWSER },
  'preview/page.css': { entryPoints: ['client/src/preview/styles/page.css'], minify: true, ...BROWSER },
};

/** The command line: what starts it, the program, and the page that it fills with macros. */
export const CLI = ['cli.mjs', 'program.mjs', 'preview/page.js', 'preview/page.css'];

/** What is built beside the command line: the bytes that it reads. */
export const CLI_DATA = ['data/kinds.bin', 'data/phrases.bin', 'data/weights.bin'];

/** The GitHub Action, in one file. */
export const ACTION = ['action.mjs'];

/** All that the extension consists of. */
export const EXTENSION = Object.keys(BUNDLES).filter((name) => ![...CLI, ...ACTION].includes(name));

/** Makes bundles under `out`; `options` are added to those of each. */
export async function bundle(names, { out = 'dist', ...options } = {}) {
  await Promise.all(
    names.map((name) => build({ ...SHARED, ...BUNDLES[name], outfile: `${out}/${name}`, ...options })),
  );
}
