import { describe, expect, test } from 'vitest';
import type { Step } from '../../server/src/engine/index.ts';
import { fileOf, type Labelled, readLabelled, type Said, score } from './scoring.ts';

/** F1 well below what is reached: a reader under these is broken, not unlucky. `npm run score` prints the true figures. */
const FLOORS = {
  hedging: 0.82,
  'generic-apology': 0.82,
  blame: 0.55,
  dismissive: 0.28,
  'unsure-owner': 0.65,
  overpromise: 0.7,
  'vague-time': 0.82,
  shouting: 0.9,
  'hard-coded-contact': 0.82,
  greeting: 0.87,
  empathy: 0.6,
  recap: 0.68,
  facts: 0.58,
  solution: 0.66,
  timeline: 0.63,
  closing: 0.65,
  'missing-empathy': 0.78,
  'missing-recap': 0.68,
  'missing-solution': 0.65,
};

const challenge = score(readLabelled('tests/benchmark/challenge.jsonl')).rows;

test.each(Object.entries(FLOORS))('the challenge set: F1 of %s is at least %d', (what, floor) => {
  expect(challenge.find((row) => row.what === what)!.f1).toBeGreaterThanOrEqual(floor);
});

const REPLY: Labelled = {
  id: 'tiny',
  kind: 'complaint',
  text: 'Hi Ana,\n\nSorry for any inconvenience. Maybe the cable is loose, perhaps not.\nCalm down!!',
  sentences: [
    { text: 'Hi Ana,', steps: ['greeting'], flags: [] },
    {
      text: 'Sorry for any  inconvenience.',
      steps: [],
      flags: [{ flag: 'generic-apology', quote: 'Sorry for any inconvenience' }],
    },
    {
      text: 'Maybe the cable is loose, perhaps not.',
      steps: ['facts'],
      maybe: ['solution'],
      flags: [
        { flag: 'hedging', quote: 'Maybe' },
        { flag: 'hedging', quote: 'perhaps', unsure: true },
      ],
    },
    { text: 'Calm down!!', steps: [], flags: [{ flag: 'dismissive', quote: 'Calm down' }] },
  ],
};
const FILE = fileOf(REPLY);

function finding(rule: string, words: string) {
  const start = FILE.indexOf(words);
  return { rule, start, end: start + words.length };
}

/** Right, false alarms and missed of `what` when the engine says this of the tiny reply. */
function counts(what: string, said: Partial<Said>): number[] {
  const { rows } = score([REPLY], () => ({ findings: [], sentences: [], ...said }));
  const { right, falseAlarms, missed } = rows.find((row) => row.what === what)!;
  return [right, falseAlarms, missed];
}

describe('scoring', () => {
  test('a finding that touches the words of a fault has found it', () => {
    const findings = [finding('generic-apology', 'inconvenience. Maybe')];
    expect(counts('generic-apology', { findings })).toEqual([1, 0, 0]);
  });

  test('a fault that nothing touches is missed', () => {
    expect(counts('dismissive', { findings: [finding('blame', 'Calm down')] })).toEqual([0, 0, 1]);
  });

  test('a finding where no fault stands is a false alarm', () => {
    expect(counts('hedging', { findings: [finding('hedging', 'loose')] })).toEqual([0, 1, 1]);
  });

  test('disputed words count for nothing, found or not', () => {
    expect(counts('hedging', { findings: [finding('hedging', 'perhaps')] })).toEqual([0, 0, 1]);
    expect(counts('hedging', { findings: [finding('hedging', FILE.slice(0, -1))] })).toEqual([1, 0, 0]);
  });

  test('a labelled sentence takes the steps of every read sentence that it touches', () => {
    const read = (words: string, ...steps: Step[]) => ({ ...finding('', words), steps });
    const sentences = [read('Hi', 'greeting'), read('Ana', 'closing'), read('perhaps', 'facts', 'solution')];
    expect(counts('greeting', { sentences })).toEqual([1, 0, 0]);
    expect(counts('closing', { sentences })).toEqual([0, 1, 0]);
    expect(counts('facts', { sentences })).toEqual([1, 0, 0]);
    expect(counts('solution', { sentences })).toEqual([0, 0, 0]);
  });

  test('a missing step is judged for the whole reply, and not at all where readers disagree', () => {
    const findings = [finding('missing-empathy', FILE), finding('missing-solution', FILE)];
    expect(counts('missing-empathy', { findings })).toEqual([1, 0, 0]);
    expect(counts('missing-recap', { findings })).toEqual([0, 0, 1]);
    expect(counts('missing-solution', { findings })).toEqual([0, 0, 0]);
  });

  test('the engine itself is asked where nothing else is said', () => {
    const { rows, differences } = score([REPLY]);
    const right = rows.filter((row) => row.right > 0).map(({ what }) => what);
    expect(right).toEqual(expect.arrayContaining(['hedging', 'generic-apology', 'dismissive', 'greeting']));
    expect(differences).toContainEqual({
      what: 'shouting',
      how: 'false alarm',
      reply: 'tiny',
      words: expect.stringContaining('[[!!]]'),
    });
  });
});
