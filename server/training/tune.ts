// Chooses the reader's thresholds from replies that it was not trained on: npm run tune -- LABELLED.jsonl…
// The labelled files decide on the steps; for the faults, which are rare in them, the training text joins in, each part of it
// read by a model that was trained on the other parts.

import { writeFileSync } from 'node:fs';
import { sigmoid } from '../src/engine/reader/model.ts';
import { oddsOf, readClause, readSentences, type SentenceReading } from '../src/engine/reader/reader.ts';
import { stepTaken } from '../src/engine/rules/reading.ts';
import { longerClauses } from '../src/engine/text/clauses.ts';
import { STEPS } from '../src/engine/vocabulary.ts';
import type { Read } from './candidates.ts';
import { align, readJsonLines } from './corpus.ts';
import { clauseFeatures, sentenceExamples } from './examples.ts';
import { flagCuts } from './flagCuts.ts';
import { bestCut, type Judged, judge, rounded, scoreAt } from './metrics.ts';
import { ReaderModel } from './readerModel.ts';
import { readTrainingText, trainingFiles } from './trainingText.ts';

const FOLDS = 4;
/** Of the macros that are said to lack a step, so many must lack it. */
const LACKING_PRECISION = 0.7;

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: npm run tune -- LABELLED.jsonl…');
  process.exit(2);
}
const sets = files.map((file) =>
  readJsonLines(file)
    .map(align)
    .map(
      (aligned): Read => ({
        aligned,
        sentences: readSentences(aligned.prose),
        clauses: aligned.prose.sentences.map((sentence, i) =>
          longerClauses(aligned.prose.tokens, sentence).map((clause) => readClause(aligned.prose, i, clause)),
        ),
      }),
    ),
);
const thresholds: Record<string, number> = {};
tuneSteps();
Object.assign(thresholds, flagCuts([sets.flat(), crossRead()]));
writeFileSync('server/src/engine/reader/thresholds.json', `${JSON.stringify(thresholds, null, 2)}\n`);

function tuneSteps(): void {
  const judged = sets.map((set) => {
    const odds = new Map(set.map(({ aligned, sentences }) => [aligned, sentences.map(oddsOf)]));
    return judge(
      set.map(({ aligned }) => aligned),
      (aligned) => odds.get(aligned)!,
    );
  });
  STEPS.forEach((step, k) => {
    thresholds[step] = bestCut(judged.map((set) => set[k]!));
    console.log(
      step.padEnd(26),
      thresholds[step]!.toFixed(2),
      ...judged.map((set) => format(set[k]!, thresholds[step]!)),
    );
  });
  for (const step of ['recap', 'empathy', 'solution'] as const) {
    // What is scored is the macro that lacks the step, so truth and odds are turned round.
    const lacking = sets.map((set) =>
      set.map(
        ({ aligned, sentences }): Judged => ({
          odds: 1 - stepTaken(sentences, step),
          truth: !aligned.reply.sentences.some(({ steps }) => steps.includes(step)),
        }),
      ),
    );
    const cut = bestCut(lacking, LACKING_PRECISION);
    thresholds[`taken:${step}`] = rounded(1 - cut);
    console.log(
      `missing-${step}`.padEnd(26),
      thresholds[`taken:${step}`]!.toFixed(2),
      ...lacking.map((set) => format(set, cut)),
    );
  }
}

/** The training text, each fold read by a model that has not seen it. Neighbouring replies stay together. */
function crossRead(): Read[] {
  const replies = trainingFiles().flatMap(readTrainingText).map(align);
  const foldOf = (i: number) => Math.floor(i / 10) % FOLDS;
  return Array.from({ length: FOLDS }, (_, fold) => {
    const model = new ReaderModel(replies.filter((_, i) => foldOf(i) !== fold).flatMap(sentenceExamples));
    return replies
      .filter((_, i) => foldOf(i) === fold)
      .map((aligned): Read => {
        const read = (features: Int32Array): SentenceReading => {
          const logOdds = Array.from(model.score(features));
          const steps = STEPS.filter((step, k) => sigmoid(logOdds[k]!) >= thresholds[step]!);
          return { logOdds, labelled: false, steps };
        };
        return {
          aligned,
          sentences: sentenceExamples(aligned).map(({ features }) => read(features)),
          clauses: clauseFeatures(aligned).map((clauses) => clauses.map(read)),
        };
      });
  }).flat();
}

function format(judged: readonly Judged[], cut: number): string {
  const { precision, recall, f1, right } = scoreAt(judged, cut);
  return `| ${String(right).padStart(4)} right  P ${precision.toFixed(2)} R ${recall.toFixed(2)} F1 ${f1.toFixed(3)} `;
}
