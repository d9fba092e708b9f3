import { FLAGS, STEPS } from '../../server/src/engine/index.ts';
import { table } from '../../server/training/table.ts';
import { DEMANDED, type Labelled, type Row } from './scoring.ts';

const PARTS = {
  fault: FLAGS,
  step: STEPS,
  'missing step': DEMANDED.map((step) => `missing-${step}`),
} as const satisfies Record<string, readonly string[]>;

/** One table each for faults, steps and missing steps. What neither the labels nor the engine know is left out. */
export function scoreTables(rows: readonly Row[]): string {
  return Object.entries(PARTS)
    .map(([title, names]: [string, readonly string[]]) =>
      table(
        [title, 'right', 'false alarms', 'missed', 'precision', 'recall', 'F1'],
        rows
          .filter((row) => names.includes(row.what) && row.right + row.falseAlarms + row.missed > 0)
          .map((row) => [
            row.what,
            ...[row.right, row.falseAlarms, row.missed].map(String),
            ...[row.precision, row.recall, row.f1].map((share) => share.toFixed(2)),
          ]),
      ),
    )
    .join('\n\n');
}

/** A labelled file and how the engine fares with it. */
export interface ScoredSet {
  readonly name: string;
  readonly replies: readonly Labelled[];
  readonly rows: readonly Row[];
}

/** With fewer labels than this, F1 says nothing. */
const FEWEST = 10;

/** One part of the scores, the sets side by side. */
export function compared(part: keyof typeof PARTS, sets: readonly ScoredSet[]): string {
  const head = sets.flatMap(({ name }) => [`${name}: in it`, 'found', 'false alarms', 'F1']);
  const cells = ({ right, missed, falseAlarms, f1 }: Row) => [
    ...[right + missed, right, falseAlarms].map(String),
    right + missed < FEWEST ? '–' : f1.toFixed(2),
  ];
  return table(
    [part, ...head],
    PARTS[part].map((what) => [
      what,
      ...sets.flatMap(({ rows }) => cells(rows.find((row) => row.what === what)!)),
    ]),
  );
}

/** All faults of a set together. */
export function overall(sets: readonly ScoredSet[]): string {
  return table(
    ['set', 'replies', 'sentences', 'faults in it', 'found', 'false alarms', 'false alarms in 100 replies'],
    sets.map(({ name, replies, rows }) => {
      const faults = rows.filter(({ what }) => (PARTS.fault as readonly string[]).includes(what));
      const sum = (count: (row: Row) => number) => faults.reduce((total, row) => total + count(row), 0);
      const falseAlarms = sum((row) => row.falseAlarms);
      return [
        name,
        ...[
          replies.length,
          replies.reduce((total, { sentences }) => total + sentences.length, 0),
          sum(({ right, missed }) => right + missed),
          sum(({ right }) => right),
          falseAlarms,
        ].map(String),
        ((100 * falseAlarms) / replies.length).toFixed(1),
      ];
    }),
  );
}
