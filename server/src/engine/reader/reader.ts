import type { Clause } from '../text/clauses.ts';
import type { Prose } from '../text/prose.ts';
import type { Sentence } from '../text/sentences.ts';
import { FLAGS, type Flag, STEPS, type Step } from '../vocabulary.ts';
import { FeatureList } from './featureSink.ts';
import { sentenceFeatures } from './features.ts';
import { LABELS, Model, sigmoid } from './model.ts';
import thresholds from './thresholds.json' with { type: 'json' };
import weights from './weights.bin';

/** How one sentence is read. */
export interface SentenceReading {
  readonly steps: readonly Step[];
  /** The author labelled the sentence; the model was not asked. */
  readonly labelled: boolean;
  /** Log odds per label, steps first, in the order of LABELS: probabilities are worked out for the few that are asked for. */
  readonly logOdds: readonly number[];
}

let loaded: Model | undefined;

/** The weights are unpacked when the first sentence is read. */
const model = (): Model => (loaded ??= new Model(weights()));

const CUTS: readonly number[] = LABELS.map((label) => (thresholds as Record<string, number>)[label] ?? 0.5);
/** Below these log odds a probability is surely below its cut. */
const SURELY_NOT: readonly number[] = CUTS.map((cut) => Math.log(cut / (1 - cut)) - 1e-6);

/** Reads every sentence of a reply. `labels` holds the author's own step per sentence, where there is one; it wins. */
export function readSentences(prose: Prose, labels?: readonly (Step | undefined)[]): SentenceReading[] {
  return prose.sentences.map((sentence, i) => {
    const logOdds = logOddsOf(prose, i, sentence);
    const label = labels?.[i];
    return { steps: label ? [label] : stepsOf(logOdds), labelled: label !== undefined, logOdds };
  });
}

/** The sentences of a text in a language that the reader doesn't know: the author's labels, and no opinion on the others. */
export function labelledOnly(prose: Prose, labels?: readonly (Step | undefined)[]): SentenceReading[] {
  return prose.sentences.map((_, i) => {
    const label = labels?.[i];
    return { steps: label ? [label] : [], labelled: label !== undefined, logOdds: NO_OPINION };
  });
}

/** Log odds of a probability of next to nothing. */
const NO_OPINION: readonly number[] = LABELS.map(() => -20);

function stepsOf(logOdds: readonly number[]): Step[] {
  const steps: Step[] = [];
  for (let k = 0; k < STEPS.length; k++)
    if (logOdds[k]! >= SURELY_NOT[k]! && sigmoid(logOdds[k]!) >= CUTS[k]!) steps.push(STEPS[k]!);
  return steps;
}

/** Reads one clause of a sentence as if it stood alone in that place. */
export function readClause(prose: Prose, sentenceIndex: number, { first, last }: Clause): SentenceReading {
  const sentence = prose.sentences[sentenceIndex]!;
  const lastWord = Math.min(last, sentence.lastWord);
  const logOdds = logOddsOf(prose, sentenceIndex, { ...sentence, first, firstWord: first, last, lastWord });
  return { steps: [], labelled: false, logOdds };
}

function logOddsOf(prose: Prose, index: number, sentence: Sentence): number[] {
  const reader = model();
  reader.clear();
  sentenceFeatures(prose, index, reader, sentence);
  return reader.logOdds();
}

/** The words that spoke most for a step, strongest first. */
export function whyRead(prose: Prose, sentenceIndex: number, step: Step): string[] {
  const label = STEPS.indexOf(step);
  const list = new FeatureList(true);
  sentenceFeatures(prose, sentenceIndex, list);
  logOddsOf(prose, sentenceIndex, prose.sentences[sentenceIndex]!);
  const best = new Map<string, number>();
  list.ids.forEach((feature, i) => {
    const weight = model().contribution(feature, label);
    if (weight > 0) best.set(list.names[i]!, (best.get(list.names[i]!) ?? 0) + weight);
  });
  const strongest = [...best].sort((a, b) => b[1] - a[1]).slice(0, 4);
  return strongest.map(([name]) => name);
}

/** The probability of each label, in the order of LABELS. */
export const oddsOf = ({ logOdds }: SentenceReading): number[] => logOdds.map(sigmoid);

/** How likely the reader finds it that the sentence holds this fault. */
export function flagOdds(reading: SentenceReading, flag: Flag): number {
  return sigmoid(reading.logOdds[STEPS.length + FLAGS.indexOf(flag)]!);
}

export function stepOdds(reading: SentenceReading, step: Step): number {
  return sigmoid(reading.logOdds[STEPS.indexOf(step)]!);
}
