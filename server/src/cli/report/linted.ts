import type { Finding } from '../../engine/finding.ts';
import type { FileReport } from '../../engine/index.ts';
import type { Severity } from '../../engine/vocabulary.ts';
import type { Lines } from '../../position.ts';
import type { Unreadable } from '../sources.ts';

/** One linted file, as every report takes it. */
export interface LintedFile {
  /** As it is shown: relative to the working folder, with forward slashes. */
  readonly path: string;
  readonly lines: Lines;
  /** With `--since`, those that were changed. */
  readonly macros: FileReport['macros'];
  /** In file order. */
  readonly findings: readonly Finding[];
  /** With `--since`: findings on lines that were not changed, brought about by a change elsewhere in their macro. */
  readonly elsewhere?: ReadonlySet<Finding>;
  /**
   * The text after the safe fixes of these findings and of such as come up only then, as far as `isAllowed` lets them through. That is
   * asked again for each round of fixes, with the text as it then is.
   */
  fixed(isAllowed?: (finding: Finding, text: string) => boolean): Promise<string>;
}

export type Counts = Readonly<Record<Severity, number>>;

export interface LintSummary extends Counts {
  readonly files: number;
  readonly macros: number;
  /** Findings that the baseline knows and that were left out; undefined without a baseline. */
  readonly known?: number;
  /** The revision of `--since`: only what changed since then was looked at. */
  readonly since?: string;
}

/** Prints a run of `lint`: each file when it is done, then the end. */
export interface LintReport {
  file(file: LintedFile): void;
  end(summary: LintSummary, unreadable: readonly Unreadable[]): void | Promise<void>;
}

/** What a report may go by besides the findings. */
export interface ReportOptions {
  /** Print only what makes the run fail. */
  readonly quiet: boolean;
  /** Whether a finding of this severity makes the run fail. */
  fails(severity: Severity): boolean;
  /** A path as it is shown, seen from the root of the repository: what code hosts expect. */
  fromRoot(path: string): string;
}
