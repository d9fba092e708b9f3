import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { coloured, yamlGrammar } from './coloured.ts';
import { COLOURS } from './colours.ts';

// The grammar of YAML that VS Code had before version 1.90, and that GitHub and others have; tests/e2e takes VS Code's of today.
const grammar = await yamlGrammar(() =>
  createRequire(import.meta.url).resolve('tm-grammars/grammars/yaml.json'),
);

test.each(COLOURS)('%s', (_, yaml, expected) => {
  expect(coloured(grammar, yaml)).toBe(expected);
});
