import type { Example } from './logistic.ts';

/** The features that are seen often enough to be told of, each at a place of its own. */
export class Places {
  /** In order of the features. */
  readonly features: readonly number[];
  /** Per feature: its place, or -1. */
  readonly place: Int32Array;

  /**
   * @param size how many features there are
   * @param minimum in fewer examples than this a feature is not seen often enough
   */
  constructor(examples: readonly Example[], size: number, minimum: number) {
    const seen = new Uint32Array(size);
    for (const { features } of examples) for (const f of new Set(features)) seen[f]!++;
    const known: number[] = [];
    this.place = Int32Array.from(seen, (count, f) => (count >= minimum ? known.push(f) - 1 : -1));
    this.features = known;
  }

  /** The places of those features that have one. */
  of(features: Int32Array): Int32Array {
    return features.map((feature) => this.place[feature]!).filter((place) => place >= 0);
  }
}
