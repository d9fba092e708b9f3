import { missingStep } from '../missingStep.ts';
import type { Rule } from '../rule.ts';

export const missingSolution: Rule = {
  id: 'missing-solution',
  severity: 'warning',
  summary: 'A reply that ends without a next step, although its kind promises one.',
  message:
    'ends without a next step. Say what you have done, what you will do and by when, or what the customer can do now.',
  source:
    'Seed 003, step 4: confident solutions for what you can do; seeds 000 and 002: clear, practical steps.',
  check: (reading) => missingStep(reading, 'solution', missingSolution.message),
};
