/** How long, in milliseconds, a long run may keep others waiting. */
const SLICE = 20;

/** Cuts a long run into slices, between which others are served. */
export class Slices {
  private since = performance.now();

  /** To be awaited between two pieces of work. True where others had their turn. */
  async rest(): Promise<boolean> {
    if (performance.now() - this.since < SLICE) return false;
    await new Promise((resolve) => setTimeout(resolve));
    this.since = performance.now();
    return true;
  }
}
