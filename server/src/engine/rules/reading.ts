import type { Macro } from '../document/macro.ts';
import { type SentenceReading, stepOdds } from '../reader/reader.ts';
import type { Settings } from '../settings.ts';
import type { Message } from '../text/message.ts';
import type { Prose } from '../text/prose.ts';
import type { Kind, Step } from '../vocabulary.ts';

/** The kind that rules go by. `inferred`: the author states none, so it was read from the text. */
export interface ReadKind {
  readonly value: Kind;
  readonly inferred: boolean;
}

/** One message of a macro, read: all that a rule may judge by. Offsets are message offsets. */
export interface MacroReading {
  readonly macro: Macro;
  readonly message: Message;
  /** The macro's main message, as against a variant for a channel or locale. */
  readonly main: boolean;
  /** Written in English, as far as its author says: only then is it read, and judged by wording. */
  readonly english: boolean;
  readonly prose: Prose;
  /** Beside `prose.sentences`, one for one. */
  readonly sentences: readonly SentenceReading[];
  readonly kind: ReadKind;
  readonly settings: Settings;
}

/**
 * How likely it is, from 0 to 1, that some sentence of the message takes the step: the chance that not all of its sentences
 * fail to. A label of the author's counts as certain.
 */
export function stepTaken(sentences: readonly SentenceReading[], step: Step): number {
  let none = 1;
  for (const sentence of sentences) {
    if (sentence.labelled) {
      if (sentence.steps.includes(step)) return 1;
    } else none *= 1 - stepOdds(sentence, step);
  }
  return 1 - none;
}
