import type { Kind, Step } from './vocabulary.ts';

/** A macro to begin with: blanks stand for what its author fills in, `{name}` for the slot with the customer's name. */
export interface Recipe {
  readonly title: string;
  readonly steps: readonly (readonly [step: Step, text: string])[];
}

const HELLO = ['greeting', 'Hi {name},'] as const;

/** One recipe for each kind, with the steps that the kind wants. No rule finds anything in them. */
export const RECIPES: Readonly<Record<Kind, Recipe>> = {
  greeting: {
    title: 'Greetings::Hello',
    steps: [['greeting', 'Hi {name}, thanks for writing to us. How can I help you today?']],
  },
  hold: {
    title: 'Holds::One moment',
    steps: [['hold', 'I’m opening [[what you look at]] now. That takes me about [[number]] minutes.']],
  },
  'info-request': {
    title: 'Questions::What we need to know',
    steps: [
      HELLO,
      ['recap', 'You’re asking us to [[what the customer wants]].'],
      ['question', 'Could you send me [[what you need]]?'],
      ['facts', 'With that I can [[what it is for]].'],
    ],
  },
  'how-to': {
    title: 'How to::Do something',
    steps: [
      HELLO,
      [
        'solution',
        'Here is how to [[what the customer wants to do]]:\n\n1. Open [[where]].\n2. Choose [[what]].',
      ],
      ['closing', 'Reply to this message if anything is left open.'],
    ],
  },
  status: {
    title: 'Status::Where it stands',
    steps: [
      HELLO,
      ['facts', 'Your [[order or request]] is now [[where it stands]].'],
      ['timeline', 'You’ll have it by [[date]].'],
    ],
  },
  resolved: {
    title: 'Resolved::What is put right',
    steps: [
      HELLO,
      ['solution', 'I’ve fixed this: [[what you did]], so [[what works again]].'],
      ['closing', 'Reply to this message if anything is left open.'],
    ],
  },
  complaint: {
    title: 'Complaints::What went wrong',
    steps: [
      HELLO,
      ['recap', 'You told us that [[what happened]].'],
      ['empathy', 'I can see how frustrating it is for you that [[what it means]].'],
      ['apology', 'I’m sorry that [[what went wrong]].'],
      ['solution', 'I’ve fixed this: [[what you did]], and [[what happens next]] by [[date]].'],
      ['closing', 'Reply to this message if anything is left open.'],
    ],
  },
  'bad-news': {
    title: 'Bad news::What can’t be done',
    steps: [
      HELLO,
      ['recap', 'You asked us to [[what the customer wants]].'],
      ['empathy', 'I can see how disappointing it is for you that [[what it means]].'],
      ['refusal', 'We can’t [[what was asked for]], because [[the reason]].'],
      ['options', 'I can offer you [[one way forward]] or [[another]], whichever you prefer.'],
    ],
  },
  outage: {
    title: 'Outages::What is down',
    steps: [
      HELLO,
      ['facts', '[[What]] has been down for [[whom]] since [[time]].'],
      ['solution', 'Our engineers are working on [[the cause]].'],
      ['timeline', 'The next update is at [[time]] on [[where]].'],
    ],
  },
  escalation: {
    title: 'Escalations::To another team',
    steps: [
      HELLO,
      ['escalation', 'I’m handing this to our [[team]], because [[the reason]].'],
      ['timeline', 'They write to you by [[date]].'],
    ],
  },
  boundary: {
    title: 'Boundaries::Insults',
    steps: [
      HELLO,
      ['empathy', 'I can see that [[what happened]] has made you angry.'],
      ['facts', 'I’d like to sort it out with you, and I can do that once our messages are without insults.'],
      ['question', 'What do you need from me for [[the matter]]?'],
    ],
  },
  'follow-up': {
    title: 'Follow-up::Is it working?',
    steps: [
      HELLO,
      ['recap', 'On [[date]] you told us that [[what happened]].'],
      ['follow-up', 'I’m writing to make sure that [[what should work now]].'],
      ['question', 'Is it working as you need it to?'],
    ],
  },
  goodwill: {
    title: 'Goodwill::Something extra',
    steps: [
      HELLO,
      ['apology', 'I’m sorry that [[what went wrong]].'],
      ['goodwill', 'To make up for it, I’ve added [[what you give]] to your account.'],
      ['facts', 'You can use it until [[date]].'],
    ],
  },
  closing: {
    title: 'Closings::Thanks',
    steps: [['closing', 'Thanks for writing, {name}. Reply to this message if anything is left open.']],
  },
  other: {
    title: 'Other::What it is about',
    steps: [HELLO, ['facts', '[[What you want to say]].']],
  },
};
