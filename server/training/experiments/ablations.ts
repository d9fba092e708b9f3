// What each kind of feature is worth, and what others would add.
import { LABELS } from '../../src/engine/reader/model.ts';
import { PUNCTUATION } from '../../src/engine/text/tokens.ts';
import type { AlignedReply } from '../corpus.ts';
import { Logistic, OPTIONS } from '../logistic.ts';
import type { ReaderModel } from '../readerModel.ts';
import { table } from '../table.ts';
import { letters, partsOfSpeech, wordRuns } from './extras.ts';
import { FAMILIES } from './families.ts';
import { atBestCuts, SUMMARY, summary } from './figures.ts';
import type { Material } from './material.ts';
import { clauseExamples, examplesOf, kilobytes, readerOf, type Scorer, trainLinear } from './trial.ts';
import { clauses, sentences, type Units, withAdded, without } from './units.ts';

export function ablations(
  { training, tests }: Material,
  reader: ReaderModel,
  note: (line: string) => void,
): string {
  const rows: string[][] = [];
  const all = tests.flatMap(({ replies }) => replies);
  const add = (what: string, model: Scorer, units: Units, kB: number) => {
    const read = readerOf(model, units);
    rows.push([
      what,
      ...tests.flatMap(({ replies }) => summary(atBestCuts(replies, read))),
      kB.toFixed(0),
      featuresPerWord(all, units).toFixed(1),
    ]);
    note(what);
  };
  const linear = (what: string, units: Units) => {
    const model = trainLinear(examplesOf(training, units));
    add(what, model, units, kilobytes(model));
  };

  const own = examplesOf(training, sentences);
  const { linear: full, net } = reader;
  add('the reader', reader, sentences, kilobytes(full, net));
  add('the net alone', net, sentences, kilobytes(new Logistic({ ...OPTIONS, labels: LABELS.length }), net));
  add('the linear model alone', full, sentences, kilobytes(full));
  for (const [what, examples] of [
    ['the same, trained in reverse order', own.toReversed()],
    ['the same, second half first', [...own.slice(own.length / 2), ...own.slice(0, own.length / 2)]],
  ] as const) {
    const model = trainLinear(examples);
    add(what, model, sentences, kilobytes(model));
  }
  for (const family of FAMILIES) linear(`without ${NAMES[family]}`, without(family));
  linear('with words in pairs', withAdded(wordRuns(2)));
  linear('with words in threes', withAdded(wordRuns(3)));
  linear('with letters in threes to fives', withAdded(letters));
  linear('with parts of speech', withAdded(partsOfSpeech));
  add('by clauses, trained on sentences', full, clauses, kilobytes(full));
  const clausal = trainLinear(clauseExamples(training, full));
  add('by clauses, trained on clauses', clausal, clauses, kilobytes(clausal));
  const groups = tests.flatMap(({ name }) => SUMMARY.map((column) => `${name}: ${column}`));
  return table(['features', ...groups, 'kB', 'features a word'], rows);
}

const NAMES: Readonly<Record<(typeof FAMILIES)[number], string>> = {
  'word stems': 'word stems',
  'single words': 'single words unstemmed',
  subjects: 'the subject of each word',
  'word classes': 'word classes in twos and threes',
  frame: 'place, length, ending, slots',
  neighbours: 'the sentences before and after',
};

function featuresPerWord(replies: readonly AlignedReply[], units: Units): number {
  let features = 0;
  let words = 0;
  for (const reply of replies) {
    reply.prose.sentences.forEach((_, i) => {
      for (const unit of units(reply, i)) features += unit.length;
    });
    words += reply.prose.tokens.traits.filter((traits) => !(traits & PUNCTUATION)).length;
  }
  return features / words;
}
