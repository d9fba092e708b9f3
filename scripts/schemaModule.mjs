// Lets TypeScript import a JSON Schema as a validator: `x.schema.json?validate` is the function that ajv compiles for it,
// `x.schema.json?validate=macro` the one for `#/$defs/macro`. Plain code, no eval, so that it runs in a web worker.
// The same transform serves esbuild (bundles) and Vite (tests).

import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';

const QUERY = /\.schema\.json\?validate(?:=(\w+))?$/;

/** JavaScript source of a module that exports the validator. */
function moduleFor(path) {
  const [file] = path.split('?');
  const [, definition] = QUERY.exec(path);
  const schema = JSON.parse(readFileSync(file, 'utf8'));
  const ajv = schemaCompiler({ code: { source: true, esm: true } });
  ajv.addSchema(schema);
  const validate = definition
    ? ajv.getSchema(`${schema.$id}#/$defs/${definition}`)
    : ajv.getSchema(schema.$id);
  return importRuntime(standalone.default(ajv, validate));
}

/** ajv as the schemas of macros-schema/ need it: all errors, with the values, and the words that only editors read. */
export function schemaCompiler(options = {}) {
  const ajv = new Ajv.default({
    allErrors: true,
    verbose: true,
    allowUnionTypes: true,
    strictTypes: false,
    ...options,
  });
  ajv.addVocabulary(['enumDescriptions']);
  return ajv;
}

/** ajv writes `require` even into ES modules. */
function importRuntime(code) {
  const imports = [];
  const body = code.replace(/const (\w+) = require\("([^"]+)"\)(\.default)?;/g, (_, name, path, unwrap) => {
    imports.push(`import ${name}Module from ${JSON.stringify(`${path}.js`)};`);
    return `const ${name} = ${name}Module${unwrap ? `.default ?? ${name}Module` : ''};`;
  });
  return [...imports, body].join('\n');
}

export const esbuildSchemaModules = {
  name: 'schema-modules',
  setup(build) {
    build.onResolve({ filter: QUERY }, ({ path, resolveDir }) => {
      const [file, query] = path.split('?');
      return { path: resolve(resolveDir, file), suffix: `?${query}`, namespace: 'schema' };
    });
    build.onLoad({ filter: /./, namespace: 'schema' }, ({ path, suffix }) => ({
      contents: moduleFor(path + suffix),
      loader: 'js',
      resolveDir: dirname(path),
    }));
  },
};

/** The id ends in `.js` lest Vite take the module for JSON. */
export const viteSchemaModules = {
  name: 'schema-modules',
  enforce: 'pre',
  resolveId(path, importer) {
    return QUERY.test(path) && importer ? `\0${resolve(dirname(importer), path)}.js` : undefined;
  },
  load(id) {
    const path = id.replace(/^\0|\.js$/g, '');
    return id.startsWith('\0') && QUERY.test(path) ? moduleFor(path) : undefined;
  },
};
