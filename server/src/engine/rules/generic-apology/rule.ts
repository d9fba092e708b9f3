import type { Lexicon, Rule } from '../rule.ts';
import lexicon from './phrases.yaml';

export const genericApology: Rule = {
  id: 'generic-apology',
  severity: 'warning',
  summary: 'An apology that names nothing, or hangs on an “if”: “Sorry for any inconvenience”.',
  message: 'apologises for nothing in particular, which reads as a formula. Name what went wrong.',
  source:
    'The guide to challenging chat interactions, step 4 (bad news): the generic “Sorry for any inconvenience” can seem dismissive; name the issue.',
  lexicon: lexicon as Lexicon,
};
