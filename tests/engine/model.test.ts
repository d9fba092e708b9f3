import { expect, test } from 'vitest';
import { featureOf } from '../../server/src/engine/reader/featureSink.ts';
import { LABELS, Model } from '../../server/src/engine/reader/model.ts';
import { STEPS } from '../../server/src/engine/vocabulary.ts';
import { type Example, generator } from '../../server/training/logistic.ts';
import { pack } from '../../server/training/pack.ts';
import { ReaderModel } from '../../server/training/readerModel.ts';

const random = generator(7);
const hashes = Array.from({ length: 300 }, () => Math.floor(random() * 2 ** 32) | 0);

/** A sentence of one step, told by features of its own and others that tell nothing. */
function example(step: number, length = 12): Example & { readonly hashes: readonly number[] } {
  const own = Array.from({ length }, (_, i) =>
    i % 3 === 0 ? hashes[200 + Math.floor(random() * 100)]! : hashes[step * 12 + Math.floor(random() * 12)]!,
  );
  const labels = new Int8Array(LABELS.length);
  labels[step] = 1;
  labels[STEPS.length + (step % 9)] = 1;
  return { hashes: own, features: Int32Array.from(own, featureOf), labels };
}

const trained = new ReaderModel(Array.from({ length: 1600 }, (_, i) => example(i % STEPS.length)));
const model = new Model(pack(trained.linear, LABELS.length, trained.net));

// What rounding to four and eight bits costs adds up in a long sentence.
test.each([
  [3, 1],
  [12, 1],
  [40, 1],
  [20_000, 3],
])('what was trained is read back from its packed form, %i features long', (length, rounding) => {
  for (let step = 0; step < STEPS.length; step++) {
    const { hashes, features } = example(step, length);
    model.clear();
    for (const hash of hashes) model.add(hash);
    const odds = model.logOdds();
    trained.score(features).forEach((expected, k) => {
      expect(Math.abs(odds[k]! - expected)).toBeLessThan(rounding);
    });
  }
});

test('what the features contribute speaks for their step', () => {
  const { hashes } = example(3);
  model.clear();
  for (const hash of hashes) model.add(hash);
  const sums = STEPS.map((_, k) =>
    hashes.reduce((sum, hash) => sum + model.contribution(featureOf(hash), k), 0),
  );
  expect(sums.indexOf(Math.max(...sums))).toBe(3);
});

test('a feature that was never seen says nothing', () => {
  model.clear();
  const before = model.logOdds();
  model.add(12345);
  expect(model.logOdds()).toEqual(before);
  expect(model.contribution(featureOf(12345), 0)).toBe(0);
});
