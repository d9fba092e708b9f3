import type { Finding } from '../../engine/finding.ts';
import type { Hunk } from '../git/changes.ts';
import type { LineChange } from '../report/lineChanges.ts';
import type { LintedFile, LintSummary } from '../report/linted.ts';
import type { DiffLines } from './diffLines.ts';

/** A finding with the name under which later runs know it; on one line it stands for all that are alike. */
export interface NamedFinding {
  readonly finding: Finding;
  readonly fingerprint: string;
}

/** A remark on lines of the diff. */
export interface Remark {
  readonly file: ReviewedFile;
  /** Lines of the new file, counted from 1 and ended by LF; both ends included. */
  readonly start: number;
  readonly end: number;
  readonly findings: readonly NamedFinding[];
  /** What the lines should be instead, where all that is needed for it is safe. */
  readonly suggestion?: LineChange;
}

export interface ReviewedFile {
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly oldPath: string;
  readonly linted: LintedFile;
  readonly hunks: readonly Hunk[];
  readonly diff: DiffLines;
}

/** What is to be said of a change: remarks on its lines, and what has no line in it. */
export interface Review {
  readonly remarks: readonly Remark[];
  readonly unplaced: readonly Unplaced[];
  readonly summary: LintSummary;
}

export interface Unplaced extends NamedFinding {
  readonly file: ReviewedFile;
}
