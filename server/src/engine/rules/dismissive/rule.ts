import type { Lexicon, Rule } from '../rule.ts';
import lexicon from './phrases.yaml';

export const dismissive: Rule = {
  id: 'dismissive',
  severity: 'warning',
  summary:
    'Wording that waves the customer away: talking down, scolding, sarcasm, excuses, “it’s our policy” as the whole answer.',
  message: 'waves the customer away, or talks down to them. Leave it out, or say what you can do and why.',
  source:
    'Pollack Peacebuilding’s guide (without dismissing their concerns; no justifying or blaming others), “Conflict Resolution Strategies With Live Chat” (no defensive stance), “Handling Angry Live Chat Customers” (no sarcasm), the guide to challenging chat interactions, step 4 (give the facts, then what you can do).',
  lexicon: lexicon as Lexicon,
  oneASentence: true,
};
