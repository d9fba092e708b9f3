import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { esbuildDataModules } from '../../scripts/dataModules.mjs';
import { esbuildLexiconModule } from '../../scripts/lexiconModule.mjs';
import { esbuildSchemaModules } from '../../scripts/schemaModule.mjs';

test('the engine bundles for a platform that has neither Node nor a browser', async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: ['server/src/engine/index.ts'],
    bundle: true,
    write: false,
    metafile: true,
    format: 'iife',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['import', 'browser'],
    plugins: [esbuildDataModules, esbuildSchemaModules, esbuildLexiconModule],
    logLevel: 'silent',
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path));
  expect(imports).toEqual([]);
  const source = outputFiles[0]!.text;
  expect(source).not.toMatch(/\brequire\(|\bprocess\.|\bBuffer\.|new Function\(|\beval\(/);
});
