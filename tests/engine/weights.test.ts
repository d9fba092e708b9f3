import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('the committed weights were made from the committed training text', () => {
  const hash = createHash('sha256');
  const folder = 'server/training';
  for (const name of readdirSync(folder)
    .filter((one) => one.endsWith('.txt'))
    .sort())
    hash.update(readFileSync(`${folder}/${name}`));
  const { input } = JSON.parse(readFileSync('server/src/engine/reader/weights.json', 'utf8')) as {
    input: string;
  };
  expect(input, 'run `npm run train` after a change to server/training/*.txt').toBe(hash.digest('hex'));
});
