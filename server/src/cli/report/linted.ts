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
  readonly macros: FileReport['macros'];
  /** In file order. */
  readonly findings: readonly Finding[];
}

export type Counts = Readonly<Record<Severity, number>>;

export interface LintSummary extends Counts {
  readonly files: number;
  readonly macros: number;
}

/** Prints a run of `lint`: each file when it is done, then the end. */
export interface LintReport {
  file(file: LintedFile): void;
  end(summary: LintSummary, unreadable: readonly Unreadable[]): void;
}
