import type { ByteReader } from './byteReader.ts';

/** A vector is written as one byte for so many of its numbers: which row of its part of the table they are. */
export const PART_WIDTH = 4;
export const ROWS = 256;

/** Numbers in the table are written in eight bits, from nought to twice this and one. */
export const NUMBER_ZERO = 128;
/** Two sums stand in one number of 32 bits, so that each has sixteen. */
const MOST_VECTORS = Math.floor(0xffff / 0xff);

/**
 * A small net. Features have short vectors; their sum, damped and bent, is its first layer. The second has units that are silent
 * below nought. Each label weighs both.
 */
export class Net {
  /** How many parts a vector has, which is how many bytes of a feature it takes. */
  readonly parts: number;
  private readonly dimensions: number;
  private readonly units: number;
  /** Per part and row its four numbers, two in each of two places. */
  private readonly table: Int32Array;
  /** Per dimension, what one unit of its numbers stands for. */
  private readonly scale: Float32Array;
  /** Per dimension, what it says for each unit. */
  private readonly unitWeights: Float32Array;
  private readonly unitBias: Float32Array;
  /** Per dimension and then per unit, what it says for each label. */
  private readonly labelWeights: Float32Array;
  private readonly labelBias: Float32Array;
  /** The vectors' sums, two in each. */
  private readonly sums: Int32Array;
  /** Per dimension, what was carried over from `sums`. */
  private readonly carried: Int32Array;
  private vectors = 0;
  private readonly layers: Float64Array;

  constructor(input: ByteReader, labels: number, parts: number) {
    this.parts = parts;
    this.dimensions = parts * PART_WIDTH;
    this.units = input.byte();
    this.scale = input.floats(this.dimensions);
    this.table = packedTable(input.bytes(ROWS * this.dimensions));
    this.unitBias = input.floats(this.units);
    this.unitWeights = input.floats(this.dimensions * this.units);
    this.labelBias = input.floats(labels);
    this.labelWeights = input.floats((this.dimensions + this.units) * labels);
    this.sums = new Int32Array(this.dimensions / 2);
    this.carried = new Int32Array(this.dimensions);
    this.layers = new Float64Array(this.dimensions + this.units);
  }

  clear(): void {
    this.sums.fill(0);
    this.carried.fill(0);
    this.vectors = 0;
  }

  /** Adds the vector that is written at `at`. */
  add(bytes: Uint8Array, at: number): void {
    if (this.vectors === MOST_VECTORS) this.carryOver();
    this.vectors++;
    const { sums, table, parts } = this;
    for (let part = 0; part < parts; part++) {
      const row = 2 * (part * ROWS + bytes[at + part]!);
      sums[2 * part]! += table[row]!;
      sums[2 * part + 1]! += table[row + 1]!;
    }
  }

  /** What the net says for each label of the vectors added since `clear`; their sum is multiplied by `damping`. */
  logOdds(damping: number): Float64Array {
    const layers = this.read(damping);
    const { labelWeights } = this;
    const labels = this.labelBias.length;
    const odds = Float64Array.from(this.labelBias);
    for (let i = 0, at = 0; i < layers.length; i++, at += labels) {
      const said = layers[i]!;
      if (said === 0) continue;
      for (let k = 0; k < labels; k++) odds[k]! += said * labelWeights[at + k]!;
    }
    return odds;
  }

  /** What the vector written at `at` moves for a label among those added since `clear`, before damping. */
  contribution(bytes: Uint8Array, at: number, label: number, damping: number): number {
    const { table, scale } = this;
    const slopes = this.slopes(damping, label);
    return slopes.reduce((sum, slope, d) => {
      const row = 2 * (Math.floor(d / PART_WIDTH) * ROWS + bytes[at + Math.floor(d / PART_WIDTH)]!);
      const two = table[row + ((d >> 1) & 1)]!;
      const number = ((d & 1) === 0 ? two & 0xffff : two >>> 16) - NUMBER_ZERO;
      return sum + number * scale[d]! * slope;
    }, 0);
  }

  /** How much a label's odds rise with each of the dimensions, where they stand now. */
  private slopes(damping: number, label: number): number[] {
    const layers = this.read(damping);
    const { dimensions, units, unitWeights, labelWeights } = this;
    const labels = this.labelBias.length;
    return Array.from(layers.subarray(0, dimensions), (first, d) => {
      let slope = labelWeights[d * labels + label]!;
      for (let u = 0; u < units; u++)
        if (layers[dimensions + u]! > 0)
          slope += unitWeights[d * units + u]! * labelWeights[(dimensions + u) * labels + label]!;
      return slope * (1 - first * first);
    });
  }

  /** Both layers, one after the other. */
  private read(damping: number): Float64Array {
    this.carryOver();
    const { layers, carried, scale, dimensions, units, unitBias, unitWeights } = this;
    layers.set(unitBias, dimensions);
    for (let d = 0; d < dimensions; d++) {
      const first = Math.tanh(carried[d]! * scale[d]! * damping);
      layers[d] = first;
      for (let u = 0, at = d * units; u < units; u++, at++)
        layers[dimensions + u]! += first * unitWeights[at]!;
    }
    for (let u = dimensions; u < layers.length; u++) if (layers[u]! < 0) layers[u] = 0;
    return layers;
  }

  /** Takes the sums apart, before they flow over and when they are read. */
  private carryOver(): void {
    const { sums, carried, vectors } = this;
    const zero = NUMBER_ZERO * vectors;
    for (let i = 0; i < sums.length; i++) {
      const two = sums[i]!;
      carried[2 * i]! += (two & 0xffff) - zero;
      carried[2 * i + 1]! += (two >>> 16) - zero;
    }
    sums.fill(0);
    this.vectors = 0;
  }
}

function packedTable(numbers: Uint8Array): Int32Array {
  return Int32Array.from(
    { length: numbers.length / 2 },
    (_, i) => numbers[2 * i]! | (numbers[2 * i + 1]! << 16),
  );
}
