import { FLAGS, STEPS } from '../vocabulary.ts';

/** What the reader tells of a sentence: the sixteen steps, then the nine flags. */
export const LABELS = [...STEPS, ...FLAGS] as const;
export type Label = (typeof LABELS)[number];

/** Sparse weights: features with any weight, each with its (label, weight) pairs. */
export class LinearModel {
  private readonly keys: Int32Array;
  private readonly rows: Int32Array;
  private readonly rowStart: Int32Array;
  private readonly label: Uint8Array;
  private readonly weight: Float32Array;
  private readonly bias: Float32Array;
  private readonly mask: number;

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
    let size = 1024;
    while (size < features * 2) size *= 2;
    this.mask = size - 1;
    this.keys = new Int32Array(size).fill(-1);
    this.rows = new Int32Array(size);
    this.rowStart = new Int32Array(features + 1);
    this.label = new Uint8Array(pairs);
    this.weight = new Float32Array(pairs);
    let feature = 0;
    let at = 0;
    for (let row = 0; row < features; row++) {
      feature += input.number();
      let slot = Math.imul(feature, 0x9e3779b1) & this.mask;
      while (this.keys[slot] !== -1) slot = (slot + 1) & this.mask;
      this.keys[slot] = feature;
      this.rows[slot] = row;
      this.rowStart[row] = at;
      for (let left = input.byte(); left > 0; left--) {
        const label = input.byte();
        this.label[at] = label;
        this.weight[at++] = input.signedByte() * scale[label]!;
      }
    }
    this.rowStart[features] = at;
  }

  /** Adds up the log odds of all labels into `out`, which has one place per label. Repeated features count once each time. */
  score(features: Int32Array, count: number, out: Float32Array): void {
    out.fill(0);
    for (let i = 0; i < count; i++) {
      const row = this.find(features[i]!);
      if (row < 0) continue;
      for (let at = this.rowStart[row]!, end = this.rowStart[row + 1]!; at < end; at++) out[this.label[at]!]! += this.weight[at]!;
    }
    const damping = 1 / Math.sqrt(count || 1);
    for (let k = 0; k < out.length; k++) out[k] = this.bias[k]! + out[k]! * damping;
  }

  /** What one feature contributes to a label, before damping. */
  weightOf(feature: number, label: number): number {
    const row = this.find(feature);
    if (row < 0) return 0;
    for (let at = this.rowStart[row]!, end = this.rowStart[row + 1]!; at < end; at++) if (this.label[at] === label) return this.weight[at]!;
    return 0;
  }

  private find(feature: number): number {
    let slot = Math.imul(feature, 0x9e3779b1) & this.mask;
    for (;;) {
      const key = this.keys[slot]!;
      if (key === feature) return this.rows[slot]!;
      if (key === -1) return -1;
      slot = (slot + 1) & this.mask;
    }
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
