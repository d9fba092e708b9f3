import { FLAGS, STEPS } from '../vocabulary.ts';
import { FEATURE_BITS, type FeatureBuffer } from './features.ts';

/** What the reader tells of a sentence: the sixteen steps, then the nine flags. */
export const LABELS = [...STEPS, ...FLAGS] as const;
export type Label = (typeof LABELS)[number];

/** Sparse weights: features with any weight, each with its (label, weight) pairs. */
export class LinearModel {
  /** Per feature: the number of its row of weights, from 1; 0 where it has none. */
  readonly rows: Uint32Array;
  private readonly rowStart: Int32Array;
  private readonly label: Uint8Array;
  private readonly weight: Float32Array;
  private readonly bias: Float32Array;

  /** Reads what server/training/pack.ts wrote, in base64. */
  constructor(base64: string) {
    const input = new ByteReader(decodeBase64(base64));
    const labels = input.byte();
    this.bias = new Float32Array(labels);
    const scale = new Float32Array(labels);
    for (let k = 0; k < labels; k++) this.bias[k] = input.float();
    for (let k = 0; k < labels; k++) scale[k] = input.float();
    const features = input.number();
    const pairs = input.number();
    this.rows = new Uint32Array(1 << FEATURE_BITS);
    this.rowStart = new Int32Array(features + 2);
    this.label = new Uint8Array(pairs);
    this.weight = new Float32Array(pairs);
    let feature = 0;
    let at = 0;
    for (let row = 1; row <= features; row++) {
      feature += input.number();
      this.rows[feature] = row;
      this.rowStart[row] = at;
      for (let last = false; !last; ) {
        const byte = input.byte();
        last = byte > 127;
        const label = byte & 127;
        this.label[at] = label;
        this.weight[at++] = input.signedByte() * scale[label]!;
      }
    }
    this.rowStart[features + 1] = at;
  }

  /** Adds up the log odds of all labels into `out`, which has one place per label. */
  score({ ids, count, total }: FeatureBuffer, out: Float32Array): void {
    out.fill(0);
    for (let i = 0; i < count; i++) {
      const row = this.rows[ids[i]!]!;
      for (let at = this.rowStart[row]!, end = this.rowStart[row + 1]!; at < end; at++) out[this.label[at]!]! += this.weight[at]!;
    }
    const damping = 1 / Math.sqrt(total || 1);
    for (let k = 0; k < out.length; k++) out[k] = this.bias[k]! + out[k]! * damping;
  }

  /** What one feature contributes to a label, before damping. */
  weightOf(feature: number, label: number): number {
    const row = this.rows[feature]!;
    for (let at = this.rowStart[row]!, end = this.rowStart[row + 1]!; at < end; at++) if (this.label[at] === label) return this.weight[at]!;
    return 0;
  }
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

  signedByte(): number {
    return this.view.getInt8(this.at++);
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
