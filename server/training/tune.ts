// Chooses the reader's thresholds from labelled files that it was not trained on: npm run tune -- FILE.jsonl…
import { writeFileSync } from 'node:fs';
import { LABELS } from '../src/engine/reader/model.ts';
import { readSentences } from '../src/engine/reader/reader.ts';
import { STEPS } from '../src/engine/vocabulary.ts';
import { align, readJsonLines } from './corpus.ts';
import { bestCut, CUTS, type Judged, judge, scoreAt } from './metrics.ts';

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: npm run tune -- LABELLED.jsonl…');
  process.exit(2);
}
const sets = files.map((file) => judge(readJsonLines(file).map(align), ({ prose }) => readSentences(prose).map(({ odds }) => odds)));
const thresholds: Record<string, number> = {};
for (const [k, label] of LABELS.entries()) {
  const judged = sets.map((set) => set[k]!);
  if (k < STEPS.length) thresholds[label] = bestCut(judged);
  else {
    const pooled = judged.flat();
    thresholds[`ask:${label}`] = cutFor(pooled, 0.7);
    thresholds[`alone:${label}`] = Math.max(0.35, cutFor(pooled, 0.97));
  }
  const cut = thresholds[label] ?? thresholds[`ask:${label}`]!;
  console.log(label.padEnd(20), cut.toFixed(2), ...judged.map((one) => format(one, cut)));
}
writeFileSync('server/src/engine/reader/thresholds.json', `${JSON.stringify(thresholds, null, 2)}\n`);

/** The lowest cut from which on this precision holds. */
function cutFor(judged: readonly Judged[], precision: number): number {
  const cut = CUTS.find((one) => CUTS.filter((higher) => higher >= one && scoreAt(judged, higher).right > 0).every((higher) => scoreAt(judged, higher).precision >= precision));
  return Math.round((cut ?? 0.95) * 100) / 100;
}

function format(judged: readonly Judged[], cut: number): string {
  const { precision, recall, f1 } = scoreAt(judged, cut);
  return `| P ${precision.toFixed(2)} R ${recall.toFixed(2)} F1 ${f1.toFixed(3)}`;
}
