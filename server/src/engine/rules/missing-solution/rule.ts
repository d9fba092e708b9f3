import { missingStep } from '../missingStep.ts';
import type { Rule } from '../rule.ts';

export const missingSolution: Rule = {
  id: 'missing-solution',
  severity: 'warning',
  summary: 'A reply that ends without a next step, although its kind promises one.',
  message:
    'ends without a next step. Say what you have done, what you will do and by when, or what the customer can do now.',
  source:
    'The guide to challenging chat interactions, step 4: confident solutions for what you can do; “Keeping the Peace” and Pollack Peacebuilding’s guide: clear, practical steps.',
  check: (reading) => missingStep(reading, 'solution', missingSolution.message),
};
