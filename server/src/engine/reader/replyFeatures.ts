import type { Prose } from '../text/prose.ts';
import { PUNCTUATION } from '../text/tokens.ts';
import { STEPS, type Step } from '../vocabulary.ts';
import type { FeatureSink } from './featureSink.ts';
import { combine, hashText, STEM, traitOf } from './wordTraits.ts';

const REPLY = hashText('r');
const FIRST = hashText('^');

/** What a whole reply looks like: its words, and which steps it takes and where. */
export function replyFeatures(
  { tokens, sentences }: Prose,
  steps: readonly (readonly Step[])[],
  out: FeatureSink,
): void {
  for (const { firstWord, last } of sentences) {
    let before = FIRST;
    for (let i = firstWord; i < last; i++) {
      if (tokens.traits[i]! & PUNCTUATION) continue;
      const stem = traitOf(tokens.word[i]!, STEM);
      out.add(combine(REPLY, stem));
      out.add(combine(combine(REPLY, before), stem));
      before = stem;
    }
  }
  const counts = new Map<StepHashes, number>();
  for (const list of steps)
    for (const step of list) counts.set(STEP_HASHES[step], (counts.get(STEP_HASHES[step]) ?? 0) + 1);
  for (const [step, count] of counts) {
    out.add(step.has);
    if (count > 1) out.add(step.twice);
    if (count * 2 >= steps.length) out.add(step.mostly);
  }
  for (const step of counts.keys())
    for (const other of counts.keys()) if (step.name < other.name) out.add(together(step, other.name));
  out.add(SENTENCE_COUNTS[Math.min(8, sentences.length)]!);
}

const replyHash = (name: string) => combine(REPLY, hashText(name));

interface StepHashes {
  readonly name: Step;
  readonly has: number;
  readonly twice: number;
  readonly mostly: number;
  /** With another step, by its name; worked out when it is first asked for. */
  readonly and: Map<Step, number>;
}

const STEP_HASHES = Object.fromEntries(
  STEPS.map((name): [Step, StepHashes] => [
    name,
    {
      name,
      has: replyHash(`has ${name}`),
      twice: replyHash(`${name} twice`),
      mostly: replyHash(`mostly ${name}`),
      and: new Map(),
    },
  ]),
) as Record<Step, StepHashes>;

function together({ name, and }: StepHashes, other: Step): number {
  let hash = and.get(other);
  if (hash === undefined) and.set(other, (hash = replyHash(`${name} and ${other}`)));
  return hash;
}

const SENTENCE_COUNTS = Array.from({ length: 9 }, (_, count) => replyHash(`${count} sentences`));
