import type { Rule } from '../rule.ts';
import { tooLongForChannel as check } from './channelLength.ts';

export const tooLongForChannel: Rule = {
  id: 'too-long-for-channel',
  severity: 'warning',
  summary: 'A reply that is longer than a channel takes, with the longest samples in its slots.',
  message:
    'The network cuts it off, refuses it or sends it in pieces. Shorten it, or write a shorter one for this channel under `variants`.',
  source:
    'The limits that networks and help desks publish; Twilio advises text messages of at most 320 characters. docs/preview.md lists them.',
  anyLanguage: true,
  check,
};
