import type { Macro, Suppression } from './document/macro.ts';
import { nearMiss } from './document/nearMiss.ts';
import type { Finding } from './finding.ts';
import type { LintOptions } from './lint.ts';
import { RULE_BY_ID } from './rules/index.ts';
import type { Settings } from './settings.ts';
import { houseRule, severityFor } from './severity.ts';

/** Today as suppressions have it. */
export function currentDay(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Leaves out what the author suppressed, and adds a finding for each suppression that suppresses nothing. */
export function suppress(
  macro: Macro,
  findings: readonly Finding[],
  { settings, today }: LintOptions,
): Finding[] {
  if (macro.suppressions.length === 0) return [...findings];
  const now = today ?? currentDay();
  const used = new Set<Suppression>();
  const kept = findings.filter((finding) => {
    const by = macro.suppressions.find(
      ({ rule, scope, until }) =>
        rule === finding.rule &&
        finding.start >= scope.start &&
        finding.start <= scope.end &&
        !(until && until < now),
    );
    if (by) used.add(by);
    return !by;
  });
  const severity = severityFor('unused-suppression', settings, undefined);
  for (const suppression of macro.suppressions) {
    if (used.has(suppression) || !severity) continue;
    const { start, end } = suppression.span;
    kept.push({
      rule: 'unused-suppression',
      severity,
      macro: macro.id,
      start,
      end,
      ...whatIsWrong(suppression, now, settings),
    });
  }
  return kept;
}

function whatIsWrong(
  { rule, until, removal }: Suppression,
  now: string,
  settings: Settings,
): Pick<Finding, 'message' | 'fixes'> {
  const isKnown = RULE_BY_ID.has(rule) || houseRule(rule, settings) !== undefined;
  const ended = until !== undefined && until < now;
  // What its author meant is lost where the name was mistyped or the date forgotten, or where the rule is off for now.
  const safe = isKnown && !ended && severityFor(rule, settings, undefined) !== undefined;
  return {
    message: isKnown ? emptySuppression(rule, ended ? until : undefined) : unknownRule(rule, settings),
    fixes: removal ? [{ title: `Delete the suppression of ${rule}`, safe, edits: [removal] }] : [],
  };
}

/** @param ended the day on which it ran out, if it did */
function emptySuppression(rule: string, ended: string | undefined): string {
  if (rule === 'macro-shape' || rule === 'yaml-eats-text')
    return `A ${rule} finding can't be suppressed, as it is about the file and not its words. Mend the file; \`overrides\` in the configuration can turn ${rule} off for it.`;
  if (ended) return `This suppression of ${rule} ran out on ${ended}. Mend the fault, or give a new date.`;
  return `No ${rule} finding is left here to suppress. Delete this, so that it hides no later one.`;
}

function unknownRule(rule: string, settings: Settings): string {
  const meant = nearMiss(rule, [...RULE_BY_ID.keys(), ...settings.phrases.map(({ id }) => id)]);
  const todo = meant ? `Did you mean ${meant}?` : '`macrolint rules` lists them.';
  return `There is no rule ${rule}, so this suppresses nothing. ${todo}`;
}
