/** A set of small numbers that is emptied at once. */
export class Stamps {
  private readonly stamps: Int32Array;
  private now = 1;

  constructor(size: number) {
    this.stamps = new Int32Array(size);
  }

  has(number: number): boolean {
    return this.stamps[number] === this.now;
  }

  add(number: number): void {
    this.stamps[number] = this.now;
  }

  clear(): void {
    this.now++;
  }
}
