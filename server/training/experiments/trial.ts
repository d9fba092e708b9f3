// Trains a model on what a trial takes for the units of a sentence, and reads with it.
import { LABELS, sigmoid } from '../../src/engine/reader/model.ts';
import { FLAGS, STEPS } from '../../src/engine/vocabulary.ts';
import type { AlignedReply } from '../corpus.ts';
import { sentenceExamples } from '../examples.ts';
import { type Example, Logistic, OPTIONS } from '../logistic.ts';
import type { Net } from '../net.ts';
import { pack } from '../pack.ts';
import type { Reader } from './figures.ts';
import { clauseSentences, clauses, type Units } from './units.ts';

/** Log odds per label for a list of features. */
export interface Scorer {
  score(features: Int32Array): Float32Array;
}

const labelled = new WeakMap<AlignedReply, Example[]>();

function labelsOf(reply: AlignedReply, index: number): Int8Array {
  let all = labelled.get(reply);
  if (!all) labelled.set(reply, (all = sentenceExamples(reply)));
  return all[index]!.labels;
}

/** One example a unit, with the labels of its sentence. */
export function examplesOf(replies: readonly AlignedReply[], units: Units): Example[] {
  return replies.flatMap((reply) =>
    reply.prose.sentences.flatMap((_, i) =>
      units(reply, i).map((features) => ({ features, labels: labelsOf(reply, i) })),
    ),
  );
}

/** The linear model alone. */
export function trainLinear(examples: readonly Example[]): Logistic {
  const model = new Logistic({ ...OPTIONS, labels: LABELS.length });
  model.train(examples);
  return model;
}

/** A sentence is read as its most telling unit. */
export function readerOf(model: Scorer, units: Units): Reader {
  return (reply) =>
    reply.prose.sentences.map((_, i) => {
      const read = units(reply, i).map((features) => Array.from(model.score(features), sigmoid));
      return LABELS.map((_, k) => Math.max(...read.map((odds) => odds[k]!)));
    });
}

/**
 * One example a clause. A fault belongs to the clauses in which its words stand, a step to the clause that `model` finds most
 * likely to take it, with no opinion on the sentence's other clauses.
 */
export function clauseExamples(replies: readonly AlignedReply[], model: Scorer): Example[] {
  return replies.flatMap((reply) =>
    reply.prose.sentences.flatMap((_, i) => {
      const units = clauses(reply, i);
      const whole = labelsOf(reply, i);
      if (units.length === 1) return [{ features: units[0]!, labels: whole }];
      const scores = units.map((features) => model.score(features).slice());
      const faulty = faultsIn(reply, i);
      return units.map((features, u) => ({
        features,
        labels: whole.map((label, k) => {
          if (label !== 1) return label;
          const flag = FLAGS[k - STEPS.length];
          if (flag) return faulty[u]!.has(flag) ? 1 : faulty.some((faults) => faults.has(flag)) ? 0 : -1;
          return scores.every((other) => other[k]! <= scores[u]![k]!) ? 1 : -1;
        }),
      }));
    }),
  );
}

/** Per clause: the faults whose words stand in it. */
function faultsIn(reply: AlignedReply, index: number): ReadonlySet<string>[] {
  const faults = reply.gold[index]!.flatMap((g) => {
    const { flags, start } = reply.reply.sentences[g]!;
    return flags.map((one) => ({ flag: one.flag, start: one.start + start, end: one.end + start }));
  });
  return clauseSentences(reply, index).map(
    ({ start, end }) =>
      new Set(faults.filter((one) => one.start < end && one.end > start).map(({ flag }) => flag)),
  );
}

export function kilobytes(model: Logistic, net?: Net): number {
  return pack(model, LABELS.length, net).length / 1000;
}
