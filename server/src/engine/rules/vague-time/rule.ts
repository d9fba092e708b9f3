import type { Lexicon, Rule } from '../rule.ts';
import lexicon from './phrases.yaml';

export const vagueTime: Rule = {
  id: 'vague-time',
  severity: 'suggestion',
  summary: 'A promise of ours without a usable time: “soon”, “shortly”, “someone will get back to you”.',
  message: 'gives the customer no time to go by. Give an hour, a day or the most it can take.',
  source:
    '“Handling Angry Live Chat Customers” and Pollack Peacebuilding’s guide (clear timelines, regular updates), “Conflict Resolution Strategies With Live Chat” (keep your promises).',
  lexicon: lexicon as Lexicon,
};
