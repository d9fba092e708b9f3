// Lets TypeScript import the phrases of all rules as one compiled automaton (`./builtIn.compiled`), so that none of them is
// parsed when macrolint starts. The same transform serves esbuild (bundles) and Vite (tests).
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { bytesModule } from './dataModules.mjs';

const RULES = fileURLToPath(new URL('../server/src/engine/rules/', import.meta.url));
const FILTER = /builtIn\.compiled$/;

let made;

/** The compiled phrases as bytes. */
export function compiledPhrases() {
  made ??= compile();
  return made;
}

async function moduleSource() {
  return bytesModule(await compiledPhrases());
}

async function compile() {
  const { outputFiles } = await build({
    stdin: {
      contents: "export { compileLexicons } from './builtIn.ts'; export { pack } from './packed.ts';",
      resolveDir: RULES,
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    logLevel: 'silent',
  });
  const { compileLexicons, pack } = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
  );
  const read = (path) => parse(readFileSync(`${RULES}${path}`, 'utf8'));
  // The rules in their own order, which is that of the entries.
  const ids = [...readFileSync(`${RULES}index.ts`, 'utf8').matchAll(/from '\.\/([a-z-]+)\/rule\.ts'/g)].map(
    (match) => match[1],
  );
  const order = /RULES: readonly Rule\[\] = \[([^\]]*)\]/
    .exec(readFileSync(`${RULES}index.ts`, 'utf8'))[1]
    .match(/\w+/g);
  const byName = new Map(ids.map((id) => [id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()), id]));
  const lexicons = order.flatMap((name) => {
    try {
      return [read(`${byName.get(name)}/phrases.yaml`)];
    } catch (error) {
      if (error.code === 'ENOENT') return [];
      throw error;
    }
  });
  return pack(compileLexicons(lexicons, read('sets.yaml')));
}

export const esbuildLexiconModule = {
  name: 'lexicon-module',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: FILTER }, ({ path }) => ({ path, namespace: 'lexicon' }));
    onLoad({ filter: FILTER, namespace: 'lexicon' }, async () => ({
      contents: await moduleSource(),
      loader: 'js',
    }));
  },
};

export const viteLexiconModule = {
  name: 'lexicon-module',
  enforce: 'pre',
  resolveId: (id) => (FILTER.test(id) ? '\0builtIn.compiled' : undefined),
  load: (id) => (id === '\0builtIn.compiled' ? moduleSource() : undefined),
};
