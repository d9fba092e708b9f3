// Lets TypeScript import data files: `.yaml` as the value it holds, `.bin` as bytes, `.md` as text.
// The same transform serves esbuild (bundles) and Vite (tests).
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** JavaScript source of a module that exports the file's content, or undefined for other files. */
function moduleFor(path) {
  if (/\.ya?ml$/.test(path)) return `export default ${JSON.stringify(parse(readFileSync(path, 'utf8')))};`;
  if (path.endsWith('.md')) return `export default ${JSON.stringify(readFileSync(path, 'utf8'))};`;
  if (path.endsWith('.bin'))
    return `export default ${JSON.stringify(readFileSync(path).toString('base64'))};`;
}

export const esbuildDataModules = {
  name: 'data-modules',
  setup(build) {
    build.onLoad({ filter: /\.(ya?ml|md|bin)$/ }, ({ path }) => ({
      contents: moduleFor(path),
      loader: 'js',
    }));
  },
};

export const viteDataModules = {
  name: 'data-modules',
  enforce: 'pre',
  load(id) {
    const path = id.split('?')[0];
    return /\.(ya?ml|md|bin)$/.test(path) ? moduleFor(path) : undefined;
  },
};
