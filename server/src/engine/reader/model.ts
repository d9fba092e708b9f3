import { FLAGS, STEPS } from '../vocabulary.ts';
import { FEATURE_BITS, type FeatureSink, featureOf } from './featureSink.ts';

/** What the reader tells of a sentence: the sixteen steps, then the nine flags. */
export const LABELS = [...STEPS, ...FLAGS] as const;
export type Label = (typeof LABELS)[number];

/** How much the net says of a step, against what the linear weights say: shares of the log odds. */
export const NET_SHARE = 0.6;

/** Features that are equal but for so many bits are of one bucket. */
export const BUCKET_BITS = 4;
const LAST_BITS = (1 << BUCKET_BITS) - 1;

/** In a feature's first byte, below its last bits: whether a vector follows its labels, and how many labels it speaks for. */
export const HAS_VECTOR = 8;
/** This many or more: the next byte says how many more. */
export const MANY_LABELS = 7;

/** Numbers of a vector are written in four bits, from nought to twice this. */
export const VECTOR_ZERO = 7;
/** Of vectors' numbers that stand four places apart in one word of 32 bits, the sums do so, too, with 16 bits for each. */
const MOST_VECTORS = Math.floor(0xffff / (2 * VECTOR_ZERO));
const FIRST_OF_BOTH = 0x000f000f;

/**
 * Sparse weights, and the sums that they make: features go in through `add`, `logOdds` reads the result and `clear` begins anew.
 * Beside what it says for each label, a feature may have a short vector. The sum of these is the hidden layer of a tiny net that
 * has its say in the first labels.
 */
export class Model implements FeatureSink {
  readonly named = false;
  /** Where the features of each bucket begin in `bytes`; one more at the end. */
  private readonly buckets: Uint32Array;
  /** The file, which is looked up in as it is. Per feature: how it begins, each label that it speaks for and its weight, the vector. */
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly bias: Float32Array;
  /** What one unit of a label's weights stands for; then the same for each dimension of the vectors. */
  private readonly scale: Float32Array;
  private readonly netBias: Float32Array;
  /** Per dimension of the vectors, what it says for each of the net's labels. */
  private readonly netWeights: Float32Array;
  /** Per label the sum of its weights, then per dimension what was carried over from `vectorSums`. */
  private readonly sums: Int32Array;
  /** The vectors' numbers as they are written, two sums in each. */
  private readonly vectorSums: Int32Array;
  private vectors = 0;
  private total = 0;
  /** What `find` found: where the feature's labels begin, where they end and its vector begins, and whether it has one. */
  private from = 0;
  private end = 0;
  private hasVector = false;

