// Lets TypeScript import data files: `.yaml` as the value it holds, `.bin` as a function that returns its bytes, `.md` as text.
// The same transform serves esbuild (bundles) and Vite (tests).
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** JavaScript source of a module that exports the file's content, or undefined for other files. */
function moduleFor(path) {
  if (/\.ya?ml$/.test(path)) return jsonModule(parse(readFileSync(path, 'utf8')));
  if (path.endsWith('.md')) return `export default ${JSON.stringify(readFileSync(path, 'utf8'))};`;
  if (path.endsWith('.bin')) return bytesModule(readFileSync(path));
}

/** JavaScript source of a module that exports plain data, as text, which is read quicker than JavaScript. */
function jsonModule(data) {
  return `export default /* @__PURE__ */ JSON.parse(${JSON.stringify(JSON.stringify(data))});`;
}

/** JavaScript source of a module whose function returns the bytes; they are text until somebody asks for them. */
export function bytesModule(bytes) {
  const base64 = Buffer.from(bytes).toString('base64');
  return `export default () => Uint8Array.from(atob('${base64}'), (byte) => byte.charCodeAt(0));`;
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
