// What dist/ is made of.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
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

/** CommonJS for Node, in which Node's own modules are loaded when they are needed: that starts quicker. */
const LAZY = { format: 'cjs', ...NODE, minifyWhitespace: true };

/** A program of it, and what it writes `import.meta.url` for. */
const LAZY_PROGRAM = {
  ...LAZY,
  banner: { js: "const programUrl = require('node:url').pathToFileURL(__filename).href;" },
  define: { 'import.meta.url': 'programUrl' },
};

/** What only some commands need is kept in files of its own, which Node needn't read and compile for the others. */
const PARTS = {
  'liquidjs/dist/liquid.browser.mjs': 'parts/liquid.cjs',
  'markdown-it': 'parts/markdown.cjs',
  htmlparser2: 'parts/html.cjs',
  '@octokit/core': 'parts/octokit.cjs',
  '@octokit/plugin-paginate-rest': 'parts/octokit-paginate.cjs',
  '@octokit/plugin-retry': 'parts/octokit-retry.cjs',
  '@octokit/plugin-throttling': 'parts/octokit-throttling.cjs',
};

const partsApart = {
  name: 'parts-apart',
  setup(build) {
    build.onResolve({ filter: /^[^.]/ }, ({ path }) =>
      Object.hasOwn(PARTS, path) ? { path: `./${PARTS[path]}`, external: true } : undefined,
    );
  },
};

/**
 * Escapes what esbuild leaves in regular expressions: of a program that is all ASCII, Node keeps and compiles half the bytes. In
 * front comes a hash of it, by which start.ts knows what it has kept.
 */
const asciiWithHash = {
  name: 'ascii-with-hash',
  setup(build) {
    build.onEnd(({ errors }) => {
      if (errors.length > 0) return;
      const { outfile } = build.initialOptions;
      const escaped = readFileSync(outfile, 'utf8').replace(
        /[^\0-\x7f]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
      const hash = createHash('sha1').update(escaped).digest('base64url');
      writeFileSync(outfile, `// ${hash}\n${escaped}`);
    });
  },
};

/** esbuild's options by the name of the file under dist/. */
export const BUNDLES = {
  'cli.mjs': {
    entryPoints: ['server/src/cli/start.ts'],
    ...PROGRAM,
    banner: { js: SHEBANG },
  },
  'program.cjs': {
    entryPoints: ['server/src/cli/main.ts'],
    ...LAZY_PROGRAM,
    plugins: [esbuildBytesAsFiles, ...PLUGINS, partsApart, asciiWithHash],
  },
  ...Object.fromEntries(
    Object.entries(PARTS).map(([name, file]) => [file, { entryPoints: [name], ...LAZY }]),
  ),
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
export const CLI = ['cli.mjs', 'program.cjs', ...Object.values(PARTS), 'preview/page.js', 'preview/page.css'];

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
