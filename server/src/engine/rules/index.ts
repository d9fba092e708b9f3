import { blame } from './blame/rule.ts';
import { dismissive } from './dismissive/rule.ts';
import { genericApology } from './generic-apology/rule.ts';
import { hardCodedContact } from './hard-coded-contact/rule.ts';
import { hedging } from './hedging/rule.ts';
import { macroShape } from './macro-shape/rule.ts';
import { missingCustomerName } from './missing-customer-name/rule.ts';
import { missingEmpathy } from './missing-empathy/rule.ts';
import { missingRecap } from './missing-recap/rule.ts';
import { missingSolution } from './missing-solution/rule.ts';
import { overpromise } from './overpromise/rule.ts';
import type { Rule } from './rule.ts';
import { shouting } from './shouting/rule.ts';
import { tooLongForChannel } from './too-long-for-channel/rule.ts';
import { unsureOwner } from './unsure-owner/rule.ts';
import { unusedSuppression } from './unused-suppression/rule.ts';
import { vagueTime } from './vague-time/rule.ts';
import { yamlEatsText } from './yaml-eats-text/rule.ts';

/** Every rule, in the order in which they are listed to people. */
export const RULES: readonly Rule[] = [
  hedging,
  genericApology,
  blame,
  dismissive,
  unsureOwner,
  overpromise,
  vagueTime,
  shouting,
  hardCodedContact,
  tooLongForChannel,
  missingEmpathy,
  missingRecap,
  missingSolution,
  missingCustomerName,
  yamlEatsText,
  macroShape,
  unusedSuppression,
];

export const RULE_BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));
