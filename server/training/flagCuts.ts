// From which certainty on the reader's word counts for a fault.
import { FLAGS, type Flag } from '../src/engine/vocabulary.ts';
import { type Candidate, candidatesOf, type Read } from './candidates.ts';
import { CUTS, rounded, type Score, scoreAt } from './metrics.ts';

/** Precision that the marks of a fault must reach, phrases and reader together. */
const PRECISION: Record<Flag, number> = {
  hedging: 0.94,
  'generic-apology': 0.93,
  blame: 0.82,
  dismissive: 0.8,
  'unsure-owner': 0.88,
  overpromise: 0.86,
  'vague-time': 0.9,
  shouting: 0.9,
  'hard-coded-contact': 0.9,
};

/** No reader is as sure as this. */
const NEVER = 1.01;

/** Less sure than this, the reader never marks a sentence alone. */
const LEAST_ALONE = 0.7;

/** Of the four sentences that it took for scorn with 91 to 95 %, in replies that nobody has labelled, none was. */
const LEAST_ALONE_OF: Partial<Record<Flag, number>> = { dismissive: 0.95 };

/** What marks so much wrongly in replies that nobody has labelled is left to phrases. */
const NEVER_ALONE: readonly Flag[] = ['hedging'];

interface Range {
  readonly least: number;
  readonly most: number;
}

/** A phrase that the reader is asked about speaks for the fault already, so it need not be as sure as where it speaks alone. */
const ASKED: Range = { least: 0.3, most: 0.7 };

/**
 * The phrases of scorn that it is asked about are everyday words (“move on”, “obviously”), and hardly speak for it. What it confirmed as
 * blame with 51 to 65 %, in the labelled replies, was none.
 */
const ASKED_OF: Partial<Record<Flag, Range>> = {
  blame: { least: 0.65, most: 0.7 },
  dismissive: { least: 0.9, most: 1 },
};

/** The cuts that find most while what is marked is right often enough, both in the files and in the training text. */
export function flagCuts(parts: readonly (readonly Read[])[]): Record<string, number> {
  const cuts: Record<string, number> = {};
  const candidates = parts.map((reads) => reads.flatMap(candidatesOf));
  for (const flag of FLAGS) {
    // A sentence that no cut would mark and that holds no fault changes no score.
    const own = candidates.map((part) =>
      part.filter((one) => one.flag === flag && (one.by !== 'alone' || one.truth || one.odds >= LEAST_ALONE)),
    );
    const { least, most } = ASKED_OF[flag] ?? ASKED;
    const alones = NEVER_ALONE.includes(flag)
      ? []
      : CUTS.filter((cut) => cut >= (LEAST_ALONE_OF[flag] ?? LEAST_ALONE));
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
    cuts[`ask:${flag}`] = rounded(best.ask);
    cuts[`alone:${flag}`] = rounded(best.alone);
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
  return cuts;
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
