// Writes trained weights in the compact form that reader/model.ts reads.
import type { Logistic } from './logistic.ts';

/** Each weight is kept in eight bits, scaled per label; noughts are dropped. */
export function pack(model: Logistic, labels: number): Uint8Array {
  const { weights, bias } = model;
  const size = weights.length / labels;
  const scale = new Float32Array(labels);
  for (let f = 0; f < size; f++)
    for (let k = 0; k < labels; k++) scale[k] = Math.max(scale[k]!, Math.abs(weights[f * labels + k]!) / 127);
  const rows: { feature: number; pairs: [number, number][] }[] = [];
  let count = 0;
  for (let f = 0; f < size; f++) {
    const pairs: [number, number][] = [];
    for (let k = 0; k < labels; k++) {
      const weight = weights[f * labels + k]!;
      const rounded = Math.round(weight / scale[k]!);
      if (rounded !== 0) pairs.push([k, rounded]);
    }
    if (pairs.length > 0) rows.push({ feature: f, pairs });
    count += pairs.length;
  }
  const out: number[] = [labels];
  const floats = (values: Float32Array) => out.push(...new Uint8Array(Float32Array.from(values).buffer));
  const number = (value: number) => {
    let rest = value;
    while (rest > 127) {
      out.push((rest & 127) | 128);
      rest >>>= 7;
    }
    out.push(rest);
  };
  floats(bias);
  floats(scale);
  number(rows.length);
  number(count);
  let last = 0;
  for (const { feature, pairs } of rows) {
    number(feature - last);
    last = feature;
    pairs.forEach(([label, value], i) => {
      out.push(label | (i + 1 === pairs.length ? 128 : 0), value & 255);
    });
  }
  return Uint8Array.from(out);
}
