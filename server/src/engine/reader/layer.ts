import type { ByteReader } from './byteReader.ts';

/** Outputs are worked out four at a time, which spares most of the reading and writing of sums. */
const GROUP = 4;

/** One layer of a net: what each input says for each output, and what the outputs are without any input. */
export class Layer {
  readonly outputs: number;
  private readonly inputs: number;
  private readonly bias: Float64Array;
  /** Group by group of outputs: of each input, its weights for them. */
  private readonly weights: Float64Array;

  /** Reads the bias, then per input a weight for each output. */
  constructor(input: ByteReader, inputs: number, outputs: number) {
    this.inputs = inputs;
    this.outputs = outputs;
    const groups = Math.ceil(outputs / GROUP);
    this.bias = new Float64Array(groups * GROUP);
    this.bias.set(input.floats(outputs));
    this.weights = new Float64Array(this.bias.length * inputs);
    input.floats(inputs * outputs).forEach((weight, i) => {
      this.weights[this.at(Math.floor(i / outputs), i % outputs)] = weight;
    });
  }

  weight(input: number, output: number): number {
    return this.weights[this.at(input, output)]!;
  }

  /** Writes the outputs into `to` from `start` on, and up to three meaningless numbers behind them. */
  read(from: Float64Array, to: Float64Array, start: number): void {
    const { inputs, bias, weights } = this;
    for (let output = 0, at = 0; output < bias.length; output += GROUP) {
      let first = bias[output]!;
      let second = bias[output + 1]!;
      let third = bias[output + 2]!;
      let fourth = bias[output + 3]!;
      for (let i = 0; i < inputs; i++, at += GROUP) {
        const value = from[i]!;
        first += value * weights[at]!;
        second += value * weights[at + 1]!;
        third += value * weights[at + 2]!;
        fourth += value * weights[at + 3]!;
      }
      to[start + output] = first;
      to[start + output + 1] = second;
      to[start + output + 2] = third;
      to[start + output + 3] = fourth;
    }
  }

  private at(input: number, output: number): number {
    return (Math.floor(output / GROUP) * this.inputs + input) * GROUP + (output % GROUP);
  }
}
