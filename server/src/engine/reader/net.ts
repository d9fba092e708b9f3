import type { ByteReader } from './byteReader.ts';
import { Layer } from './layer.ts';

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
  /** Per part and row its four numbers, two in each of two places. */
  private readonly table: Int32Array;
  /** Per dimension, what one unit of its numbers stands for. */
  private readonly scale: Float32Array;
  private readonly second: Layer;
  private readonly labels: Layer;
  /** The vectors' sums, two in each. */
  private readonly sums: Int32Array;
  /** Per dimension, what was carried over from `sums`. */
  private readonly carried: Int32Array;
  private vectors = 0;
  /** Both layers, one after the other. */
  private readonly layers: Float64Array;
  private readonly odds: Float64Array;

  constructor(input: ByteReader, labels: number, parts: number) {
    this.parts = parts;
    this.dimensions = parts * PART_WIDTH;
    const units = input.byte();
    this.scale = input.floats(this.dimensions);
    this.table = packedTable(input.bytes(ROWS * this.dimensions));
    this.second = new Layer(input, this.dimensions, units);
    this.labels = new Layer(input, this.dimensions + units, labels);
    this.sums = new Int32Array(this.dimensions / 2);
    this.carried = new Int32Array(this.dimensions);
    // A layer may write three places more than it has outputs.
    this.layers = new Float64Array(this.dimensions + units + 3);
    this.odds = new Float64Array(labels + 3);
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

  /** What the net says for each label of the vectors added since `clear`; the array is reused by the next call. */
  logOdds(damping: number): Float64Array {
    this.labels.read(this.read(damping), this.odds, 0);
    return this.odds;
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
    const { dimensions, second, labels } = this;
    return Array.from(layers.subarray(0, dimensions), (first, d) => {
      let slope = labels.weight(d, label);
      for (let u = 0; u < second.outputs; u++)
        if (layers[dimensions + u]! > 0) slope += second.weight(d, u) * labels.weight(dimensions + u, label);
      return slope * (1 - first * first);
    });
  }

  /** Works out both layers. */
  private read(damping: number): Float64Array {
    this.carryOver();
    const { layers, carried, scale, dimensions, second } = this;
    for (let d = 0; d < dimensions; d++) layers[d] = Math.tanh(carried[d]! * scale[d]! * damping);
    second.read(layers, layers, dimensions);
    const end = dimensions + second.outputs;
    for (let u = dimensions; u < end; u++) if (layers[u]! < 0) layers[u] = 0;
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
