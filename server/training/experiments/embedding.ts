// A tiny net with one hidden layer: each feature has a short vector, their damped sum goes through tanh, and each label weighs the
// result. Trained by Adagrad. Deterministic for the same input.
import { type Example, generator, scaleFor, shuffle, sigmoid } from '../logistic.ts';

export interface EmbeddingOptions {
  readonly labels: number;
  /** How many features there are. */
  readonly size: number;
  readonly dimensions: number;
  readonly epochs: number;
  readonly rate: number;
  readonly dropout: number;
  /** Features seen in fewer examples are left out. */
  readonly minimum: number;
}

export class EmbeddingBag {
  private readonly options: EmbeddingOptions;
  /** Per feature: which vector it has, or -1. */
  private readonly place: Int32Array;
  private vectors = new Float32Array();
  private readonly weights: Float32Array;
  private readonly bias: Float32Array;
  private readonly hidden: Float32Array;
  private readonly scores: Float32Array;

  constructor(options: EmbeddingOptions) {
    this.options = options;
    const { size, labels, dimensions } = options;
    this.place = new Int32Array(size).fill(-1);
    this.weights = new Float32Array(dimensions * labels);
    this.bias = new Float32Array(labels);
    this.hidden = new Float32Array(dimensions);
    this.scores = new Float32Array(labels);
  }

  /** Bytes at eight bits a number, and two for the name of each feature. */
  get bytes(): number {
    const features = this.vectors.length / this.options.dimensions;
    return this.vectors.length + this.weights.length + 2 * features;
  }

  /** Log odds per label; the array is reused by the next call. */
  score(features: Int32Array): Float32Array {
    return this.forward(this.known(features));
  }

  train(examples: readonly Example[]): void {
    const { labels, dimensions, epochs, rate, dropout } = this.options;
    const random = generator(3);
    this.prepare(examples, random);
    const kept = examples.map((one) => ({ features: this.known(one.features), labels: one.labels }));
    const { vectors, weights, bias, hidden } = this;
    const vectorSquares = new Float32Array(vectors.length);
    const weightSquares = new Float32Array(weights.length);
    const back = new Float32Array(dimensions);
    const order = kept.map((_, i) => i);
    for (let epoch = 0; epoch < epochs; epoch++) {
      shuffle(order, random);
      for (const n of order) {
        const { features: all, labels: truth } = kept[n]!;
        const features = all.filter(() => random() >= dropout);
        const scores = this.forward(features);
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
        const scale = scaleFor(features.length);
        for (let d = 0; d < dimensions; d++) back[d]! *= (1 - hidden[d]! * hidden[d]!) * scale;
        for (const feature of features)
          for (let d = 0, at = feature * dimensions; d < dimensions; d++, at++)
            descend(vectors, vectorSquares, at, back[d]! + 1e-6 * vectors[at]!, rate);
      }
    }
  }

  /** Gives a vector to each feature that is seen often enough. */
  private prepare(examples: readonly Example[], random: () => number): void {
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

  private forward(features: Int32Array): Float32Array {
    const { labels, dimensions } = this.options;
    const { hidden, vectors, weights, bias, scores } = this;
    hidden.fill(0);
    for (const feature of features)
      for (let d = 0, at = feature * dimensions; d < dimensions; d++, at++) hidden[d]! += vectors[at]!;
    const scale = scaleFor(features.length);
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
