// A tiny net with one hidden layer: each feature has a short vector, their damped sum goes through tanh, and each label weighs the
// result. Trained by Adagrad (Duchi et al. 2011). Deterministic for the same input.

import { STEPS } from '../src/engine/vocabulary.ts';
import { type Example, generator, OPTIONS, scaleFor, shuffle, sigmoid } from './logistic.ts';

export interface VectorOptions {
  readonly labels: number;
  /** How many features there are. */
  readonly size: number;
  readonly dimensions: number;
  readonly epochs: number;
  readonly rate: number;
  /** Share of features hidden from each step of training. */
  readonly dropout: number;
  /** Features seen in fewer examples have no vector. */
  readonly minimum: number;
}

/** What steps are read with, beside the linear model; found by trial on the two development sets. */
export const VECTOR_OPTIONS: VectorOptions = {
  labels: STEPS.length,
  size: OPTIONS.size,
  dimensions: 12,
  epochs: 20,
  rate: 0.15,
  dropout: 0.5,
  minimum: 16,
};

/** What a small net reads hangs on where its training begins; two together are steadier than one of twice the size. */
const SEEDS = [1, 2];

/** Trains nets that differ by chance alone, and returns them as one net that says what they say on average. */
export function trainVectors(examples: readonly Example[], options: VectorOptions = VECTOR_OPTIONS): Vectors {
  const nets = SEEDS.map((seed) => new Vectors(options, seed));
  for (const net of nets) net.train(examples);
  const { dimensions, labels } = options;
  const joined = new Vectors({ ...options, dimensions: dimensions * nets.length });
  joined.place.set(nets[0]!.place);
  const count = nets[0]!.vectors.length / dimensions;
  joined.vectors = new Float32Array(count * joined.options.dimensions);
  nets.forEach((net, n) => {
    for (let i = 0; i < count; i++)
      joined.vectors.set(
        net.vectors.subarray(i * dimensions, (i + 1) * dimensions),
        (i * nets.length + n) * dimensions,
      );
    joined.weights.set(
      net.weights.map((weight) => weight / nets.length),
      n * dimensions * labels,
    );
    net.bias.forEach((bias, k) => {
      joined.bias[k]! += bias / nets.length;
    });
  });
  return joined;
}

export class Vectors {
  readonly options: VectorOptions;
  /** Per feature: which vector it has, or -1. */
  readonly place: Int32Array;
  /** One after the other, in the order of the features. */
  vectors = new Float32Array();
  /** Per dimension, what it says for each label. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  private readonly random: () => number;
  private readonly hidden: Float32Array;
  private readonly scores: Float32Array;

  constructor(options: VectorOptions, seed = 1) {
    this.options = options;
    this.random = generator(seed);
    const { size, labels, dimensions } = options;
    this.place = new Int32Array(size).fill(-1);
    this.weights = new Float32Array(dimensions * labels);
    this.bias = new Float32Array(labels);
    this.hidden = new Float32Array(dimensions);
    this.scores = new Float32Array(labels);
  }

  /** Log odds per label; the array is reused by the next call. */
  score(features: Int32Array): Float32Array {
    return this.forward(this.known(features), features.length);
  }

  train(examples: readonly Example[]): void {
    const { labels, dimensions, epochs, rate, dropout } = this.options;
    const { random } = this;
    this.prepare(examples);
    const kept = examples.map((one) => ({
      ...one,
      count: one.features.length,
      known: this.known(one.features),
    }));
    const { vectors, weights, bias, hidden } = this;
    const vectorSquares = new Float32Array(vectors.length);
    const weightSquares = new Float32Array(weights.length);
    const back = new Float32Array(dimensions);
    const order = kept.map((_, i) => i);
    for (let epoch = 0; epoch < epochs; epoch++) {
      shuffle(order, random);
      for (const n of order) {
        const { known, labels: truth, count: all } = kept[n]!;
        const features = known.filter(() => random() >= dropout);
        const count = all * (1 - dropout);
        const scores = this.forward(features, count);
        back.fill(0);
        for (let k = 0; k < labels; k++) {
          if (truth[k] === -1) continue;
          const error = sigmoid(scores[k]!) - truth[k]!;
          bias[k]! -= 0.02 * error;
          if (Math.abs(error) < 2e-3) continue;
          for (let d = 0; d < dimensions; d++) {
            const at = d * labels + k;
            back[d]! += error * weights[at]!;
            descend(weights, weightSquares, at, error * hidden[d]! + 1e-5 * weights[at]!, rate / 2);
          }
        }
        const scale = scaleFor(count);
        for (let d = 0; d < dimensions; d++) back[d]! *= (1 - hidden[d]! * hidden[d]!) * scale;
        for (const feature of features)
          for (let d = 0, at = feature * dimensions; d < dimensions; d++, at++)
            descend(vectors, vectorSquares, at, back[d]! + 1e-6 * vectors[at]!, rate);
      }
    }
  }

  /** Gives a vector to each feature that is seen often enough. */
  private prepare(examples: readonly Example[]): void {
    const { random } = this;
    const { size, dimensions, minimum } = this.options;
    const seen = new Uint32Array(size);
    for (const { features } of examples) for (const f of new Set(features)) seen[f]!++;
    let count = 0;
    for (let f = 0; f < size; f++) if (seen[f]! >= minimum) this.place[f] = count++;
    this.vectors = Float32Array.from({ length: count * dimensions }, () => (random() - 0.5) * 0.1);
    for (let i = 0; i < this.weights.length; i++) this.weights[i] = (random() - 0.5) * 0.2;
  }

  private known(features: Int32Array): Int32Array {
    return features.map((feature) => this.place[feature]!).filter((place) => place >= 0);
  }

  /** @param count what their sum is damped by: how many features there are, with those that have no vector */
  private forward(features: Int32Array, count: number): Float32Array {
    const { labels, dimensions } = this.options;
    const { hidden, vectors, weights, bias, scores } = this;
    hidden.fill(0);
    for (const feature of features)
      for (let d = 0, at = feature * dimensions; d < dimensions; d++, at++) hidden[d]! += vectors[at]!;
    const scale = scaleFor(count);
    for (let d = 0; d < dimensions; d++) hidden[d] = Math.tanh(hidden[d]! * scale);
    scores.set(bias);
    for (let d = 0, at = 0; d < dimensions; d++)
      for (let k = 0; k < labels; k++, at++) scores[k]! += hidden[d]! * weights[at]!;
    return scores;
  }
}

function descend(
  values: Float32Array,
  squares: Float32Array,
  at: number,
  gradient: number,
  rate: number,
): void {
  squares[at]! += gradient * gradient;
  values[at]! -= (rate * gradient) / Math.sqrt(squares[at]! + 1e-6);
}
