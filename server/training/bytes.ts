/** Collects bytes; the counterpart of `ByteReader` in the reader. */
export class ByteWriter {
  private readonly out: number[] = [];

  get length(): number {
    return this.out.length;
  }

  append(other: ByteWriter): void {
    for (const byte of other.out) this.out.push(byte);
  }

  byte(value: number): void {
    this.out.push(value & 255);
  }

  floats(values: Float32Array): void {
    for (const byte of new Uint8Array(Float32Array.from(values).buffer)) this.out.push(byte);
  }

  /** As many as a multiple of eight. Of eight each, a byte says which are not nought, and these follow. */
  numbers(values: readonly number[]): void {
    for (let i = 0; i < values.length; i += 8) {
      const eight = values.slice(i, i + 8);
      this.byte(eight.reduce((given, value, n) => given | (value === 0 ? 0 : 1 << n), 0));
      for (const value of eight) if (value !== 0) this.number(value);
    }
  }

  /** Seven bits a byte, the lowest first. */
  private number(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.out.push((rest & 127) | 128);
      rest >>>= 7;
    }
    this.out.push(rest);
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.out);
  }
}
