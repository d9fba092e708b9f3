import { SEVERITIES, type Severity } from '../../engine/vocabulary.ts';
import type { Counts } from '../report/linted.ts';

/** What makes a run fail. */
export interface Limits {
  readonly failOn: Severity | 'never';
  /** This many warnings are let pass, whatever `failOn` says of them. */
  readonly maxWarnings?: number;
}

/** Whether a finding of this severity counts against the run. */
export function countsAgainst(severity: Severity, { failOn, maxWarnings }: Limits): boolean {
  if (severity === 'warning' && maxWarnings !== undefined) return true;
  return failOn !== 'never' && SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(failOn);
}

export function isFailure(counts: Counts, limits: Limits): boolean {
  const { maxWarnings } = limits;
  return SEVERITIES.some((severity) =>
    severity === 'warning' && maxWarnings !== undefined
      ? counts.warning > maxWarnings
      : counts[severity] > 0 && countsAgainst(severity, limits),
  );
}
