/** Every feature is a number below this; the reader's weights are indexed by it. */
export const FEATURE_BITS = 20;
const MASK = (1 << FEATURE_BITS) - 1;

/** Where features go: into a list for training and explaining, or straight into sums of weights. */
export interface FeatureSink {
  /** `name` says what the feature is; it is asked for only by a sink that explains. */
  add(hash: number, name?: () => string): void;
  /** Whether names are worth making. */
  readonly named: boolean;
}

/** Which feature a hash stands for. */
export function featureOf(hash: number): number {
  let h = hash ^ (hash >>> 15);
  h = Math.imul(h, 0x2c1b3c6d);
  return (h ^ (h >>> 12)) & MASK;
}

/** Collects features and, where asked, their names. */
export class FeatureList implements FeatureSink {
  readonly ids: number[] = [];
  readonly names: string[] = [];
  readonly named: boolean;

  constructor(named = false) {
    this.named = named;
  }

  add(hash: number, name?: () => string): void {
    this.ids.push(featureOf(hash));
    if (this.named) this.names.push(name?.() ?? '');
  }
}
