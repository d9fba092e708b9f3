import { missingStep } from '../missingStep.ts';
import type { Rule } from '../rule.ts';

export const missingRecap: Rule = {
  id: 'missing-recap',
  severity: 'warning',
  summary: 'A complaint or bad-news reply that never says back what the customer reported or asked for.',
  message:
    'never says back what the customer told you. People calm down when they see that they were understood; restate the problem or the request before you answer it.',
  source:
    'The guide to challenging chat interactions, steps 1 and 4: rephrase the issue and the requested solution first; “Handling Angry Live Chat Customers” and Pollack Peacebuilding’s guide: active listening.',
  check: (reading) => missingStep(reading, 'recap', missingRecap.message),
};
