/** Reads what server/training/bytes.ts wrote. */
export class ByteReader {
  at = 0;
  private readonly view: DataView;
  private readonly source: Uint8Array;

  constructor(source: Uint8Array) {
    this.source = source;
    this.view = new DataView(source.buffer, source.byteOffset, source.byteLength);
  }

  byte(): number {
    return this.source[this.at++]!;
  }

  bytes(count: number): Uint8Array {
    this.at += count;
    return this.source.subarray(this.at - count, this.at);
  }

  floats(count: number): Float32Array {
    return Float32Array.from({ length: count }, () => {
      this.at += 4;
      return this.view.getFloat32(this.at - 4, true);
    });
  }

  /**
   * Nought, the first number, the sum of the first two, and so on. Of eight numbers each, a byte says which are not nought, and
   * these follow: seven bits a byte, the lowest first.
   */
  runningSums(count: number): Uint32Array {
    const { source } = this;
    const sums = new Uint32Array(count + 1);
    let { at } = this;
    let sum = 0;
    let given = 0;
    for (let i = 0; i < count; i++) {
      given = i % 8 === 0 ? source[at++]! : given >> 1;
      if (given & 1) {
        let shift = 0;
        for (; source[at]! > 127; shift += 7) sum += (source[at++]! & 127) << shift;
        sum += source[at++]! << shift;
      }
      sums[i + 1] = sum;
    }
    this.at = at;
    return sums;
  }
}
