import type { Lexicon, Rule } from '../rule.ts';
import lexicon from './phrases.yaml';

export const hedging: Rule = {
  id: 'hedging',
  severity: 'warning',
  summary: 'Words that make the agent sound unsure: “I think”, “maybe”, “should hopefully”.',
  message:
    'sounds unsure, and the customer hears that nobody has checked. Say what is so, or say what you are checking.',
  source:
    'The guide to challenging chat interactions, step 2 (confident tone): avoid “I think” and “maybe”; say what you are looking into.',
  lexicon: lexicon as Lexicon,
  // “It will probably arrive on Monday” must not become a promise by itself.
  unsafeIn: ['future'],
  relaxedIn: ['empathy', 'recap'],
};
