import type { Step } from '../vocabulary.ts';

/**
 * Sentences to begin a step with; blanks stand for what the author or the agent fills in. `{name}` is the slot for the customer's
 * name. No rule marks any of them.
 */
export const STARTERS: Readonly<Record<Step, readonly [string, ...string[]]>> = {
  greeting: ['Hi {name},'],
  empathy: [
    'I can see how frustrating it is for you that [[what happened]].',
    'You’ve had to [[what it cost the customer]], and I can see how frustrating that is.',
  ],
  apology: ['I’m sorry that [[what went wrong]].'],
  recap: ['You told us that [[what happened]].', 'You’re asking us to [[what the customer wants]].'],
  confirm: ['Did I get that right?'],
  facts: ['Here is what I found: [[what you found, and why]].'],
  refusal: ['We can’t [[what was asked for]], because [[the reason]].'],
  solution: [
    'I’ve fixed this: [[what you did]], and [[what happens next]] by [[date]].',
    'Please try this: [[what the customer can do now]].',
  ],
  options: ['I can offer you [[one way forward]] or [[another]], whichever you prefer.'],
  question: ['Could you send me [[what you need]]?'],
  timeline: ['You’ll have it by [[date]].'],
  hold: ['Please give me [[number]] minutes to [[what you are doing]].'],
  'follow-up': ['I’ll write to you on [[date]] to make sure that [[what should have happened]].'],
  escalation: ['I’m handing this to our [[team]], because [[the reason]].'],
  goodwill: ['To make up for it, I’ve added [[what you give]] to your account.'],
  closing: ['Reply to this message if anything is left open.'],
};
