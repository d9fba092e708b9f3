import type { Rule } from '../rule.ts';

/** Found by the document room while the file is read: the text that the rule is about never becomes a value. */
export const yamlEatsText: Rule = {
  id: 'yaml-eats-text',
  severity: 'error',
  summary: 'Text that YAML swallows: a comment, a map or a list where a reply was meant.',
  message:
    'YAML does not read this as text, so the customer would get less than what is written here. Put the text into a block that begins with “|”.',
  source:
    'Trials with the YAML parsers of this project and of helpdesk tools: “ #” begins a comment, “{{” a map, “[[” a list, “%{” nothing at all.',
};
