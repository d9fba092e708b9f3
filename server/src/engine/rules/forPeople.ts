import type { RuleId, Severity } from '../vocabulary.ts';
import { RULES } from './index.ts';

/** A rule as lists and `explain` show it. */
export interface RuleForPeople {
  readonly id: RuleId;
  readonly severity: Severity;
  readonly summary: string;
  readonly source: string;
}

export const RULES_FOR_PEOPLE: readonly RuleForPeople[] = RULES.map(({ id, severity, summary, source }) => ({
  id,
  severity,
  summary,
  source,
}));
