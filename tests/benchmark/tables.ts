import { FLAGS, STEPS } from '../../server/src/engine/index.ts';
import { table } from '../../server/training/table.ts';
import { DEMANDED, type Row } from './scoring.ts';

/** One table each for faults, steps and missing steps. What neither the labels nor the engine know is left out. */
export function scoreTables(rows: readonly Row[]): string {
  const missing = DEMANDED.map((step) => `missing-${step}`);
  return [part('fault', FLAGS), part('step', STEPS), part('missing step', missing)].join('\n\n');

  function part(title: string, names: readonly string[]): string {
    return table(
      [title, 'right', 'false alarms', 'missed', 'precision', 'recall', 'F1'],
      rows
        .filter(
          ({ what, right, falseAlarms, missed }) => names.includes(what) && right + falseAlarms + missed > 0,
        )
        .map((row) => [
          row.what,
          ...[row.right, row.falseAlarms, row.missed].map(String),
          ...[row.precision, row.recall, row.f1].map((share) => share.toFixed(2)),
        ]),
    );
  }
}
