import type { Rule } from '../rule.ts';
import { shoutingMarks } from './marks.ts';

export const shouting: Rule = {
  id: 'shouting',
  severity: 'warning',
  summary: 'Words in capitals for emphasis, and two or more “!” or “?” in a row.',
  message: 'reads as shouting. Write it in small letters, or use one mark, and let the words do the work.',
  source:
    '“Conflict Resolution Strategies With Live Chat” (“PLEASE DON’T USE CAPS LOCK!”), “Keeping the Peace” (capitals and exclamation points read as anger).',
  anyLanguage: true,
  check: shoutingMarks,
};
