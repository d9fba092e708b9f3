// From a reader's judgements to the figures in the tables.
import { LABELS, type Label } from '../../src/engine/reader/model.ts';
import { FLAGS, STEPS } from '../../src/engine/vocabulary.ts';
import type { AlignedReply } from '../corpus.ts';
import { bestCut, CUTS, type Judged, judge, scoreAt } from '../metrics.ts';

/** How likely the reader finds each label, per sentence of the prose. */
export type Reader = (reply: AlignedReply) => readonly (readonly number[])[];

/** F1 per label; undefined where there are too few examples to tell. */
export type Figures = readonly (number | undefined)[];

/** Fewer sentences than this with a label say nothing about it. */
const FEWEST = 10;

/** The faults that the reader has a say in; the others have rules of their own kind. */
export const READ_FLAGS = FLAGS.filter((flag) => flag !== 'shouting' && flag !== 'hard-coded-contact');

function figuresOf(judged: readonly Judged[][], f1: (label: number) => number | undefined): Figures {
  return LABELS.map((_, k) => (judged[k]!.filter(({ truth }) => truth).length < FEWEST ? undefined : f1(k)));
}

/** With the cut that is best for these very replies. */
export function atBestCuts(replies: readonly AlignedReply[], reader: Reader): Figures {
  const judged = judge(replies, reader);
  return figuresOf(judged, (k) => Math.max(...CUTS.map((cut) => scoreAt(judged[k]!, cut).f1)));
}

/** With given cuts; one above 1 means that the reader keeps silent. */
export function atCuts(replies: readonly AlignedReply[], reader: Reader, cuts: readonly number[]): Figures {
  const judged = judge(replies, reader);
  return figuresOf(judged, (k) => (cuts[k]! > 1 ? undefined : scoreAt(judged[k]!, cuts[k]!).f1));
}

/** Each half of the replies with the cuts that are best for the other half. */
export function atOthersCuts(replies: readonly AlignedReply[], reader: Reader): Figures {
  const halves = [0, 1].map((half) =>
    judge(
      replies.filter((_, i) => i % 2 === half),
      reader,
    ),
  );
  const decided = LABELS.map((_, k) =>
    halves.flatMap((half, i) => {
      const cut = bestCut([halves[1 - i]![k]!]);
      return half[k]!.map(({ odds, truth }) => ({ odds: odds >= cut ? 1 : 0, truth }));
    }),
  );
  return figuresOf(decided, (k) => scoreAt(decided[k]!, 1).f1);
}

/** The mean of the labels that have a figure. */
export function mean(figures: Figures, labels: readonly Label[]): number | undefined {
  const values = labels.map((label) => figures[LABELS.indexOf(label)]).filter((value) => value !== undefined);
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

export const SUMMARY = ['empathy', 'recap', 'solution', 'steps', 'faults'] as const;

/** A table's cells under SUMMARY: three steps, the mean of all steps, the mean of the faults. */
export function summary(figures: Figures): string[] {
  return [
    ...(['empathy', 'recap', 'solution'] as const).map((label) => mean(figures, [label])),
    mean(figures, STEPS),
    mean(figures, READ_FLAGS),
  ].map(shown);
}

export function shown(figure: number | undefined): string {
  return figure === undefined ? '–' : figure.toFixed(2);
}
