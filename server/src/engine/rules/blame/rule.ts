import type { Lexicon, Rule } from '../rule.ts';
import lexicon from './phrases.yaml';

export const blame: Rule = {
  id: 'blame',
  severity: 'warning',
  summary: 'Wording that puts the fault on the customer.',
  message:
    'puts the fault on the customer, and an angry customer argues with that instead of listening. Say what state the thing is in, and what to do next.',
  source:
    '“Keeping the Peace” (turn attention away from blame), “Handling Angry Live Chat Customers” (no accusatory language), the guide to challenging chat interactions, step 4 (“the provided routing number was invalid”: a fact, nobody’s fault).',
  lexicon: lexicon as Lexicon,
  oneASentence: true,
};
