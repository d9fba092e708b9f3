import type { Lexicon, Rule } from '../rule.ts';
import lexicon from './phrases.yaml';

export const dismissive: Rule = {
  id: 'dismissive',
  severity: 'warning',
  summary:
    'Wording that waves the customer away: talking down, scolding, sarcasm, excuses, “it’s our policy” as the whole answer.',
  message: 'waves the customer away, or talks down to them. Leave it out, or say what you can do and why.',
  source:
    'Seed 002 (without dismissing their concerns; no justifying or blaming others), seed 004 (no defensive stance), seed 001 (no sarcasm), seed 003, step 4 (give the facts, then what you can do).',
  lexicon: lexicon as Lexicon,
  oneASentence: true,
};
