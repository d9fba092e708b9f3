/** What a sentence does; the definitions stand in docs/reading.md. */
export const STEPS = [
  'greeting',
  'empathy',
  'apology',
  'recap',
  'confirm',
  'facts',
  'refusal',
  'solution',
  'options',
  'question',
  'timeline',
  'hold',
  'follow-up',
  'escalation',
  'goodwill',
  'closing',
] as const;
export type Step = (typeof STEPS)[number];

/** What a macro is for; decides which steps it must have. */
export const KINDS = [
  'greeting',
  'hold',
  'info-request',
  'how-to',
  'status',
  'resolved',
  'complaint',
  'bad-news',
  'outage',
  'escalation',
  'boundary',
  'follow-up',
  'goodwill',
  'closing',
  'other',
] as const;
export type Kind = (typeof KINDS)[number];

/** Faults of wording that the reader knows; each is also the id of a rule. */
export const FLAGS = [
  'hedging',
  'generic-apology',
  'blame',
  'dismissive',
  'unsure-owner',
  'overpromise',
  'vague-time',
  'shouting',
  'hard-coded-contact',
] as const;
export type Flag = (typeof FLAGS)[number];

export const RULE_IDS = [
  ...FLAGS,
  'too-long-for-channel',
  'missing-empathy',
  'missing-recap',
  'missing-solution',
  'missing-customer-name',
  'yaml-eats-text',
  'macro-shape',
  'unused-suppression',
] as const;
export type RuleId = (typeof RULE_IDS)[number];

/** From mild to grave. */
export const SEVERITIES = ['info', 'suggestion', 'warning', 'error'] as const;
export type Severity = (typeof SEVERITIES)[number];
