// The two models that the reader is made of, trained on the same examples and read as one.
import { LABELS, NET_SHARE } from '../src/engine/reader/model.ts';
import { STEPS } from '../src/engine/vocabulary.ts';
import { type Example, Logistic, OPTIONS } from './logistic.ts';
import { trainVectors, type Vectors } from './vectors.ts';

export class ReaderModel {
  readonly linear = new Logistic({ ...OPTIONS, labels: LABELS.length });
  /** For the steps alone: faults hang on rare words, of which it knows little. */
  readonly vectors: Vectors;

  constructor(examples: readonly Example[]) {
    this.linear.train(examples);
    this.vectors = trainVectors(examples);
  }

  /** Log odds per label; the array is reused by the next call. */
  score(features: Int32Array): Float32Array {
    const scores = this.linear.score(features);
    const steps = this.vectors.score(features);
    for (let k = 0; k < STEPS.length; k++) scores[k] = (1 - NET_SHARE) * scores[k]! + NET_SHARE * steps[k]!;
    return scores;
  }
}
