// The two models that the reader is made of, trained on the same examples and read as one.
import { LABELS, NET_SHARE } from '../src/engine/reader/model.ts';
import { type Example, Logistic, OPTIONS } from './logistic.ts';
import { Net } from './net.ts';

export class ReaderModel {
  readonly linear = new Logistic({ ...OPTIONS, labels: LABELS.length });
  readonly net: Net;

  constructor(examples: readonly Example[]) {
    this.linear.train(examples);
    this.net = new Net(examples);
  }

  /** Log odds per label; the array is reused by the next call. */
  score(features: Int32Array): Float32Array {
    const scores = this.linear.score(features);
    const said = this.net.score(features);
    for (let k = 0; k < scores.length; k++) scores[k] = (1 - NET_SHARE) * scores[k]! + NET_SHARE * said[k]!;
    return scores;
  }
}
