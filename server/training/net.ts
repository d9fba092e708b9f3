// A small net of two layers. Each feature has a short vector; their damped sum goes through tanh, that through units which are
// silent below nought, and each label weighs both. Trained by Adagrad (Duchi et al. 2011). Deterministic for the same input.
import { LABELS, sigmoid } from '../src/engine/reader/model.ts';
import { type Example, generator, OPTIONS, scaleFor, shuffle } from './logistic.ts';
import { Places } from './places.ts';
import { coded, ownVectors, type VectorTable } from './vectorTable.ts';

export interface NetOptions {
  readonly labels: number;
  /** How many features there are. */
  readonly size: number;
  readonly dimensions: number;
  /** Of the second layer. */
  readonly units: number;
  readonly epochs: number;
  readonly rate: number;
  /** The same once the vectors are coded. */
  readonly codedEpochs: number;
  readonly codedRate: number;
  /** Share of features hidden from each step of training. */
  readonly dropout: number;
  /** Features seen in fewer examples have no vector. */
  readonly minimum: number;
}

/** Found by trial on a fifth of the training files, read by what was trained on the others. */
export const NET_OPTIONS: NetOptions = {
  labels: LABELS.length,
  size: OPTIONS.size,
  dimensions: 32,
  units: 64,
  epochs: 16,
  rate: 0.15,
  codedEpochs: 3,
  codedRate: 0.05,
  dropout: 0.65,
  minimum: 10,
};

interface Kept {
  readonly labels: Int8Array;
  /** Which vectors its features have. */
  readonly vectors: Int32Array;
  /** How many features it has, with those that have no vector. */
  readonly count: number;
}

/** Weights and, for Adagrad, the sum of each one's squared gradients. */
class Weights {
  readonly values: Float32Array;
  private squares = new Float32Array();

  constructor(values: Float32Array) {
    this.values = values;
  }

  /** @param start the larger, the smaller the first steps */
  begin(start: number): void {
    this.squares = new Float32Array(this.values.length).fill(start);
  }

  descend(at: number, gradient: number, rate: number): void {
    this.squares[at]! += gradient * gradient;
    this.values[at]! -= (rate * gradient) / Math.sqrt(this.squares[at]! + 1e-6);
  }
}

export class Net {
  readonly options: NetOptions;
  /** Which vector a feature has. */
  readonly places: Places;
  table: VectorTable;
  /** Per dimension, what it says for each unit. */
  readonly unitWeights: Float32Array;
  readonly unitBias: Float32Array;
  /** Per dimension and then per unit, what it says for each label. */
  readonly labelWeights: Float32Array;
  readonly labelBias: Float32Array;
  private readonly random = generator(1);
  private readonly layers: Float32Array;
  private readonly scores: Float32Array;

  constructor(examples: readonly Example[], options: NetOptions = NET_OPTIONS) {
    this.options = options;
    const { size, labels, dimensions, units, minimum, epochs, rate, codedEpochs, codedRate } = options;
    const { random } = this;
    const evenly = (length: number, most: number) =>
      Float32Array.from({ length }, () => (2 * random() - 1) * most);
    this.places = new Places(examples, size, minimum);
    this.table = ownVectors(evenly(this.places.features.length * dimensions, 0.05), dimensions);
    this.labelWeights = evenly((dimensions + units) * labels, 0.1);
    this.unitWeights = evenly(dimensions * units, 1 / Math.sqrt(dimensions));
    this.unitBias = new Float32Array(units);
    this.labelBias = new Float32Array(labels);
    this.layers = new Float32Array(dimensions + units);
    this.scores = new Float32Array(labels);
    const kept = examples.map(
      ({ features, labels }): Kept => ({ labels, vectors: this.places.of(features), count: features.length }),
    );
    this.train(kept, epochs, rate, 0);
    this.table = coded(this.table);
    this.train(kept, codedEpochs, codedRate, 1);
  }

  /** Log odds per label; the array is reused by the next call. */
  score(features: Int32Array): Float32Array {
    return this.forward(this.places.of(features), scaleFor(features.length));
  }

