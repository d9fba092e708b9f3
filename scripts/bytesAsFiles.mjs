// Keeps bytes (weights, compiled phrases) out of a bundle, in files of its folder `data`: a program starts quicker that needn't find
// them in a megabyte of JavaScript. The bundle names their hash, so that it differs when they do.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { compiledPhrases } from './lexiconModule.mjs';

export const esbuildBytesAsFiles = {
  name: 'bytes-as-files',
  setup(build) {
    const folder = join(dirname(build.initialOptions.outfile), 'data');
    const files = new Map();
    const moduleFor = (name, bytes) => {
      files.set(name, bytes);
      const hash = createHash('sha1').update(bytes).digest('base64url');
      const url = `new URL('./data/${name}?${hash}', import.meta.url)`;
      return {
        contents: `import { readFileSync } from 'node:fs';\nexport default () => readFileSync(${url});`,
      };
    };
    build.onResolve({ filter: /builtIn\.compiled$/ }, ({ path }) => ({ path, namespace: 'phrases' }));
    build.onLoad({ filter: /./, namespace: 'phrases' }, async () =>
      moduleFor('phrases.bin', await compiledPhrases()),
    );
    build.onLoad({ filter: /\.bin$/ }, ({ path }) => moduleFor(basename(path), readFileSync(path)));
    build.onEnd(() => {
      mkdirSync(folder, { recursive: true });
      for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
    });
  },
};
