// Writes trained weights in the compact form that reader/model.ts reads.
import { BUCKET_BITS, HAS_VECTOR, MANY_LABELS, VECTOR_ZERO } from '../src/engine/reader/model.ts';
import { ByteWriter } from './bytes.ts';
import type { Logistic } from './logistic.ts';
import type { Vectors } from './vectors.ts';

/**
 * Each weight of the linear model is kept in eight bits, scaled per label; noughts are dropped. Each number of a vector is kept in
 * four, scaled per dimension.
 */
export function pack({ weights, bias }: Logistic, labels: number, net?: Vectors): Uint8Array {
  const dimensions = net?.options.dimensions ?? 0;
  const size = weights.length / labels;
  const scale = scales(weights, labels);
  const vectorScale = net ? vectorScales(net.vectors, dimensions) : new Float32Array();
  const out = new ByteWriter();
  out.byte(labels);
  out.byte(dimensions);
  out.floats(bias);
  out.floats(scale);
  if (net) {
    out.floats(vectorScale);
    out.floats(net.bias);
    out.floats(net.weights);
  }
  const entries = new ByteWriter();
  const ends: number[] = [];
  for (let feature = 0; feature < size; feature++) {
    if (feature % (1 << BUCKET_BITS) === 0) ends.push(entries.length);
    const pairs: [number, number][] = [];
    for (let k = 0; k < labels; k++) {
      const rounded = Math.round(weights[feature * labels + k]! / scale[k]!);
      if (rounded !== 0) pairs.push([k, rounded]);
    }
    const place = net?.place[feature] ?? -1;
    if (pairs.length === 0 && place < 0) continue;
    const last = feature % (1 << BUCKET_BITS);
    const labelled = Math.min(pairs.length, MANY_LABELS);
    entries.byte((last << BUCKET_BITS) | (place >= 0 ? HAS_VECTOR : 0) | labelled);
    if (labelled === MANY_LABELS) entries.byte(pairs.length - MANY_LABELS);
    for (const [label, value] of pairs) {
      entries.byte(label);
      entries.byte(value);
    }
    if (!net || place < 0) continue;
    const four = (d: number) => {
      const rounded = Math.round(net.vectors[place * dimensions + d]! / vectorScale[d]!);
      return Math.max(-VECTOR_ZERO, Math.min(VECTOR_ZERO, rounded)) + VECTOR_ZERO;
    };
    for (let d = 0; d < dimensions; d += 2) entries.byte(four(d) | (four(d + 1) << 4));
  }
  ends.push(entries.length);
  out.numbers(ends.slice(1).map((end, i) => end - ends[i]!));
  out.append(entries);
  return out.bytes();
}

function scales(weights: Float32Array, labels: number): Float32Array {
  const scale = new Float32Array(labels);
  for (let i = 0; i < weights.length; i++)
    scale[i % labels] = Math.max(scale[i % labels]!, Math.abs(weights[i]!) / 127);
  return scale;
}

/** Of the numbers of each dimension, the largest thousandth is cut. */
function vectorScales(vectors: Float32Array, dimensions: number): Float32Array {
  return Float32Array.from({ length: dimensions }, (_, d) => {
    const sizes = new Float32Array(vectors.length / dimensions);
    for (let i = 0; i < sizes.length; i++) sizes[i] = Math.abs(vectors[i * dimensions + d]!);
    sizes.sort();
    return sizes[Math.floor(sizes.length * 0.999)]! / VECTOR_ZERO || 1;
  });
}
