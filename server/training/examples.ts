// Turns labelled replies into what the trainers take.
import { FeatureList } from '../src/engine/reader/featureSink.ts';
import { sentenceFeatures } from '../src/engine/reader/features.ts';
import { LABELS } from '../src/engine/reader/model.ts';
import { replyFeatures } from '../src/engine/reader/replyFeatures.ts';
import { asSentence, longerClauses } from '../src/engine/text/clauses.ts';
import { FLAGS, KINDS, type Kind, STEPS } from '../src/engine/vocabulary.ts';
import type { AlignedReply } from './corpus.ts';
import type { Example } from './logistic.ts';

/** One example a sentence, labelled with its steps and flags; a flag that readers dispute is no opinion. */
export function sentenceExamples({ reply, prose, gold }: AlignedReply): Example[] {
  return prose.sentences.map((sentence, i) => {
    const list = new FeatureList();
    sentenceFeatures(prose, i, list);
    const labels = new Int8Array(LABELS.length);
    for (const g of gold[i]!) {
      const truth = reply.sentences[g]!;
      for (const step of truth.steps) labels[STEPS.indexOf(step)] = 1;
      for (const flag of truth.flags) {
        if (truth.start + flag.start >= sentence.end || truth.start + flag.end <= sentence.start) continue;
        const k = STEPS.length + FLAGS.indexOf(flag.flag);
        if (!flag.unsure) labels[k] = 1;
        else if (labels[k] !== 1) labels[k] = -1;
      }
    }
    return { features: Int32Array.from(list.ids), labels };
  });
}

/** Per sentence, the features of its clauses. */
export function clauseFeatures({ prose }: AlignedReply): Int32Array[][] {
  return prose.sentences.map((sentence, i) =>
    longerClauses(prose.tokens, sentence).map((clause) => {
      const list = new FeatureList();
      sentenceFeatures(prose, i, list, asSentence(prose.tokens, sentence, clause));
      return Int32Array.from(list.ids);
    }),
  );
}

/** One example a reply, labelled with its kind. */
export function kindExample({ reply, prose, gold }: AlignedReply): Example {
  const list = new FeatureList();
  const steps = gold.map((golds) => [...new Set(golds.flatMap((g) => reply.sentences[g]!.steps))]);
  replyFeatures(prose, steps, list);
  const labels = new Int8Array(KINDS.length);
  labels[KINDS.indexOf(reply.kind as Kind)] = 1;
  return { features: Int32Array.from(list.ids), labels };
}
