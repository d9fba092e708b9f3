import { describe, expect, test } from 'vitest';
import { findSlots } from '../../server/src/engine/text/slots.ts';

describe('slots', () => {
  test.each([
    [
      '{{customer.first_name | fallback:"there"}}',
      undefined,
      { type: 'slot', name: 'customer.first_name', fallback: 'there', meaning: 'customer-name' },
    ],
    ['[[ship date]]', undefined, { type: 'blank', name: 'ship date', meaning: 'time' }],
    ['{% if a %}', 'zendesk', { type: 'tag' }],
    [
      '{%customer.firstName,fallback=there%}',
      'helpscout',
      { type: 'slot', name: 'customer.firstName', fallback: 'there', meaning: 'customer-name' },
    ],
    ['#{ticket.customer.firstname}', 'zammad', { type: 'slot', meaning: 'customer-name' }],
    ['%{ticket.name.first}', 'osticket', { type: 'slot', meaning: 'customer-name' }],
    [
      '{!Contact.FirstName, Valued Customer}',
      'salesforce-classic',
      { name: 'Contact.FirstName', fallback: 'Valued Customer', meaning: 'customer-name' },
    ],
    [
      '{{{Recipient.FirstName}}}',
      'salesforce-lightning-email',
      { name: 'Recipient.FirstName', meaning: 'customer-name' },
    ],
    ['$contact.firstname', 'respond.io', { meaning: 'customer-name' }],
    ['%name%', 'livechat', { meaning: 'customer-name' }],
    ['{nick}', 'livehelperchat', { meaning: 'customer-name' }],
    ['[Customer Name]', undefined, { type: 'blank', meaning: 'customer-name' }],
    ['<insert issue>', undefined, { type: 'blank', meaning: 'issue' }],
    ['XXXXX', undefined, { type: 'blank' }],
    [
      '<attribute key="user.first_name" default="there"/>',
      'intercom',
      { type: 'slot', name: 'user.first_name', fallback: 'there', meaning: 'customer-name' },
    ],
    ['{{agent.first_name}}', undefined, { meaning: 'agent' }],
    ['{{Company Name}}', undefined, { meaning: 'other' }],
    ['{{Order Number}}', undefined, { meaning: 'reference' }],
    ['{{promise_date}}', undefined, { meaning: 'time' }],
  ] as const)('%s', (text, platform, expected) => {
    expect(findSlots(`a ${text} b`, platform)).toMatchObject([
      { start: 2, end: 2 + text.length, ...expected },
    ]);
  });

  test.each([
    '[our page](https://a.example)',
    'a [b] tag',
    '{color:red}red{color}',
    'f(x) { return }',
    '[x]',
    '[QUOTE]',
    '100% of 20%',
  ])('%s holds none', (text) => {
    expect(findSlots(text)).toEqual([]);
  });

  test('a name in a platform’s own variable is left alone elsewhere', () => {
    expect(findSlots('$contact.firstname')).toEqual([]);
  });
});
