// What each kind of feature is worth, and what others would add.
import { LABELS } from '../../src/engine/reader/model.ts';
import { PUNCTUATION } from '../../src/engine/text/tokens.ts';
import type { AlignedReply } from '../corpus.ts';
import { type Logistic, OPTIONS } from '../logistic.ts';
import { table } from '../table.ts';
import { EmbeddingBag } from './embedding.ts';
import { letters, partsOfSpeech, singleWords, wordTriples } from './extras.ts';
import { FAMILIES } from './families.ts';
import { atBestCuts, SUMMARY, summary } from './figures.ts';
import type { Material } from './material.ts';
import { clauseExamples, examplesOf, kilobytes, readerOf, type Scorer, train } from './trial.ts';
import { clauses, sentences, type Units, withAdded, without } from './units.ts';

export function ablations(
  { training, tests }: Material,
  full: Logistic,
  note: (line: string) => void,
): string {
  const rows: string[][] = [];
  const all = tests.flatMap(({ replies }) => replies);
  const add = (what: string, model: Scorer, units: Units, kB: number) => {
    const reader = readerOf(model, units);
    rows.push([
      what,
      ...tests.flatMap(({ replies }) => summary(atBestCuts(replies, reader))),
      kB.toFixed(0),
      featuresPerWord(all, units).toFixed(1),
    ]);
    note(what);
  };
  const linear = (what: string, units: Units) => {
    const model = train(examplesOf(training, units));
    add(what, model, units, kilobytes(model));
  };

  const own = examplesOf(training, sentences);
  add('the reader', full, sentences, kilobytes(full));
  for (const [what, examples] of [
    ['the same, trained in reverse order', own.toReversed()],
    ['the same, second half first', [...own.slice(own.length / 2), ...own.slice(0, own.length / 2)]],
  ] as const) {
    const model = train(examples);
    add(what, model, sentences, kilobytes(model));
  }
  for (const family of FAMILIES) linear(`without ${NAMES[family]}`, without(family));
  linear('with single words unstemmed', withAdded(singleWords));
  linear('with words in threes', withAdded(wordTriples));
  linear('with letters in threes to fives', withAdded(letters));
  linear('with parts of speech', withAdded(partsOfSpeech));
  add('by clauses, trained on sentences', full, clauses, kilobytes(full));
  const clausal = train(clauseExamples(training, full));
  add('by clauses, trained on clauses', clausal, clauses, kilobytes(clausal));
  const hidden = new EmbeddingBag({ ...HIDDEN, labels: LABELS.length });
  hidden.train(own);
  add('a hidden layer', hidden, sentences, hidden.bytes / 1000);
  add(
    'the reader and a hidden layer',
    averaged(full, hidden),
    sentences,
    kilobytes(full) + hidden.bytes / 1000,
  );
  const groups = tests.flatMap(({ name }) => SUMMARY.map((column) => `${name}: ${column}`));
  return table(['features', ...groups, 'kB', 'features a word'], rows);
}

const NAMES: Readonly<Record<(typeof FAMILIES)[number], string>> = {
  'word stems': 'word stems',
  'word pairs': 'words in pairs',
  'word classes': 'word classes in twos and threes',
  frame: 'place, length, ending, slots',
  neighbours: 'the sentences before and after',
};

const HIDDEN = {
  size: OPTIONS.size,
  dimensions: 24,
  epochs: 12,
  rate: 0.15,
  dropout: 0.4,
  minimum: 4,
};

/** The mean of two models' log odds. */
function averaged(a: Scorer, b: Scorer): Scorer {
  return {
    score: (features) => {
      const other = b.score(features);
      return a.score(features).map((score, k) => (score + other[k]!) / 2);
    },
  };
}

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
