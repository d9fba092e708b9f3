import type { Rule } from '../rule.ts';
import { missingCustomerName as check } from './nameSlot.ts';

export const missingCustomerName: Rule = {
  id: 'missing-customer-name',
  severity: 'warning',
  summary: 'A reply to one customer’s case that has no slot for the customer’s name.',
  message:
    'has no slot for the customer’s name. A reply about somebody’s own case reads as if it were sent to nobody; greet the customer by name.',
  source:
    '“Handling Angry Live Chat Customers”: address the customer by name. No direct evidence was found that a name raises satisfaction, so most kinds are only asked or left alone.',
  anyLanguage: true,
  check,
};
