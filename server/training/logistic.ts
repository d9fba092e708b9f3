// Multi-label logistic regression over sparse binary features, trained by follow-the-regularised-leader (McMahan et al. 2013),
// which leaves most weights at exactly nought. Deterministic for the same input.

import { FEATURE_BITS } from '../src/engine/reader/featureSink.ts';
import { sigmoid } from '../src/engine/reader/model.ts';
import { FLAGS, STEPS } from '../src/engine/vocabulary.ts';
import { Places } from './places.ts';

export interface Example {
  /** Feature ids; one that occurs twice counts twice. */
  readonly features: Int32Array;
  /** Per label: 1 yes, 0 no, -1 no opinion. */
  readonly labels: Int8Array;
}

export interface LogisticOptions {
  readonly labels: number;
  readonly size: number;
  readonly epochs: number;
  readonly rate: number;
  /** L1 for each label: the larger, the fewer weights remain. */
  readonly sparsity: (label: number) => number;
  /** L2: the larger, the smaller the weights. */
  readonly decay: number;
  /** Share of features hidden from each step of training, so that no single word decides alone. */
  readonly dropout: number;
  /** Features seen in fewer examples are left out. */
  readonly minimum: number;
}

/** Faults of which the training text has thousands: without most of their weights they are read as well. */
const COMMON: ReadonlySet<number> = new Set(
  (['hedging', 'blame', 'dismissive'] as const).map((flag) => STEPS.length + FLAGS.indexOf(flag)),
);

/** Steps are read by the vectors, too; faults hang on rare words, so they keep more weights. */
function sparsity(label: number): number {
  if (label < STEPS.length) return 8;
  return COMMON.has(label) ? 3 : 0.75;
}

/** What the reader is trained with; found by trial on training files that it had not read, and on the two development sets. */
export const OPTIONS = {
  size: 1 << FEATURE_BITS,
  epochs: 24,
  rate: 3,
  sparsity,
  decay: 0.1,
  dropout: 0.3,
  minimum: 3,
};

export class Logistic {
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  private readonly scores: Float32Array;
  private readonly options: LogisticOptions;

  constructor(options: LogisticOptions) {
    this.options = options;
    this.weights = new Float32Array(options.size * options.labels);
    this.bias = new Float32Array(options.labels);
    this.scores = new Float32Array(options.labels);
  }

  /** Log odds per label; the array is reused by the next call. */
  score(features: Int32Array): Float32Array {
    return this.scoreWith(this.weights, features);
  }

  private scoreWith(weights: Float32Array, features: Int32Array): Float32Array {
    const { labels } = this.options;
    const { scores } = this;
    scores.fill(0);
    for (let i = 0; i < features.length; i++) {
      const offset = features[i]! * labels;
      for (let k = 0; k < labels; k++) scores[k]! += weights[offset + k]!;
    }
    const scale = scaleFor(features.length);
    for (let k = 0; k < labels; k++) scores[k] = this.bias[k]! + scores[k]! * scale;
    return scores;
  }

  train(examples: readonly Example[]): void {
    const { labels, size, epochs, rate, sparsity, decay, dropout, minimum } = this.options;
    // Weights of features that are left out would only spread the others over more memory.
    const places = new Places(examples, size, minimum);
    const kept = examples.map((e) => ({ labels: e.labels, features: places.of(e.features) }));
    const weights = new Float32Array(places.features.length * labels);
    const squares = new Float32Array(weights.length);
    const sums = new Float32Array(weights.length);
    const gradient = new Float32Array(labels);
    const limits = Array.from({ length: labels }, (_, k) => sparsity(k));
    const random = generator(1);
    const order = kept.map((_, i) => i);
    for (let epoch = 0; epoch < epochs; epoch++) {
      shuffle(order, random);
      for (const n of order) {
        const { features: all, labels: truth } = kept[n]!;
        const features = all.filter(() => random() >= dropout);
        const scores = this.scoreWith(weights, features);
        const scale = scaleFor(features.length);
        for (let k = 0; k < labels; k++) {
          const error = truth[k] === -1 ? 0 : sigmoid(scores[k]!) - truth[k]!;
          this.bias[k]! -= 0.02 * error;
          gradient[k] = error * scale;
        }
        for (let k = 0; k < labels; k++) {
          const step = gradient[k]!;
          if (Math.abs(step) < 2e-4) continue;
          const limit = limits[k]!;
          for (let i = 0; i < features.length; i++) {
            const at = features[i]! * labels + k;
            const before = squares[at]!;
            const after = before + step * step;
            const weight = weights[at]!;
            const sum = sums[at]! + step - ((Math.sqrt(after) - Math.sqrt(before)) / rate) * weight;
            squares[at] = after;
            sums[at] = sum;
            weights[at] =
              Math.abs(sum) <= limit
                ? 0
                : -(sum - Math.sign(sum) * limit) / ((0.05 + Math.sqrt(after)) / rate + decay);
          }
        }
      }
    }
    places.features.forEach((f, at) => {
      this.weights.set(weights.subarray(at * labels, (at + 1) * labels), f * labels);
    });
  }
}

/** Long sentences have many features; their sum is damped so that log odds stay comparable. */
export const scaleFor = (count: number): number => 1 / Math.sqrt(count || 1);

/** A small repeatable source of numbers in [0, 1). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function shuffle(items: number[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
}
