// Chooses the reader's thresholds from replies that it was not trained on: npm run tune -- LABELLED.jsonl…
// The labelled files decide on the steps; for the faults, which are rare in them, the training text joins in, each part of it
// read by a model that was trained on the other parts.

import { readdirSync, writeFileSync } from 'node:fs';
import { defaultConfig } from '../src/engine/config.ts';

import { flagOdds, oddsOf, readSentences, type SentenceReading } from '../src/engine/reader/reader.ts';
import { lexiconsFor } from '../src/engine/rules/lexicon.ts';
import { findPhrases } from '../src/engine/rules/phraseMarks.ts';
import { stepTaken } from '../src/engine/rules/reading.ts';
import { FLAGS, type Flag, STEPS } from '../src/engine/vocabulary.ts';
import { type AlignedReply, align, readJsonLines, readTrainingText } from './corpus.ts';
import { sentenceExamples } from './examples.ts';
import { sigmoid } from './logistic.ts';
import { bestCut, CUTS, type Judged, judge, type Score, scoreAt } from './metrics.ts';
import { ReaderModel } from './readerModel.ts';

const FOLDER = 'server/training';
const FOLDS = 4;
const SETTINGS = defaultConfig().settings;
/** Precision that the marks of a fault must reach, phrases and reader together. */
const PRECISION: Record<Flag, number> = {
  hedging: 0.92,
  'generic-apology': 0.93,
  blame: 0.82,
  dismissive: 0.86,
  'unsure-owner': 0.88,
  overpromise: 0.86,
  'vague-time': 0.9,
  shouting: 0.9,
  'hard-coded-contact': 0.9,
};

/** Of the macros that are said to lack a step, so many must lack it. */
const LACKING_PRECISION = 0.7;

/** No reader is as sure as this. */
const NEVER = 1.01;

/** Less sure than this, the reader never marks a sentence alone. */
const LEAST_ALONE = 0.8;

/** What marks so much wrongly in replies that nobody has labelled is left to phrases. */
const NEVER_ALONE: readonly Flag[] = ['dismissive'];

interface Range {
  readonly least: number;
  readonly most: number;
}

/** A phrase that the reader is asked about speaks for the fault already, so it need not be as sure as where it speaks alone. */
const ASKED: Range = { least: 0.1, most: 0.7 };

/** The phrases of scorn that it is asked about are everyday words (“move on”, “obviously”), and hardly speak for it. */
const ASKED_OF: Partial<Record<Flag, Range>> = { dismissive: { least: 0.9, most: 1 } };

interface Read {
  readonly aligned: AlignedReply;
  readonly sentences: readonly SentenceReading[];
}

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: npm run tune -- LABELLED.jsonl…');
  process.exit(2);
}
const sets = files.map((file) =>
  readJsonLines(file)
    .map(align)
    .map((aligned): Read => ({ aligned, sentences: readSentences(aligned.prose) })),
);
const thresholds: Record<string, number> = {};
tuneSteps();
tuneFlags([sets.flat(), crossRead()]);
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

/** The cuts that find most while what is marked is right often enough, both in the files and in the training text. */
function tuneFlags(parts: readonly (readonly Read[])[]): void {
  const candidates = parts.map((reads) => reads.flatMap(candidatesOf));
  for (const flag of FLAGS) {
    // A sentence that no cut would mark and that holds no fault changes no score.
    const own = candidates.map((part) =>
      part.filter((one) => one.flag === flag && (one.by !== 'alone' || one.truth || one.odds >= LEAST_ALONE)),
    );
    const { least, most } = ASKED_OF[flag] ?? ASKED;
    const alones = NEVER_ALONE.includes(flag) ? [] : CUTS.filter((cut) => cut >= LEAST_ALONE);
    // Where the phrases alone fall short of the aim, the reader may lower it only a little further.
    const floors = own.map((part) => Math.min(PRECISION[flag], pooled(part, most, NEVER).precision - 0.02));
    let best = { ask: most, alone: NEVER, found: -1 };
    for (const ask of CUTS.filter((cut) => cut >= least && cut <= most)) {
      for (const alone of [...alones, NEVER]) {
        const scores = own.map((part) => pooled(part, ask, alone));
        if (scores.some(({ precision }, i) => precision < floors[i]!)) continue;
        const found = scores.reduce((sum, { recall }) => sum + recall, 0) + 0.001 * (alone - ask);
        if (found > best.found) best = { ask, alone, found };
      }
    }
    thresholds[`ask:${flag}`] = rounded(best.ask);
    thresholds[`alone:${flag}`] = rounded(best.alone);
    const scores = own.map((part) => pooled(part, best.ask, best.alone));
    console.log(
      flag.padEnd(20),
      `ask ${rounded(best.ask)} alone ${rounded(best.alone)}`.padEnd(34),
      ...scores.map(
        ({ right, precision, recall }) =>
          `| ${right} right  P ${precision.toFixed(2)} R ${recall.toFixed(2)} `,
      ),
    );
  }
}

