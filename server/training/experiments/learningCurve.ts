// How the reader's score grows with its training text, and how far it falls from that text to others.
import { LABELS } from '../../src/engine/reader/model.ts';
import thresholds from '../../src/engine/reader/thresholds.json' with { type: 'json' };
import { FLAGS, STEPS } from '../../src/engine/vocabulary.ts';
import type { AlignedReply } from '../corpus.ts';
import type { Example } from '../logistic.ts';
import { ReaderModel } from '../readerModel.ts';
import { table } from '../table.ts';
import { atBestCuts, atCuts, atOthersCuts, type Figures, mean, READ_FLAGS, shown } from './figures.ts';
import type { Material } from './material.ts';
import { examplesOf, kilobytes, readerOf } from './trial.ts';
import { sentences } from './units.ts';

/** The cuts that macrolint ships: for a fault, the one from which the reader marks it without any phrase. */
const COMMITTED = [...STEPS, ...FLAGS.map((flag) => `alone:${flag}`)].map(
  (name) => (thresholds as Record<string, number>)[name]!,
);

export function learningCurve(
  { training, tests }: Material,
  full: ReaderModel,
  note: (line: string) => void,
): string {
  const rows: [read: string, from: string, figures: Figures][] = [];
  const add = (read: string, from: string, figures: Figures) => {
    rows.push([read, from, figures]);
    note(`${read} ← ${from}`);
  };
  const addTests = (from: string, measure: (replies: readonly AlignedReply[]) => Figures) => {
    for (const { name, replies } of tests) add(name, from, measure(replies));
  };
  for (const [share, chosen] of Object.entries(shares(training))) {
    const model = share === 'all' ? full : new ReaderModel(examplesOf(chosen, sentences));
    const reader = readerOf(model, sentences);
    const count = chosen.reduce((sum, { prose }) => sum + prose.sentences.length, 0);
    const from = `${share}: ${count.toLocaleString('en')} sentences, ${kilobytes(model.linear, model.net).toFixed(0)} kB`;
    add(SAME, from, atBestCuts(chosen, reader));
    addTests(from, (replies) => atBestCuts(replies, reader));
  }
  const reader = readerOf(full, sentences);
  addTests('all, cuts from the other half', (replies) => atOthersCuts(replies, reader));
  addTests('all, cuts as shipped', (replies) => atCuts(replies, reader, COMMITTED));
  const apart = readerOf(new ReaderModel(strangers(training, tests)), sentences);
  addTests('all that shares no five words', (replies) => atBestCuts(replies, apart));
  const isHeld = (i: number) => block(i) % 5 === 4;
  const [kept, held] = [false, true].map((wanted) => training.filter((_, i) => isHeld(i) === wanted));
  const most = readerOf(new ReaderModel(examplesOf(kept!, sentences)), sentences);
  add(HELD, 'the other four fifths', atBestCuts(held!, most));
  const order = [SAME, HELD, ...tests.map(({ name }) => name)];
  return table(
    ['read', 'trained on', 'empathy', 'recap', 'solution', 'steps', ...READ_FLAGS, 'faults'],
    order.flatMap((name) =>
      rows.filter(([read]) => read === name).map(([read, from, figures]) => [read, from, ...cells(figures)]),
    ),
    2,
  );
}

const SAME = 'the same text';
const HELD = 'a fifth of the text';

/** The examples of sentences that share no five words in a row with a tested sentence, lest writers have borrowed from them. */
function strangers(training: readonly AlignedReply[], tests: Material['tests']): Example[] {
  const tested = new Set(
    tests.flatMap(({ replies }) =>
      replies.flatMap(({ reply }) => fives(reply.sentences.map(({ text }) => text))),
    ),
  );
  const isStranger = training.flatMap(({ prose }) =>
    prose.sentences.map(
      ({ start, end }) => !fives([prose.text.slice(start, end)]).some((five) => tested.has(five)),
    ),
  );
  return examplesOf(training, sentences).filter((_, i) => isStranger[i]);
}

/** All runs of five words in the texts. */
function fives(texts: readonly string[]): string[] {
  return texts.flatMap((text) => {
    const words =
      text
        .toLowerCase()
        .replaceAll('’', "'")
        .match(/[a-z0-9']+/g) ?? [];
    return words.slice(4).map((_, i) => words.slice(i, i + 5).join(' '));
  });
}

/** Neighbouring replies are often variations of one another, so they stay together. */
const block = (i: number) => Math.floor(i / 10);

function shares(training: readonly AlignedReply[]): Record<string, readonly AlignedReply[]> {
  return {
    'a quarter': training.filter((_, i) => block(i) % 4 === 0),
    'a half': training.filter((_, i) => block(i) % 2 === 0),
    all: training,
  };
}

function cells(figures: Figures): string[] {
  const of = (label: (typeof LABELS)[number]) => figures[LABELS.indexOf(label)];
  return [
    of('empathy'),
    of('recap'),
    of('solution'),
    mean(figures, STEPS),
    ...READ_FLAGS.map(of),
    mean(figures, READ_FLAGS),
  ].map(shown);
}
