import type { Prose } from '../text/prose.ts';
import { KINDS, type Kind } from '../vocabulary.ts';
import weights from './kinds.bin';
import { Model, sigmoid } from './model.ts';
import type { SentenceReading } from './reader.ts';
import { replyFeatures } from './replyFeatures.ts';

let model: Model | undefined;

/** From this share of certainty on, a kind is taken; below it the macro is `other`, of which nothing is demanded. */
const SURE = 0.65;

/** Fewer words tell nothing of what a macro is for. */
const FEWEST_WORDS = 2;

/** What a macro without `kind:` is for, judged by its words and by the steps that it takes; `other` where that is not clear. */
export function inferKind(prose: Prose, sentences: readonly SentenceReading[]): Kind {
  if (
    prose.sentences.reduce((words, { firstWord, lastWord }) => words + lastWord - firstWord, 0) < FEWEST_WORDS
  )
    return 'other';
  model ??= new Model(weights());
  model.clear();
  replyFeatures(
    prose,
    sentences.map(({ steps }) => steps),
    model,
  );
  const odds = model.logOdds().map(sigmoid);
  const sum = odds.reduce((total, one) => total + one, 0);
  const best = odds.indexOf(Math.max(...odds));
  return odds[best]! / Math.max(sum, 0.5) >= SURE ? KINDS[best]! : 'other';
}
