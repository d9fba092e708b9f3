import type { Kind } from '../vocabulary.ts';

/** What a customer may have written before a reply of each kind, where no scenario says it. */
export const OPENERS: Readonly<Record<Kind, string>> = {
  greeting: 'Hello, is anyone there?',
  hold: 'Have you found anything out yet?',
  'info-request': 'Something isn’t right. Can you help me?',
  'how-to': 'How do I do this? I can’t find it anywhere.',
  status: 'Is there any news for me?',
  resolved: 'Has this been sorted out yet?',
  complaint: 'This has gone wrong, and I’d like it put right.',
  'bad-news': 'Could you do this for me, please?',
  outage: 'It has stopped working. Is it just me?',
  escalation: 'I’d like to talk to someone who can decide this.',
  boundary: 'You people are useless. Every single one of you.',
  'follow-up': 'Thanks. I’ll wait to hear from you.',
  goodwill: 'This isn’t the first time this has happened to me.',
  closing: 'That’s all. Thanks for your help.',
  other: 'Hi, I have a question.',
};
