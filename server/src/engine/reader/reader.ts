import { asSentence, type Clause } from '../text/clauses.ts';
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
export function readClause(prose: Prose, sentenceIndex: number, clause: Clause): SentenceReading {
  const sentence = asSentence(prose.tokens, prose.sentences[sentenceIndex]!, clause);
  const logOdds = logOddsOf(prose, sentenceIndex, sentence);
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

/** Where the whole sentence is less likely to hold a fault than this, its clauses aren't asked. */
export const CLAUSES_FROM = 0.02;

/**
 * How likely the reader finds it that the fault stands somewhere in the sentence. Half a sentence of scorn is drowned by the other
 * half, so the clause that is most likely to hold it is heard as well as the whole.
 */
export function faultOdds(whole: SentenceReading, clauses: readonly SentenceReading[], flag: Flag): number {
  const odds = flagOdds(whole, flag);
  if (odds < CLAUSES_FROM || clauses.length === 0) return odds;
  const k = STEPS.length + FLAGS.indexOf(flag);
  const most = Math.max(...clauses.map(({ logOdds }) => logOdds[k]!));
  return Math.max(odds, sigmoid((whole.logOdds[k]! + most) / 2));
}

export function stepOdds(reading: SentenceReading, step: Step): number {
  return sigmoid(reading.logOdds[STEPS.indexOf(step)]!);
}
