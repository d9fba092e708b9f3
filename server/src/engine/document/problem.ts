import type { Fix } from '../finding.ts';
import type { Severity } from '../vocabulary.ts';

/** What is wrong with a file or a macro before any sentence is read. All offsets are file offsets. */
export interface Problem {
  readonly rule: 'macro-shape' | 'yaml-eats-text';
  readonly severity: Severity;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly fixes: readonly Fix[];
  /** The macro's id, where the problem stands in one. */
  readonly macro?: string;
}
