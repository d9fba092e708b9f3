// What a new rule's four files hold: a rule that works, to be written over.

/** `empty-promise` as `emptyPromise`. */
export function identifier(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

export function ruleModule(name: string): string {
  return `import type { Lexicon, Rule } from '../rule.ts';
import lexicon from './phrases.yaml';

export const ${identifier(name)}: Rule = {
  id: '${name}',
  severity: 'warning',
  summary: 'TODO: what it marks, in one line.',
  message: 'TODO: what it does to the customer, and what to write instead.',
  source: 'TODO: where the rule comes from.',
  lexicon: lexicon as Lexicon,
};
`;
}

export const phrases = `phrases:
  - find: words to find
    say: words to say
`;

export const examples = `fire:
  - text: Here are the ⟦words to find⟧.
    fixed: Here are the words to say.
leave:
  - Here are other words.
`;

export function docPage(name: string): string {
  return `# ${name}

TODO: what it marks, in one line.

**Why.** TODO: what the words do to the customer.

## Bad
\`\`\`yaml
title: A folder::A title
kind: other
reply: |
  Here are the words to find.
\`\`\`

## Good
\`\`\`yaml
title: A folder::A title
kind: other
reply: |
  Here are the words to say.
\`\`\`

## What it leaves alone
- TODO: wording that looks like it and is fine.

## How to fix
TODO: what to write instead.

## Where it comes from
TODO: the source.
`;
}
