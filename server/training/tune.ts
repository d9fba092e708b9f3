// Chooses the reader's thresholds from replies that it was not trained on: npm run tune -- LABELLED.jsonl…
// The labelled files decide on the steps; for the faults, which are rare in them, the training text joins in, each part of it
// read by a model that was trained on the other parts.

import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { oddsOf, readClause, readSentences } from '../src/engine/reader/reader.ts';
import { stepTaken } from '../src/engine/rules/reading.ts';
import { longerClauses } from '../src/engine/text/clauses.ts';
import { STEPS } from '../src/engine/vocabulary.ts';
import type { Read } from './candidates.ts';
import { type AlignedReply, align, readJsonLines } from './corpus.ts';
import { crossRead, readFold } from './crossRead.ts';
import { flagCuts } from './flagCuts.ts';
import { bestCut, type Judged, judge, rounded, scoreAt } from './metrics.ts';

/** Of the macros that are said to lack a step, so many must lack it. */
const LACKING_PRECISION = 0.7;

if (isMainThread) await tune(process.argv.slice(2));
else readFold();

async function tune(files: readonly string[]): Promise<void> {
  if (files.length === 0) {
    console.error('usage: npm run tune -- LABELLED.jsonl…');
    process.exit(2);
  }
  const sets = files.map((file) => readJsonLines(file).map(align).map(asRead));
  const thresholds = stepCuts(sets);
  Object.assign(thresholds, flagCuts([sets.flat(), await crossRead(thresholds)]));
  writeFileSync('server/src/engine/reader/thresholds.json', `${JSON.stringify(thresholds, null, 2)}\n`);
}

/** As the reader of today reads it. */
function asRead(aligned: AlignedReply): Read {
  const { prose } = aligned;
  const clauses = prose.sentences.map((sentence, i) =>
    longerClauses(prose.tokens, sentence).map((clause) => readClause(prose, i, clause)),
  );
  return { aligned, sentences: readSentences(prose), clauses };
}

function stepCuts(sets: readonly (readonly Read[])[]): Record<string, number> {
  const thresholds: Record<string, number> = {};
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
  return thresholds;
}

function format(judged: readonly Judged[], cut: number): string {
  const { precision, recall, f1, right } = scoreAt(judged, cut);
  return `| ${String(right).padStart(4)} right  P ${precision.toFixed(2)} R ${recall.toFixed(2)} F1 ${f1.toFixed(3)} `;
}
