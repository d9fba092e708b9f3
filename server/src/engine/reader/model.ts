import { FLAGS, STEPS } from '../vocabulary.ts';
import { ByteReader } from './byteReader.ts';
import { FEATURE_BITS, type FeatureSink, featureOf } from './featureSink.ts';
import { Net } from './net.ts';

/** What the reader tells of a sentence: the sixteen steps, then the nine flags. */
export const LABELS = [...STEPS, ...FLAGS] as const;
export type Label = (typeof LABELS)[number];

/** How much the net says, against what the linear weights say: shares of the log odds. */
export const NET_SHARE = 0.5;

/** Features that are equal but for so many bits are of one bucket. */
export const BUCKET_BITS = 4;
const LAST_BITS = (1 << BUCKET_BITS) - 1;

/** In a feature's first byte, below its last bits: whether a vector follows its labels, and how many labels it speaks for. */
export const HAS_VECTOR = 8;
/** This many or more: the next byte says how many more. */
export const MANY_LABELS = 7;

/**
 * Sparse weights, and the sums that they make: features go in through `add`, `logOdds` reads the result and `clear` begins anew.
 * Beside what it says for each label, a feature may have a vector, with which it speaks in the net.
 */
export class Model implements FeatureSink {
  readonly named = false;
  /** Where the features of each bucket begin in `bytes`; one more at the end. */
  private readonly buckets: Uint32Array;
  /** The file, which is looked up in as it is. Per feature: how it begins, each label that it speaks for and its weight, the vector. */
  private readonly bytes: Uint8Array;
  private readonly bias: Float32Array;
  /** What one unit of a label's weights stands for. */
  private readonly scale: Float32Array;
  private readonly net: Net | undefined;
  /** Per label the sum of its weights. */
  private readonly sums: Int32Array;
  private total = 0;
  /** What `find` found: where the feature's labels begin, where they end and its vector begins, and whether it has one. */
  private from = 0;
  private end = 0;
  private hasVector = false;

  /** Keeps what server/training/pack.ts wrote. */
  constructor(bytes: Uint8Array) {
    const input = new ByteReader(bytes);
    const labels = input.byte();
    const parts = input.byte();
    this.bias = input.floats(labels);
    this.scale = input.floats(labels);
    this.net = parts > 0 ? new Net(input, labels, parts) : undefined;
    this.sums = new Int32Array(labels);
    const ends = input.runningSums(1 << (FEATURE_BITS - BUCKET_BITS));
    const start = input.at;
    this.buckets = ends.map((end) => start + end);
    this.bytes = bytes;
  }

  clear(): void {
    this.sums.fill(0);
    this.net?.clear();
    this.total = 0;
  }

  add(hash: number): void {
    this.total++;
    if (!this.find(featureOf(hash))) return;
    const { bytes, sums, end } = this;
    for (let at = this.from; at < end; at += 2) sums[bytes[at]!]! += (bytes[at + 1]! << 24) >> 24;
    if (this.hasVector) this.net!.add(bytes, end);
  }

  /** The log odds of each label for the features added since `clear`. */
  logOdds(): number[] {
    const { damping, net, bias, sums, scale } = this;
    const odds: number[] = [];
    for (let k = 0; k < bias.length; k++) odds.push(bias[k]! + sums[k]! * scale[k]! * damping);
    if (!net) return odds;
    const said = net.logOdds(damping);
    for (let k = 0; k < odds.length; k++) odds[k] = (1 - NET_SHARE) * odds[k]! + NET_SHARE * said[k]!;
    return odds;
  }

  /** What one feature contributes to a label among those added since `clear`, before damping. */
  contribution(feature: number, label: number): number {
    if (!this.find(feature)) return 0;
    const { bytes, scale, net, end } = this;
    let sum = 0;
    for (let at = this.from; at < end; at += 2)
      if (bytes[at] === label) sum += ((bytes[at + 1]! << 24) >> 24) * scale[label]!;
    if (!net) return sum;
    const moved = this.hasVector ? net.contribution(bytes, end, label, this.damping) : 0;
    return (1 - NET_SHARE) * sum + NET_SHARE * moved;
  }

  private get damping(): number {
    return 1 / Math.sqrt(this.total || 1);
  }

  /** Looks a feature up, and keeps where it stands; false where nothing is known of it. */
  private find(feature: number): boolean {
    const { bytes, buckets } = this;
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
      at = hasVector ? end + this.net!.parts : end;
    }
    return false;
  }
}

/** The probability that log odds stand for. */
export const sigmoid = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
