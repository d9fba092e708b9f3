/** A map from whole numbers to whole numbers in two flat arrays: many small look-ups without an object each. */
export class IntMap {
  private keys = new Int32Array(1 << 12).fill(-1);
  private values = new Int32Array(1 << 12);
  private size = 0;

  /** `key` is not negative. */
  get(key: number): number | undefined {
    const at = this.slot(key);
    return this.keys[at] === key ? this.values[at] : undefined;
  }

  set(key: number, value: number): void {
    if (this.size * 2 >= this.keys.length) this.grow();
    const at = this.slot(key);
    if (this.keys[at] !== key) {
      this.keys[at] = key;
      this.size++;
    }
    this.values[at] = value;
  }

  private slot(key: number): number {
    const mask = this.keys.length - 1;
    let at = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d);
    at = (at ^ (at >>> 13)) & mask;
    while (this.keys[at] !== key && this.keys[at] !== -1) at = (at + 1) & mask;
    return at;
  }

  private grow(): void {
    const { keys, values } = this;
    this.keys = new Int32Array(keys.length * 2).fill(-1);
    this.values = new Int32Array(keys.length * 2);
    this.size = 0;
    for (let i = 0; i < keys.length; i++) if (keys[i] !== -1) this.set(keys[i]!, values[i]!);
  }
}
