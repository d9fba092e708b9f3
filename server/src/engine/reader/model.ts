import { FLAGS, STEPS } from '../vocabulary.ts';
import { FEATURE_BITS, type FeatureSink, featureOf, type PairFeatures } from './featureSink.ts';
import { PairRows } from './pairRows.ts';

/** What the reader tells of a sentence: the sixteen steps, then the nine flags. */
export const LABELS = [...STEPS, ...FLAGS] as const;
export type Label = (typeof LABELS)[number];

/** How much the net says of a step, against what the linear weights say: shares of the log odds. */
export const NET_SHARE = 0.6;

/** Numbers of a vector are written from nought to twice this. */
const VECTOR_ZERO = 7;
/** Features that are equal but for so many bits are of one bucket. */
export const BUCKET_BITS = 7;
const LAST_BITS = (1 << BUCKET_BITS) - 1;
/** In the byte that says how many labels a feature speaks for: a vector follows. */
export const HAS_VECTOR = 128;

/**
 * Sparse weights, and the sums that they make: features go in through `add`, `logOdds` reads the result and `clear` begins anew.
 * Beside what it says for each label, a feature may have a short vector. The sum of these is the hidden layer of a tiny net that
 * has its say in the first labels; its numbers are summed as if they were weights of further labels.
 */
export class Model implements FeatureSink {
  readonly named = false;
  /** Where the features of each bucket begin in `bytes`; one more at the end. */
  private readonly buckets: Uint32Array;
  /**
   * The file, which is looked up in as it is. Per feature: its last bits; how many labels it speaks for, and HAS_VECTOR; each of
   * these labels and its weight; two numbers of the vector a byte.
   */
  private readonly bytes: Uint8Array;
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

  /** Keeps what server/training/pack.ts wrote. */
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
    const ends = input.runningSums(1 << (FEATURE_BITS - BUCKET_BITS));
    const start = input.at;
    this.buckets = ends.map((end) => start + end);
    this.bytes = bytes;
  }

  clear(): void {
    this.sums.fill(0);
    this.total = 0;
    this.rows.trim();
  }

  add(hash: number): void {
    this.total++;
    const { bytes, sums, bias } = this;
    let at = this.find(featureOf(hash));
    if (at < 0) return;
    const control = bytes[at++]!;
    const pairsEnd = at + 2 * (control & ~HAS_VECTOR);
    for (; at < pairsEnd; at += 2) sums[bytes[at]!]! += (bytes[at + 1]! << 24) >> 24;
    if (control < HAS_VECTOR) return;
    for (let d = bias.length; d < sums.length; d += 2) {
      const two = bytes[at++]!;
      sums[d]! += (two >> 4) - VECTOR_ZERO;
      sums[d + 1]! += (two & 15) - VECTOR_ZERO;
    }
  }

  addPair(features: PairFeatures, before: number, word: number): void {
    const { rows, sums } = this;
    let row = rows.find(before, word);
    if (row < 0) {
      if (!rows.meetsAgain(before, word)) {
        features(before, word, this);
        return;
      }
      row = this.learn(features, before, word);
    }
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
    const { bytes, bias, scale, netBias, netWeights } = this;
    let at = this.find(feature);
    if (at < 0) return 0;
    const isRead = label < netBias.length;
    const control = bytes[at++]!;
    const pairsEnd = at + 2 * (control & ~HAS_VECTOR);
    let sum = 0;
    for (; at < pairsEnd; at += 2)
      if (bytes[at] === label)
        sum += (isRead ? 1 - NET_SHARE : 1) * ((bytes[at + 1]! << 24) >> 24) * scale[label]!;
    if (!isRead || control < HAS_VECTOR) return sum;
    for (const [d, hidden] of this.hidden().entries()) {
      const number = ((bytes[at + (d >> 1)]! >> (d % 2 === 0 ? 4 : 0)) & 15) - VECTOR_ZERO;
      const slope = 1 - hidden ** 2;
      sum += NET_SHARE * number * scale[bias.length + d]! * slope * netWeights[d * netBias.length + label]!;
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

  /** Where a feature says how many labels it speaks for; -1 where nothing is known of it. */
  private find(feature: number): number {
    const { bytes, buckets } = this;
    const vector = (this.sums.length - this.bias.length) >> 1;
    const bucket = feature >>> BUCKET_BITS;
    const last = feature & LAST_BITS;
    const to = buckets[bucket + 1]!;
    for (let at = buckets[bucket]!; at < to; ) {
      if (bytes[at] === last) return at + 1;
      const control = bytes[at + 1]!;
      at += 2 + 2 * (control & ~HAS_VECTOR) + (control < HAS_VECTOR ? 0 : vector);
    }
    return -1;
  }
}

/** The probability that log odds stand for. */
export const sigmoid = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

class ByteReader {
  at = 0;
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

  /** Nought, the first number, the sum of the first two, and so on; of each number seven bits a byte, the lowest first. */
  runningSums(count: number): Uint32Array {
    const { bytes } = this;
    const sums = new Uint32Array(count + 1);
    let { at } = this;
    let sum = 0;
    for (let i = 1; i <= count; i++) {
      let shift = 0;
      for (; bytes[at]! > 127; shift += 7) sum += (bytes[at++]! & 127) << shift;
      sum += bytes[at++]! << shift;
      sums[i] = sum;
    }
    this.at = at;
    return sums;
  }
}
