import { missingStep } from '../missingStep.ts';
import type { Rule } from '../rule.ts';

export const missingEmpathy: Rule = {
  id: 'missing-empathy',
  severity: 'warning',
  summary: 'A complaint or bad-news reply that never shows that the customer’s situation is seen.',
  message:
    'never shows that you see what this means for the customer. An answer without it reads as cold; add one sentence that names their situation or effort.',
  source:
    '“Keeping the Peace” and Pollack Peacebuilding’s guide: acknowledge the customer’s feelings without delay; the guide to challenging chat interactions, step 4. In bad news an apology that names its matter will do.',
  check: (reading) => missingStep(reading, 'empathy', missingEmpathy.message),
};
