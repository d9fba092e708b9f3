// The vectors of features, cut into parts. Each part is a row of a table: at first every vector has rows of its own; once they are
// coded, vectors share the few rows that come nearest to theirs (product quantisation, Jégou et al. 2011).
import { PART_WIDTH, ROWS } from '../src/engine/reader/net.ts';
import { generator } from './logistic.ts';

export interface VectorTable {
  /** How many parts a vector has, and how many numbers a part. */
  readonly parts: number;
  readonly width: number;
  /** The rows' numbers, one after the other. */
  readonly numbers: Float32Array;
  /** Per vector and part: which row. */
  readonly rows: Int32Array;
}

const ROUNDS = 6;

/** Vectors of one part each, with rows of their own. */
export function ownVectors(numbers: Float32Array, dimensions: number): VectorTable {
  const rows = Int32Array.from({ length: numbers.length / dimensions }, (_, i) => i);
  return { parts: 1, width: dimensions, numbers, rows };
}

/** The same vectors, as near as can be, in parts for each of which there are but `ROWS` rows. */
export function coded({ width, numbers }: VectorTable): VectorTable {
  const parts = width / PART_WIDTH;
  const count = numbers.length / width;
  const table = {
    parts,
    width: PART_WIDTH,
    numbers: new Float32Array(ROWS * width),
    rows: new Int32Array(count * parts),
  };
  const random = generator(7);
  for (let part = 0; part < parts; part++) {
    const points = new Float32Array(count * PART_WIDTH);
    for (let i = 0; i < count; i++) {
      const from = i * width + part * PART_WIDTH;
      points.set(numbers.subarray(from, from + PART_WIDTH), i * PART_WIDTH);
    }
    const { centres, nearest } = clusters(points, random);
    table.numbers.set(centres, part * ROWS * PART_WIDTH);
    for (let i = 0; i < count; i++) table.rows[i * parts + part] = part * ROWS + nearest[i]!;
  }
  return table;
}

/** Lloyd's algorithm: points go to the nearest centre, centres to the middle of their points, and so on. */
function clusters(
  points: Float32Array,
  random: () => number,
): { centres: Float32Array; nearest: Uint8Array } {
  const count = points.length / PART_WIDTH;
  const centres = new Float32Array(ROWS * PART_WIDTH);
  const nearest = new Uint8Array(count);
  const place = (centre: number) => {
    const at = Math.floor(random() * count) * PART_WIDTH;
    centres.set(points.subarray(at, at + PART_WIDTH), centre * PART_WIDTH);
  };
  for (let centre = 0; centre < ROWS; centre++) place(centre);
  for (let round = 0; ; round++) {
    for (let i = 0; i < count; i++) nearest[i] = nearestTo(centres, points, i * PART_WIDTH);
    if (round === ROUNDS) return { centres, nearest };
    const members = new Uint32Array(ROWS);
    const sums = new Float64Array(centres.length);
    for (let i = 0; i < count; i++) {
      members[nearest[i]!]!++;
      for (let d = 0; d < PART_WIDTH; d++) sums[nearest[i]! * PART_WIDTH + d]! += points[i * PART_WIDTH + d]!;
    }
    for (let centre = 0; centre < ROWS; centre++)
      if (members[centre] === 0) place(centre);
      else
        for (let d = 0, at = centre * PART_WIDTH; d < PART_WIDTH; d++, at++)
          centres[at] = sums[at]! / members[centre]!;
  }
}

function nearestTo(centres: Float32Array, points: Float32Array, at: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let centre = 0; centre < ROWS; centre++) {
    let distance = 0;
    for (let d = 0; d < PART_WIDTH; d++)
      distance += (points[at + d]! - centres[centre * PART_WIDTH + d]!) ** 2;
    if (distance < least) {
      least = distance;
      best = centre;
    }
  }
  return best;
}
