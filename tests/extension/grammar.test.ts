import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { coloured, yamlGrammar } from './coloured.ts';
import { COLOURS } from './colours.ts';

// The older one of VS Code's two grammars of YAML; npm run test:e2e takes the one of today.
const grammar = await yamlGrammar(() =>
  createRequire(import.meta.url).resolve('tm-grammars/grammars/yaml.json'),
);

test.each(COLOURS)('%s', (_, yaml, expected) => {
  expect(coloured(grammar, yaml)).toBe(expected);
});
