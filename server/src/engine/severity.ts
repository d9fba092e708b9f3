import { RULE_BY_ID } from './rules/index.ts';
import type { HouseRule, Settings } from './settings.ts';
import type { Severity } from './vocabulary.ts';

/** A team's own rule by its id. The built-in ids are taken, so that most findings need no search. */
export const houseRule = (rule: string, settings: Settings): HouseRule | undefined =>
  RULE_BY_ID.has(rule) ? undefined : settings.phrases.find(({ id }) => id === rule);

/** How a rule's finding counts: as the team set it, else as the finding says itself. Undefined for a rule that is off. */
export function severityFor(
  rule: string,
  settings: Settings,
  own: Severity | undefined,
): Severity | undefined {
  const house = houseRule(rule, settings);
  if (house) return house.severity;
  const known = RULE_BY_ID.get(rule);
  const chosen = known && settings.rules[known.id]?.severity;
  if (chosen === 'off') return undefined;
  return chosen ?? own ?? known?.severity ?? 'warning';
}
