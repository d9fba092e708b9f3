import type { Lexicon, Rule } from '../rule.ts';
import lexicon from './phrases.yaml';

export const overpromise: Rule = {
  id: 'overpromise',
  severity: 'warning',
  summary: 'A promise so absolute that nobody can be sure to keep it.',
  message:
    'promises more than anyone can be sure to keep; the first time it fails, the customer has it in writing. Say what you did, or what you will do and by when.',
  source:
    '“Conflict Resolution Strategies With Live Chat” (always keep your promises), “Handling Angry Live Chat Customers” (set realistic expectations).',
  lexicon: lexicon as Lexicon,
  oneASentence: true,
};
