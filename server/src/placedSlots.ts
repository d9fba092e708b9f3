import type { Macro } from './engine/document/macro.ts';
import type { Scalar } from './engine/document/scalar.ts';
import { slotSource } from './engine/sending/slotSource.ts';
import type { Span } from './engine/span.ts';
import { findSlots, type Slot } from './engine/text/slots.ts';

/** A slot, blank or Liquid tag where it stands in the file; its span is a file span in UTF-16 units. */
export interface PlacedSlot extends Slot {
  readonly macro: Macro;
  /** File span of the name between the braces, without filters. */
  readonly nameSpan: Span;
  /** File span of the words that are said when nothing is known. */
  readonly fallbackSpan?: Span;
  /** The text that it stands in, and its span there. */
  readonly scalar: Scalar;
  readonly within: Span;
}

/** Every slot in what the macros send, in file order. A text that is reached through an alias counts where it is written. */
export function placedSlots(macros: readonly Macro[], platform?: string): PlacedSlot[] {
  const texts = new Map<number, { macro: Macro; scalar: Scalar }>();
  for (const isAlias of [false, true]) {
    for (const macro of macros) {
      for (const { scalar, alias } of macro.texts) {
        const { start } = scalar.span;
        if ((alias !== undefined) === isAlias && !texts.has(start)) texts.set(start, { macro, scalar });
      }
    }
  }
  return [...texts.values()]
    .flatMap(({ macro, scalar }) =>
      findSlots(scalar.value, platform).map((slot) => placed(slot, macro, scalar)),
    )
    .sort((a, b) => a.start - b.start);
}

function placed(slot: Slot, macro: Macro, scalar: Scalar): PlacedSlot {
  const { start, end } = slot;
  const source = scalar.value.slice(start, end);
  const name = slot.type === 'tag' ? slot.name : slotSource(scalar.value, slot).name;
  const nameAt = Math.max(0, source.indexOf(name));
  const nameEnd = nameAt + name.length;
  const fallbackAt = slot.fallback ? source.indexOf(slot.fallback, nameEnd) : -1;
  return {
    ...slot,
    ...scalar.toFile(start, end),
    name,
    macro,
    nameSpan: scalar.toFile(start + nameAt, start + nameEnd),
    ...(fallbackAt >= 0 && {
      fallbackSpan: scalar.toFile(start + fallbackAt, start + fallbackAt + slot.fallback!.length),
    }),
    scalar,
    within: { start, end },
  };
}
