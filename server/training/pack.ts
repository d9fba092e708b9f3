// Writes trained weights in the compact form that reader/model.ts reads.
import { BUCKET_BITS, HAS_VECTOR, MANY_LABELS } from '../src/engine/reader/model.ts';
import { NUMBER_ZERO, ROWS } from '../src/engine/reader/net.ts';
import { ByteWriter } from './bytes.ts';
import type { Logistic } from './logistic.ts';
import type { Net } from './net.ts';

/** Weights of the linear model and numbers of the net's table are kept in eight bits, scaled per label and per dimension. */
export function pack({ weights, bias }: Logistic, labels: number, net?: Net): Uint8Array {
  const size = weights.length / labels;
  const scale = scales(weights, labels, (i) => i % labels);
  const out = new ByteWriter();
  out.byte(labels);
  out.byte(net?.table.parts ?? 0);
  out.floats(bias);
  out.floats(scale);
  if (net) packLayers(net, out);
  const entries = new ByteWriter();
  const ends: number[] = [];
  for (let feature = 0; feature < size; feature++) {
    if (feature % (1 << BUCKET_BITS) === 0) ends.push(entries.length);
    const pairs: [number, number][] = [];
    for (let k = 0; k < labels; k++) {
      const rounded = Math.round(weights[feature * labels + k]! / scale[k]!);
      if (rounded !== 0) pairs.push([k, rounded]);
    }
    const vector = net?.places.place[feature] ?? -1;
    if (pairs.length === 0 && vector < 0) continue;
    const last = feature % (1 << BUCKET_BITS);
    const labelled = Math.min(pairs.length, MANY_LABELS);
    entries.byte((last << BUCKET_BITS) | (vector >= 0 ? HAS_VECTOR : 0) | labelled);
    if (labelled === MANY_LABELS) entries.byte(pairs.length - MANY_LABELS);
    for (const [label, value] of pairs) {
      entries.byte(label);
      entries.byte(value);
    }
    if (!net || vector < 0) continue;
    const { parts, rows } = net.table;
    for (let part = 0; part < parts; part++) entries.byte(rows[vector * parts + part]! % ROWS);
  }
  ends.push(entries.length);
  out.numbers(ends.slice(1).map((end, i) => end - ends[i]!));
  out.append(entries);
  return out.bytes();
}

function packLayers({ table, options, ...net }: Net, out: ByteWriter): void {
  const { parts, width, numbers } = table;
  const dimensionOf = (i: number) => Math.floor(i / (ROWS * width)) * width + (i % width);
  const scale = scales(numbers, parts * width, dimensionOf);
  out.byte(options.units);
  out.floats(scale);
  numbers.forEach((number, i) => {
    out.byte(Math.round(number / scale[dimensionOf(i)]!) + NUMBER_ZERO);
  });
  out.floats(net.unitBias);
  out.floats(net.unitWeights);
  out.floats(net.labelBias);
  out.floats(net.labelWeights);
}

/** What one unit of eight bits stands for in each group of values; of nothing but noughts, 1. */
function scales(values: Float32Array, groups: number, groupOf: (i: number) => number): Float32Array {
  const scale = new Float32Array(groups);
  values.forEach((value, i) => {
    const group = groupOf(i);
    scale[group] = Math.max(scale[group]!, Math.abs(value) / (NUMBER_ZERO - 1));
  });
  return scale.map((unit) => unit || 1);
}
