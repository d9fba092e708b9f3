import type { Lexicon, Rule } from '../rule.ts';
import lexicon from './phrases.yaml';

export const unsureOwner: Rule = {
  id: 'unsure-owner',
  severity: 'warning',
  summary: 'Admits not knowing, or having to ask somebody, instead of saying what is being done.',
  message:
    'tells the customer that nobody here is in charge. Say what you are doing about it and when you will write.',
  source:
    'The guide to challenging chat interactions, step 2 (if you are unsure): say that you are looking into it, not that you must ask others.',
  lexicon: lexicon as Lexicon,
};
