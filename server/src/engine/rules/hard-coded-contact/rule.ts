import type { Rule } from '../rule.ts';
import { contactMarks } from './marks.ts';

export const hardCodedContact: Rule = {
  id: 'hard-coded-contact',
  severity: 'warning',
  summary: 'A person’s name, direct number or own e-mail address written into a template.',
  message:
    'is one person’s, but everybody sends this template, for years. Put a slot there, or the team’s shared address.',
  source:
    'The guide to challenging chat interactions, step 5: its example has two people’s names and numbers in the text, where slots belong.',
  anyLanguage: true,
  check: contactMarks,
};