  /** Keeps what server/training/pack.ts wrote. */
  constructor(bytes: Uint8Array) {
    const input = new ByteReader(bytes);
    const labels = input.byte();
    const dimensions = input.byte();
    this.sums = new Int32Array(labels + dimensions);
    this.vectorSums = new Int32Array(dimensions / 2);
    this.bias = input.floats(labels);
    this.scale = input.floats(labels + dimensions);
    this.netBias = input.floats(dimensions > 0 ? STEPS.length : 0);
    this.netWeights = input.floats(dimensions * this.netBias.length);
    const ends = input.runningSums(1 << (FEATURE_BITS - BUCKET_BITS));
    const start = input.at;
    this.buckets = ends.map((end) => start + end);
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  clear(): void {
    this.sums.fill(0);
    this.vectorSums.fill(0);
    this.vectors = 0;
    this.total = 0;
  }

  add(hash: number): void {
    this.total++;
    if (!this.find(featureOf(hash))) return;
    const { bytes, sums, end } = this;
    for (let at = this.from; at < end; at += 2) sums[bytes[at]!]! += (bytes[at + 1]! << 24) >> 24;
    if (this.hasVector) this.addVector(end);
  }

  private addVector(start: number): void {
    if (this.vectors === MOST_VECTORS) this.carryOver();
    this.vectors++;
    const { view, vectorSums } = this;
    for (let i = 0, at = start; i < vectorSums.length; i += 4, at += 4) {
      const numbers = view.getInt32(at, true);
      vectorSums[i]! += numbers & FIRST_OF_BOTH;
      vectorSums[i + 1]! += (numbers >>> 4) & FIRST_OF_BOTH;
      vectorSums[i + 2]! += (numbers >>> 8) & FIRST_OF_BOTH;
      vectorSums[i + 3]! += (numbers >>> 12) & FIRST_OF_BOTH;
    }
  }

  /** Takes the sums of the vectors apart, before they flow over and when they are read. */
  private carryOver(): void {
    const { sums, vectorSums, vectors, bias } = this;
    for (let d = 0; d < 2 * vectorSums.length; d++) {
      const two = vectorSums[4 * (d >> 3) + (d & 3)]!;
      sums[bias.length + d]! += ((d & 4) === 0 ? two & 0xffff : two >>> 16) - VECTOR_ZERO * vectors;
    }
    vectorSums.fill(0);
    this.vectors = 0;
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
    if (!this.find(feature)) return 0;
    const { bytes, view, bias, scale, netBias, netWeights, end } = this;
    const isRead = label < netBias.length;
    let sum = 0;
    for (let at = this.from; at < end; at += 2)
      if (bytes[at] === label)
        sum += (isRead ? 1 - NET_SHARE : 1) * ((bytes[at + 1]! << 24) >> 24) * scale[label]!;
    if (!isRead || !this.hasVector) return sum;
    for (const [d, hidden] of this.hidden().entries()) {
      const number = ((view.getInt32(end + 4 * (d >> 3), true) >>> (4 * (d & 7))) & 15) - VECTOR_ZERO;
      const slope = 1 - hidden ** 2;
      sum += NET_SHARE * number * scale[bias.length + d]! * slope * netWeights[d * netBias.length + label]!;
    }
    return sum;
  }

  private hidden(): number[] {
    this.carryOver();
    const damping = 1 / Math.sqrt(this.total || 1);
    const hidden: number[] = [];
    for (let k = this.bias.length; k < this.sums.length; k++)
      hidden.push(Math.tanh(this.sums[k]! * this.scale[k]! * damping));
    return hidden;
  }

  /** Looks a feature up, and keeps where it stands; false where nothing is known of it. */
  private find(feature: number): boolean {
    const { bytes, buckets, vectorSums } = this;
    const bucket = feature >>> BUCKET_BITS;
    const last = feature & LAST_BITS;
    const to = buckets[bucket + 1]!;
    for (let at = buckets[bucket]!; at < to; ) {
      const head = bytes[at++]!;
      let labels = head & MANY_LABELS;
      if (labels === MANY_LABELS) labels += bytes[at++]!;
      const end = at + 2 * labels;
      const hasVector = (head & HAS_VECTOR) !== 0;
      if (head >>> BUCKET_BITS === last) {
        this.from = at;
        this.end = end;
        this.hasVector = hasVector;
        return true;
      }
      at = hasVector ? end + vectorSums.length : end;
    }
    return false;
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

  /**
   * Nought, the first number, the sum of the first two, and so on. Of eight numbers each, a byte says which are not nought, and
   * these follow: seven bits a byte, the lowest first.
   */
  runningSums(count: number): Uint32Array {
    const { bytes } = this;
    const sums = new Uint32Array(count + 1);
    let { at } = this;
    let sum = 0;
    let given = 0;
    for (let i = 0; i < count; i++) {
      given = i % 8 === 0 ? bytes[at++]! : given >> 1;
      if (given & 1) {
        let shift = 0;
        for (; bytes[at]! > 127; shift += 7) sum += (bytes[at++]! & 127) << shift;
        sum += bytes[at++]! << shift;
      }
      sums[i + 1] = sum;
    }
    this.at = at;
    return sums;
  }
}
