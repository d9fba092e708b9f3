// Measures how good the judgement is and writes the tables of docs/judgement.md: npm run judgement -- REAL.jsonl [--quick]
// REAL.jsonl holds labelled real replies. `--quick` leaves the experiments out, which take many minutes.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { PUNCTUATION } from '../server/src/engine/text/tokens.ts';
import { CHALLENGE, type Material, readMaterial } from '../server/training/experiments/material.ts';
import { progress, runExperiments } from '../server/training/experiments/run.ts';
import { table } from '../server/training/table.ts';
import { type KindScore, readLabelled, score, scoreKinds } from '../tests/benchmark/scoring.ts';
import { compared, overall, type ScoredSet } from '../tests/benchmark/tables.ts';

const PAGE = 'docs/judgement.md';
const READER = 'server/src/engine/reader';

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean' } },
  allowPositionals: true,
});
const [real] = positionals;
if (!real) {
  console.error('usage: npm run judgement -- REAL.jsonl [--quick]');
  process.exit(2);
}
const material = readMaterial({ real });
const sets = Object.entries({ challenge: CHALLENGE, real }).map(([name, path]): ScoredSet => {
  const replies = readLabelled(path);
  return { name, replies, rows: score(replies).rows };
});
fill({
  overall: overall(sets),
  faults: compared('fault', sets),
  steps: compared('step', sets),
  missing: compared('missing step', sets),
  kinds: kinds(),
  sizes: sizes(material),
});
if (!values.quick) {
  const { curve, ablations } = runExperiments(material, progress);
  fill({ curve, ablations });
}

/** Writes each part between `<!-- name -->` and `<!-- /name -->`, and shows it. */
function fill(parts: Readonly<Record<string, string>>): void {
  let page = readFileSync(PAGE, 'utf8');
  for (const [name, text] of Object.entries(parts)) {
    console.log(`${text}\n`);
    const [open, close] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
    const from = page.indexOf(open);
    const to = page.indexOf(close);
    if (from < 0 || to < from) throw new Error(`${PAGE} has no place for “${name}”`);
    page = `${page.slice(0, from)}${open}${text}\n${page.slice(to)}`;
  }
  writeFileSync(PAGE, page);
}

function kinds(): string {
  const cells = ({ right, undecided, wrong, tooMuch }: KindScore) =>
    [right, undecided, wrong, tooMuch].map(String);
  return table(
    ['set', 'right', 'undecided, so `other`', 'wrong', 'of these asked for too much'],
    sets.map(({ name, replies }) => [name, ...cells(scoreKinds(replies))]),
  );
}

function sizes({ training }: Material): string {
  const sum = (count: (reply: (typeof training)[number]) => number) =>
    training.reduce((total, reply) => total + count(reply), 0).toLocaleString('en');
  const kilobytes = (name: string) => `${(statSync(`${READER}/${name}`).size / 1000).toFixed(0)} kB`;
  return table(
    ['what', 'size'],
    [
      ['training text', `${training.length.toLocaleString('en')} replies`],
      ['its sentences', sum(({ prose }) => prose.sentences.length)],
      ['its words', sum(({ prose }) => prose.tokens.traits.filter((one) => !(one & PUNCTUATION)).length)],
      ['weights for steps and faults', kilobytes('weights.bin')],
      ['weights for kinds', kilobytes('kinds.bin')],
    ],
  );
}
