import { FLAGS, STEPS } from '../vocabulary.ts';
import { FEATURE_BITS, type FeatureSink, featureOf, type PairFeatures } from './features.ts';
import { PairRows } from './pairRows.ts';

/** What the reader tells of a sentence: the sixteen steps, then the nine flags. */
export const LABELS = [...STEPS, ...FLAGS] as const;
export type Label = (typeof LABELS)[number];

/** How much the net says of a step, against what the linear weights say: shares of the log odds. */
export const NET_SHARE = 0.6;

/** Numbers of a vector are written from nought to twice this. */
const VECTOR_ZERO = 7;
const BUCKET_BITS = 5;
const LAST_BITS = (1 << BUCKET_BITS) - 1;

/**
 * Sparse weights, and the sums that they make: features go in through `add`, `logOdds` reads the result and `clear` begins anew.
 * Beside what it says for each label, a feature may have a short vector. The sum of these is the hidden layer of a tiny net that
 * has its say in the first labels; its numbers are kept and summed as if they were weights of further labels.
 */
export class Model implements FeatureSink {
  readonly named = false;
  /** Features are sorted into buckets by all but their last bits. Per bucket: where it begins in `weights`; one more at the end. */
  private readonly buckets: Uint32Array;
  /** Per feature: its last bits and how many labels it speaks for, `<< BUCKET_BITS`; then, per label, `label << 8 | weight & 255`. */
  private readonly weights: Int16Array;
  private readonly bias: Float32Array;
  /** What one unit of a label's weights stands for; then the same for each dimension of the vectors. */
  private readonly scale: Float32Array;
  private readonly netBias: Float32Array;
  /** Per dimension of the vectors, what it says for each of the net's labels. */
  private readonly netWeights: Float32Array;
  private sums: Int32Array;
  private readonly sumsOfPair: Int32Array;
  private total = 0;
  /** What pairs of words add, as it was worked out before. */
  private readonly rows: PairRows;

  /** Reads what server/training/pack.ts wrote. */
  constructor(bytes: Uint8Array) {
    const input = new ByteReader(bytes);
    const labels = input.byte();
    const dimensions = input.byte();
    this.sums = new Int32Array(labels + dimensions);
    this.sumsOfPair = new Int32Array(labels + dimensions);
    this.rows = new PairRows();
    this.bias = input.floats(labels);
    this.scale = input.floats(labels + dimensions);
    this.netBias = input.floats(dimensions > 0 ? STEPS.length : 0);
    this.netWeights = input.floats(dimensions * this.netBias.length);
    const features = input.number();
    this.weights = new Int16Array(input.number() + features);
    this.buckets = new Uint32Array((1 << (FEATURE_BITS - BUCKET_BITS)) + 1);
    let feature = 0;
    let bucket = 0;
    let at = 0;
    for (let i = 0; i < features; i++) {
      feature += input.number();
      while (bucket < feature >>> BUCKET_BITS) this.buckets[++bucket] = at;
      const head = at++;
      const control = input.byte();
      for (let pair = control & 127; pair > 0; pair--)
        this.weights[at++] = (input.byte() << 8) | input.byte();
      for (let d = 0; control > 127 && d < dimensions; d += 2) {
        const two = input.byte();
        this.weights[at++] = ((labels + d) << 8) | (((two >> 4) - VECTOR_ZERO) & 255);
        this.weights[at++] = ((labels + d + 1) << 8) | (((two & 15) - VECTOR_ZERO) & 255);
      }
      this.weights[head] = ((at - head - 1) << BUCKET_BITS) | (feature & LAST_BITS);
    }
    this.buckets.fill(at, bucket + 1);
  }

  clear(): void {
    this.sums.fill(0);
    this.total = 0;
    this.rows.trim();
  }