  private train(examples: readonly Kept[], epochs: number, rate: number, start: number): void {
    const { dropout } = this.options;
    const { random, table, layers } = this;
    const vectors = new Weights(table.numbers);
    vectors.begin(start);
    const unitWeights = new Weights(this.unitWeights);
    const unitBias = new Weights(this.unitBias);
    const labelWeights = new Weights(this.labelWeights);
    for (const weights of [unitWeights, unitBias, labelWeights]) weights.begin(0);
    const back = new Float32Array(layers.length);
    const order = examples.map((_, i) => i);
    for (let epoch = 0; epoch < epochs; epoch++) {
      shuffle(order, random);
      for (const n of order) {
        const example = examples[n]!;
        const known = example.vectors.filter(() => random() >= dropout);
        const scale = scaleFor(example.count * (1 - dropout));
        this.forward(known, scale);
        back.fill(0);
        this.backToLayers(example.labels, back, labelWeights, rate / 2);
        this.backToFirst(back, unitWeights, unitBias, rate / 2);
        this.backToVectors(known, scale, back, vectors, rate);
      }
    }
  }

  /** From the labels' errors to what each place in the layers should have said. */
  private backToLayers(truth: Int8Array, back: Float32Array, weights: Weights, rate: number): void {
    const { layers, labelBias, scores } = this;
    const { labels } = this.options;
    const { values } = weights;
    for (let k = 0; k < labels; k++) {
      if (truth[k] === -1) continue;
      const error = sigmoid(scores[k]!) - truth[k]!;
      labelBias[k]! -= 0.02 * error;
      if (Math.abs(error) < 0.01) continue;
      for (let i = 0, at = k; i < layers.length; i++, at += labels) {
        back[i]! += error * values[at]!;
        weights.descend(at, error * layers[i]! + 1e-5 * values[at]!, rate);
      }
    }
  }

  private backToFirst(back: Float32Array, weights: Weights, bias: Weights, rate: number): void {
    const { layers } = this;
    const { dimensions, units } = this.options;
    const { values } = weights;
    for (let u = 0; u < units; u++) {
      if (layers[dimensions + u]! <= 0) continue;
      const error = back[dimensions + u]!;
      bias.descend(u, error, rate);
      for (let d = 0, at = u; d < dimensions; d++, at += units) {
        back[d]! += error * values[at]!;
        weights.descend(at, error * layers[d]! + 1e-5 * values[at]!, rate);
      }
    }
  }

  private backToVectors(
    known: Int32Array,
    scale: number,
    back: Float32Array,
    vectors: Weights,
    rate: number,
  ): void {
    const { layers } = this;
    const { parts, width, rows } = this.table;
    const { values } = vectors;
    for (let d = 0; d < parts * width; d++) back[d]! *= (1 - layers[d]! * layers[d]!) * scale;
    for (const vector of known)
      for (let part = 0; part < parts; part++)
        for (
          let d = part * width, at = rows[vector * parts + part]! * width;
          d < (part + 1) * width;
          d++, at++
        )
          vectors.descend(at, back[d]! + 1e-6 * values[at]!, rate);
  }

  private forward(known: Int32Array, scale: number): Float32Array {
    const { labels, dimensions, units } = this.options;
    const { layers, unitBias, unitWeights, labelWeights, labelBias, scores } = this;
    const { parts, width, rows, numbers } = this.table;
    layers.fill(0, 0, dimensions);
    layers.set(unitBias, dimensions);
    for (const vector of known)
      for (let part = 0; part < parts; part++)
        for (
          let d = part * width, at = rows[vector * parts + part]! * width;
          d < (part + 1) * width;
          d++, at++
        )
          layers[d]! += numbers[at]!;
    for (let d = 0, at = 0; d < dimensions; d++) {
      const first = Math.tanh(layers[d]! * scale);
      layers[d] = first;
      for (let u = dimensions; u < dimensions + units; u++, at++) layers[u]! += first * unitWeights[at]!;
    }
    scores.set(labelBias);
    for (let i = 0, at = 0; i < layers.length; i++) {
      if (i >= dimensions && layers[i]! < 0) layers[i] = 0;
      for (let k = 0; k < labels; k++, at++) scores[k]! += layers[i]! * labelWeights[at]!;
    }
    return scores;
  }
}
