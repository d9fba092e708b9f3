import type { Macro } from './engine/document/macro.ts';
import type { Span } from './engine/span.ts';
import { findSlots, type Slot } from './engine/text/slots.ts';

/** A slot, blank or Liquid tag where it stands in the file; its span is a file span in UTF-16 units. */
export interface PlacedSlot extends Slot {
  readonly macro: Macro;
  /** File span of the name between the braces, without filters. */
  readonly nameSpan: Span;
}

/** Every slot in what the macros send, in file order. A text that is reached through an alias counts where it is written. */
export function placedSlots(macros: readonly Macro[], platform?: string): PlacedSlot[] {
  const placed = new Map<number, PlacedSlot>();
  for (const macro of macros) {
    for (const { scalar, alias } of macro.texts) {
      if (alias) continue;
      for (const slot of findSlots(scalar.value, platform)) {
        const source = scalar.value.slice(slot.start, slot.end);
        const start = slot.start + Math.max(0, source.indexOf(slot.name));
        const span = scalar.toFile(slot.start, slot.end);
        const nameSpan = scalar.toFile(start, start + slot.name.length);
        placed.set(span.start, { ...slot, ...span, macro, nameSpan });
      }
    }
  }
  return [...placed.values()].sort((a, b) => a.start - b.start);
}