  add(hash: number): void {
    this.total++;
    const { weights, sums } = this;
    const head = this.find(featureOf(hash));
    if (head < 0) return;
    const to = head + (weights[head]! >> BUCKET_BITS);
    for (let at = head + 1; at <= to; at++) {
      const weight = weights[at]!;
      sums[weight >> 8]! += (weight << 24) >> 24;
    }
  }

  addPair(features: PairFeatures, before: number, word: number): void {
    const { rows, sums } = this;
    let row = rows.find(before, word);
    if (row < 0) row = this.learn(features, before, word);
    this.total += rows.features;
    const { entries } = rows;
    const to = rows.to(row);
    for (let at = rows.from(row); at < to; at++) {
      const entry = entries[at]!;
      sums[entry >> 8]! += (entry << 24) >> 24;
    }
  }

  private learn(features: PairFeatures, before: number, word: number): number {
    const { sums, total } = this;
    this.sums = this.sumsOfPair.fill(0);
    this.total = 0;
    features(before, word, this);
    const row = this.rows.learn(before, word, this.sums, this.total);
    this.sums = sums;
    this.total = total;
    return row;
  }

  /** The log odds of each label for the features added since `clear`. */
  logOdds(): number[] {
    const damping = 1 / Math.sqrt(this.total || 1);
    const odds: number[] = [];
    for (let k = 0; k < this.bias.length; k++)
      odds.push(this.bias[k]! + this.sums[k]! * this.scale[k]! * damping);
    const { netBias, netWeights } = this;
    if (netBias.length === 0) return odds;
    const hidden = this.hidden();
    for (let k = 0; k < netBias.length; k++) {
      let score = netBias[k]!;
      for (let d = 0; d < hidden.length; d++) score += hidden[d]! * netWeights[d * netBias.length + k]!;
      odds[k] = (1 - NET_SHARE) * odds[k]! + NET_SHARE * score;
    }
    return odds;
  }

  /** What one feature contributes to a label among those added since `clear`, before damping. */
  contribution(feature: number, label: number): number {
    const head = this.find(feature);
    if (head < 0) return 0;
    const isRead = label < this.netBias.length;
    const hidden = isRead ? this.hidden() : [];
    const to = head + (this.weights[head]! >> BUCKET_BITS);
    let sum = 0;
    for (let at = head + 1; at <= to; at++) {
      const column = this.weights[at]! >> 8;
      const weight = ((this.weights[at]! << 24) >> 24) * this.scale[column]!;
      const d = column - this.bias.length;
      if (column === label) sum += isRead ? (1 - NET_SHARE) * weight : weight;
      else if (d >= 0 && isRead)
        sum += NET_SHARE * weight * (1 - hidden[d]! ** 2) * this.netWeights[d * this.netBias.length + label]!;
    }
    return sum;
  }

  private hidden(): number[] {
    const damping = 1 / Math.sqrt(this.total || 1);
    const hidden: number[] = [];
    for (let k = this.bias.length; k < this.sums.length; k++)
      hidden.push(Math.tanh(this.sums[k]! * this.scale[k]! * damping));
    return hidden;
  }

  /** Where the weights of a feature begin; -1 where it has none. */
  private find(feature: number): number {
    const { weights, buckets } = this;
    const bucket = feature >>> BUCKET_BITS;
    const to = buckets[bucket + 1]!;
    for (let at = buckets[bucket]!; at < to; at += 1 + (weights[at]! >> BUCKET_BITS))
      if ((weights[at]! & LAST_BITS) === (feature & LAST_BITS)) return at;
    return -1;
  }
}

/** The probability that log odds stand for. */
export const sigmoid = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

class ByteReader {
  private at = 0;
  private readonly view: DataView;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  byte(): number {
    return this.bytes[this.at++]!;
  }

  floats(count: number): Float32Array {
    return Float32Array.from({ length: count }, () => {
      this.at += 4;
      return this.view.getFloat32(this.at - 4, true);
    });
  }

  /** Seven bits a byte, the lowest first. */
  number(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  }
}
