import { SEVERITIES, type Severity } from '../../engine/vocabulary.ts';
import type { Counts, LintSummary } from './linted.ts';
import { plural } from './words.ts';

export function total(counts: Counts): number {
  return SEVERITIES.reduce((sum, severity) => sum + counts[severity], 0);
}

/** The gravest severity of which there is any. */
export function worst(counts: Counts): Severity | undefined {
  return SEVERITIES.findLast((severity) => counts[severity] > 0);
}

/** `2 errors, 1 warning`: the gravest first. */
export function countList(counts: Counts): string {
  return SEVERITIES.toReversed()
    .filter((severity) => counts[severity] > 0)
    .map((severity) => (severity === 'info' ? `${counts.info} info` : plural(counts[severity], severity)))
    .join(', ');
}

/** What was looked at: `3 files, 5 macros`, with `--since` those that were changed. */
export function scope({ files, macros, since }: LintSummary): string {
  return since === undefined
    ? `${plural(files, 'file')}, ${plural(macros, 'macro')}`
    : `${plural(files, 'changed file')}, ${plural(macros, 'changed macro')}`;
}
