import type { Rule } from '../rule.ts';

/** Found by the document room: the JSON Schema in macros-schema/ says what a macro may hold. */
export const macroShape: Rule = {
  id: 'macro-shape',
  severity: 'error',
  summary:
    'A macro file that can’t be read as one: broken YAML, an unknown key, a value of the wrong type, no reply.',
  message:
    'This is not how a macro is written, so part of it would be ignored. The message says what was expected here.',
  source: 'The macro schema, macros-schema/macro.schema.json.',
};