function rounded(cut: number): number {
  return Math.round(cut * 100) / 100;
}

/** How the flag fares when phrases and the reader speak together. */
function pooled(part: readonly Candidate[], ask: number, alone: number): Score {
  return scoreAt(
    part.map(({ by, odds, truth, askedOdds }) => {
      const marked =
        by === 'sure'
          ? true
          : by === 'asked'
            ? odds >= ask
            : odds >= alone && !(askedOdds !== undefined && askedOdds >= ask);
      return {
        odds: marked ? 1 : 0,
        truth: truth && !(by === 'alone' && askedOdds !== undefined && askedOdds >= ask),
      };
    }),
    1,
  );
}

interface Candidate extends Judged {
  readonly flag: Flag;
  readonly by: 'sure' | 'asked' | 'alone';
  /** For a sentence without a sure phrase: how likely the reader finds it where a phrase would have asked. */
  readonly askedOdds?: number;
}

/** Every phrase, and every sentence without one, as something that the reader may speak for or against. */
function candidatesOf({ aligned, sentences }: Read): Candidate[] {
  const { prose, reply, gold } = aligned;
  const reading = {
    prose,
    sentences,
    settings: SETTINGS,
    main: true,
    kind: { value: 'other', inferred: false },
  } as never;
  const { marks, spared } = findPhrases(reading, lexiconsFor(SETTINGS), {
    ask: () => 0,
    alone: () => 2,
    taken: () => 0,
  });
  const candidates: Candidate[] = [];
  prose.sentences.forEach((sentence, i) => {
    const truths = gold[i]!.flatMap((g) =>
      reply.sentences[g]!.flags.map((flag) => ({
        ...flag,
        start: flag.start + reply.sentences[g]!.start,
        end: flag.end + reply.sentences[g]!.start,
      })),
    ).filter((flag) => flag.start < sentence.end && flag.end > sentence.start);
    for (const flag of FLAGS) {
      const odds = flagOdds(sentences[i]!, flag);
      const truth = truths.filter((one) => one.flag === flag);
      const here = marks.filter((mark) => mark.rule === flag && mark.sentenceIndex === i);
      for (const mark of here) {
        const touched = truth.filter((one) => one.start < mark.end && one.end > mark.start);
        if (touched.length > 0 && touched.every(({ unsure }) => unsure)) continue;
        candidates.push({ flag, by: mark.asked ? 'asked' : 'sure', odds, truth: touched.length > 0 });
      }
      if (
        here.some(({ asked }) => !asked) ||
        spared[i]!.has(flag) ||
        (truth.length > 0 && truth.every(({ unsure }) => unsure))
      )
        continue;
      candidates.push({
        flag,
        by: 'alone',
        odds,
        truth: truth.length > 0,
        ...(here.length > 0 && { askedOdds: odds }),
      });
    }
  });
  return candidates;
}

/** The training text, each fold read by a model that has not seen it. Neighbouring replies stay together. */
function crossRead(): Read[] {
  const replies = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => readTrainingText(`${FOLDER}/${name}`))
    .map(align);
  const foldOf = (i: number) => Math.floor(i / 10) % FOLDS;
  return Array.from({ length: FOLDS }, (_, fold) => {
    const model = new ReaderModel(replies.filter((_, i) => foldOf(i) !== fold).flatMap(sentenceExamples));
    return replies
      .filter((_, i) => foldOf(i) === fold)
      .map((aligned): Read => {
        const sentences = sentenceExamples(aligned).map(({ features }): SentenceReading => {
          const logOdds = Array.from(model.score(features));
          const steps = STEPS.filter((step, k) => sigmoid(logOdds[k]!) >= thresholds[step]!);
          return { logOdds, labelled: false, steps };
        });
        return { aligned, sentences };
      });
  }).flat();
}

function format(judged: readonly Judged[], cut: number): string {
  const { precision, recall, f1, right } = scoreAt(judged, cut);
  return `| ${String(right).padStart(4)} right  P ${precision.toFixed(2)} R ${recall.toFixed(2)} F1 ${f1.toFixed(3)} `;
}
