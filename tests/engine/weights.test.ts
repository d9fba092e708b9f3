import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { trainingFiles } from '../../server/training/trainingText.ts';

test('the committed weights were made from the committed training text', () => {
  const hash = createHash('sha256');
  for (const path of trainingFiles()) hash.update(readFileSync(path));
  const { input } = JSON.parse(readFileSync('server/src/engine/reader/weights.json', 'utf8')) as {
    input: string;
  };
  expect(input, 'run `npm run train` after a change to server/training/*.txt').toBe(hash.digest('hex'));
});
