import { FLAGS, STEPS } from '../vocabulary.ts';
import { FEATURE_BITS, type FeatureSink, featureOf } from './features.ts';

/** What the reader tells of a sentence: the sixteen steps, then the nine flags. */
export const LABELS = [...STEPS, ...FLAGS] as const;
export type Label = (typeof LABELS)[number];

/**
 * Sparse weights, and the sums that they make: features go in through `add`, `odds` reads the result and `clear` begins anew.
 */
export class LinearModel implements FeatureSink {
  readonly named = false;
  /** One bit a feature: whether it has any weight. Small enough to stay close at hand, and most features have none. */
  private readonly known: Uint32Array;
  /** Per word of `known`: how many features before it have weights. */
  private readonly before: Uint32Array;
  /** Per feature that has weights, in order: where they begin in `pairs`. */
  private readonly start: Uint32Array;
  /** A label and its weight: `label << 8 | weight & 255`; a negative entry is the last of its feature. */
  private readonly pairs: Int16Array;
  private readonly bias: Float32Array;
  /** What one unit of a label's weights stands for. */
  private readonly scale: Float32Array;
  private readonly sums: Int32Array;
  private total = 0;

  /** Reads what server/training/pack.ts wrote, in base64. */
  constructor(base64: string) {
    const input = new ByteReader(decodeBase64(base64));
    const labels = input.byte();
    this.sums = new Int32Array(labels);
    this.bias = Float32Array.from({ length: labels }, () => input.float());
    this.scale = Float32Array.from({ length: labels }, () => input.float());
    const features = input.number();
    this.pairs = new Int16Array(input.number());
    this.known = new Uint32Array((1 << FEATURE_BITS) / 32);
    this.before = new Uint32Array(this.known.length);
    this.start = new Uint32Array(features);
    let feature = 0;
    let at = 0;
    for (let i = 0; i < features; i++) {
      feature += input.number();
      this.known[feature >>> 5]! |= 1 << (feature & 31);
      this.start[i] = at;
      for (let last = false; !last; ) {
        const byte = input.byte();
        last = byte > 127;
        this.pairs[at++] = (byte << 8) | input.byte();
      }
    }
    for (let w = 1; w < this.known.length; w++)
      this.before[w] = this.before[w - 1]! + bitCount(this.known[w - 1]!);
  }

  clear(): void {
    this.sums.fill(0);
    this.total = 0;
  }

  add(hash: number): void {
    this.total++;
    let at = this.find(featureOf(hash));
    if (at < 0) return;
    const { pairs, sums } = this;
    let pair: number;
    do {
      pair = pairs[at++]!;
      sums[(pair >> 8) & 127]! += (pair << 24) >> 24;
    } while (pair >= 0);
  }

  /** The probability of each label for the features added since `clear`. */
  odds(): number[] {
    const damping = 1 / Math.sqrt(this.total || 1);
    const odds: number[] = [];
    for (let k = 0; k < this.sums.length; k++) {
      odds.push(1 / (1 + Math.exp(-(this.bias[k]! + this.sums[k]! * this.scale[k]! * damping))));
    }
    return odds;
  }

  /** What one feature contributes to a label, before damping. */
  weightOf(feature: number, label: number): number {
    let at = this.find(feature);
    if (at < 0) return 0;
    for (; ; at++) {
      const pair = this.pairs[at]!;
      if (((pair >> 8) & 127) === label) return ((pair << 24) >> 24) * this.scale[label]!;
      if (pair < 0) return 0;
    }
  }

  /** Where the weights of a feature begin in `pairs`; -1 where it has none. */
  private find(feature: number): number {
    const word = feature >>> 5;
    const bits = this.known[word]!;
    const bit = 1 << (feature & 31);
    return bits & bit ? this.start[this.before[word]! + bitCount(bits & (bit - 1))]! : -1;
  }
}

/** How many bits are set. */
function bitCount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

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

  float(): number {
    this.at += 4;
    return this.view.getFloat32(this.at - 4, true);
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

/** Base64 to bytes without Buffer, which a web worker lacks. */
function decodeBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
