import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { esbuildDataModules } from '../../scripts/dataModules.mjs';
import { esbuildLexiconModule } from '../../scripts/lexiconModule.mjs';
import { esbuildSchemaModules } from '../../scripts/schemaModule.mjs';

const EVALUATES = /new Function\(|\beval\(/;

/** The libraries of the preview ask whether there is a Buffer before they use it. */
const ENTRIES: readonly (readonly [entry: string, forbidden: RegExp])[] = [
  ['server/src/engine/index.ts', new RegExp(`\\brequire\\(|\\bprocess\\.|\\bBuffer\\.|${EVALUATES.source}`)],
  ['server/src/engine/preview/index.ts', EVALUATES],
];

test.each(ENTRIES)(
  '%s bundles for a platform that has neither Node nor a browser',
  async (entry, forbidden) => {
    const { outputFiles, metafile } = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      metafile: true,
      format: 'iife',
      platform: 'neutral',
      mainFields: ['browser', 'module', 'main'],
      conditions: ['import', 'browser'],
      plugins: [esbuildDataModules, esbuildSchemaModules, esbuildLexiconModule],
      logLevel: 'silent',
    });
    const imports = Object.values(metafile.outputs).flatMap((output) =>
      output.imports.map(({ path }) => path),
    );
    expect(imports).toEqual([]);
    const source = outputFiles[0]!.text;
    expect(source).not.toMatch(forbidden);
  },
);
