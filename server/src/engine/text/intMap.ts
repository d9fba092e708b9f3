/** A map from whole numbers to whole numbers in one flat array: many small look-ups without an object each. */
export class IntMap {
  /** Per place a key and one more, or 0, and its value; as many places as a power of two, at most three quarters of them filled. */
  private places = new Int32Array(1 << 12);
  private size = 0;

  /** `key` is not negative. */
  get(key: number): number | undefined {
    const at = this.placeOf(key);
    return this.places[at] === 0 ? undefined : this.places[at + 1];
  }

  set(key: number, value: number): void {
    if (this.size * 8 >= this.places.length * 3) this.grow();
    const at = this.placeOf(key);
    if (this.places[at] === 0) this.size++;
    this.places[at] = key + 1;
    this.places[at + 1] = value;
  }

  private placeOf(key: number): number {
    const { places } = this;
    const mask = places.length - 2;
    let at = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d);
    at = ((at ^ (at >>> 13)) << 1) & mask;
    while (places[at] !== key + 1 && places[at] !== 0) at = (at + 2) & mask;
    return at;
  }

  private grow(): void {
    const before = this.places;
    this.places = new Int32Array(before.length * 2);
    this.size = 0;
    for (let at = 0; at < before.length; at += 2)
      if (before[at] !== 0) this.set(before[at]! - 1, before[at + 1]!);
  }
}
