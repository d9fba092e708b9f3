import { RULE_IDS } from '../../engine/vocabulary.ts';

export const HOME = 'https://github.com/macrolint/macrolint';

/** The page of a built-in rule; undefined for a house rule. */
export function ruleAddress(rule: string): string | undefined {
  return (RULE_IDS as readonly string[]).includes(rule)
    ? `${HOME}/blob/main/server/src/engine/rules/${rule}/doc.md`
    : undefined;
}
