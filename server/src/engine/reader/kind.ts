import type { Prose } from '../text/prose.ts';
import { KINDS, type Kind } from '../vocabulary.ts';
import { FeatureBuffer, replyFeatures } from './features.ts';
import weights from './kinds.bin';
import { LinearModel } from './model.ts';
import type { SentenceReading } from './reader.ts';

let model: LinearModel | undefined;
const buffer = new FeatureBuffer();
const odds = new Float32Array(KINDS.length);

/** From this share of certainty on, a kind is taken; below it the macro is `other`, of which nothing is demanded. */
const SURE = 0.55;

/** What a macro without `kind:` is for, judged by its words and by the steps that it takes; `other` where that is not clear. */
export function inferKind(prose: Prose, sentences: readonly SentenceReading[]): Kind {
  if (sentences.length === 0) return 'other';
  model ??= new LinearModel(weights);
  buffer.clear();
  replyFeatures(
    prose,
    sentences.map(({ steps }) => steps),
    buffer,
  );
  model.score(buffer, odds);
  let best = 0;
  let sum = 0;
  for (let k = 0; k < odds.length; k++) {
    odds[k] = 1 / (1 + Math.exp(-odds[k]!));
    sum += odds[k]!;
    if (odds[k]! > odds[best]!) best = k;
  }
  return odds[best]! / Math.max(sum, 0.5) >= SURE ? KINDS[best]! : 'other';
}
