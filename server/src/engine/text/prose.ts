import { maskMarkup } from './markup.ts';
import { type Sentence, splitSentences } from './sentences.ts';
import { findSlots, type Slot, type SlotPlatform } from './slots.ts';
import { type Tokens, tokenize } from './tokens.ts';

/** A text made ready to be read: all offsets are UTF-16 units into `text`. */
export interface Prose {
  readonly text: string;
  /** The text with slots, code, links and markup masked; same length. */
  readonly masked: string;
  readonly slots: readonly Slot[];
  readonly tokens: Tokens;
  readonly sentences: readonly Sentence[];
}

export function readProse(text: string, format: 'text' | 'html' = 'text', platform?: SlotPlatform): Prose {
  const slots = findSlots(text, platform);
  const masked = maskMarkup(text, slots, format);
  const tokens = tokenize(masked, slots);
  return { text, masked, slots, tokens, sentences: splitSentences(masked, tokens) };
}
