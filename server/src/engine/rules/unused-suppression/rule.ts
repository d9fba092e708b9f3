import type { Rule } from '../rule.ts';

/** Found by lint.ts, which knows which findings were suppressed. */
export const unusedSuppression: Rule = {
  id: 'unused-suppression',
  severity: 'suggestion',
  summary: 'An “ignore” that suppresses nothing any more, or that has run out.',
  message:
    'Nothing is suppressed here any more. Left standing, it would hide the next fault of its kind; delete it.',
  source:
    'The practice of linters for program code: a suppression is kept only as long as it does something.',
};
