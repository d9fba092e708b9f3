// Scores of the reader on labelled replies, one number per label, a step counted per labelled sentence.
import { LABELS } from '../src/engine/reader/model.ts';
import { FLAGS, STEPS } from '../src/engine/vocabulary.ts';
import type { AlignedReply } from './corpus.ts';

/** One labelled sentence for one label: how likely the reader finds it, and the truth. */
export interface Judged {
  readonly odds: number;
  readonly truth: boolean;
}

export interface Score {
  readonly right: number;
  readonly falseAlarms: number;
  readonly missed: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Per label, every labelled sentence with an opinion. `odds` gives the reader's probabilities per sentence of the prose. */
export function judge(
  replies: readonly AlignedReply[],
  odds: (reply: AlignedReply) => readonly (readonly number[])[],
): Judged[][] {
  const judged: Judged[][] = LABELS.map(() => []);
  for (const aligned of replies) {
    const read = odds(aligned);
    aligned.reply.sentences.forEach((sentence, g) => {
      const highest = new Float32Array(LABELS.length);
      aligned.gold.forEach((golds, i) => {
        if (golds.includes(g))
          for (let k = 0; k < highest.length; k++) highest[k] = Math.max(highest[k]!, read[i]![k]!);
      });
      STEPS.forEach((step, k) => {
        if (!sentence.maybe.includes(step))
          judged[k]!.push({ odds: highest[k]!, truth: sentence.steps.includes(step) });
      });
      FLAGS.forEach((flag, f) => {
        const marks = sentence.flags.filter((one) => one.flag === flag);
        if (marks.length > 0 && marks.every(({ unsure }) => unsure)) return;
        const k = STEPS.length + f;
        judged[k]!.push({ odds: highest[k]!, truth: marks.length > 0 });
      });
    });
  }
  return judged;
}

export function scoreAt(judged: readonly Judged[], cut: number): Score {
  let right = 0;
  let falseAlarms = 0;
  let missed = 0;
  for (const { odds, truth } of judged) {
    if (odds >= cut) truth ? right++ : falseAlarms++;
    else if (truth) missed++;
  }
  const precision = right / (right + falseAlarms || 1);
  const recall = right / (right + missed || 1);
  return {
    right,
    falseAlarms,
    missed,
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall || 1),
  };
}

export const CUTS: readonly number[] = Array.from({ length: 46 }, (_, i) => 0.05 + i * 0.02);

/** A set with fewer examples than this decides nothing by itself. */
const FEWEST = 10;

/**
 * The cut with the highest mean F1 over several sets, of those that are right often enough in all of them together. Where a set
 * has too few examples, all are one.
 */
export function bestCut(sets: readonly (readonly Judged[])[], leastPrecision = 0): number {
  let best = 0.5;
  let most = -1;
  const together = sets.flat();
  const counted = sets.every((set) => set.filter(({ truth }) => truth).length >= FEWEST) ? sets : [together];
  for (const cut of CUTS) {
    if (scoreAt(together, cut).precision < leastPrecision) continue;
    // Neighbouring cuts are averaged in, so that a lucky sentence decides nothing.
    const mean = counted.reduce(
      (sum, set) =>
        sum + scoreAt(set, cut).f1 + 0.5 * (scoreAt(set, cut - 0.04).f1 + scoreAt(set, cut + 0.04).f1),
      0,
    );
    if (mean > most) {
      most = mean;
      best = cut;
    }
  }
  return rounded(best);
}

/** Thresholds are written in hundredths. */
export const rounded = (cut: number): number => Math.round(cut * 100) / 100;
