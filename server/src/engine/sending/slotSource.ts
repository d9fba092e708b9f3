import { readAttribute, type Slot } from '../text/slots.ts';

/** A slot as it is written: what it asks for, what it says when there is nothing, and what is done to the value. */
export interface SlotSource {
  readonly name: string;
  readonly fallback?: string;
  /** Liquid filters behind the name, without the first bar; a `default` that is the only one is the fallback. */
  readonly filters?: string;
  /** Has `|` or `||` behind the name, whatever it means. */
  readonly piped: boolean;
}

const INLINE = /^\s*(?:\|\s*(?:fallback|default)\s*[:=]|\|\||,\s*(?:fallback\s*[:=])?)\s*(.*)$/s;
const QUOTED = /^["'“‘](.*)["'”’]$/s;

/** Reads the slot that stands at its span in `text`. */
export function slotSource(text: string, slot: Slot): SlotSource {
  const written = text.slice(slot.start, slot.end);
  if (written.startsWith('<attribute')) return { ...readAttribute(written), piped: false };
  const { source, name } = innerOf(written, slot);
  const rest = source.startsWith(name) ? source.slice(name.length) : '';
  const piped = /^\s*\|/.test(rest);
  const inline = INLINE.exec(rest)?.[1]?.trim();
  if (inline !== undefined) return { name, fallback: unquote(inline), piped };
  return { name, ...(piped && { filters: rest.trim().slice(1).trim() }), piped };
}

function innerOf(written: string, slot: Slot): { source: string; name: string } {
  const source = written.replace(/^[#%$]?[{[<]+[!%]?-?\s*|^%|\s*-?%?[}\]>]+$|%$/g, '');
  const formula = /^BLANKVALUE\(\s*(.*)\)$/s.exec(source);
  if (!formula) return { source, name: slot.name };
  const [name = ''] = formula[1]!.split(',');
  return { source: formula[1]!, name: name.trim() };
}

function unquote(text: string): string {
  return QUOTED.exec(text)?.[1] ?? text.replace(/^["'“‘]|["'”’]$/g, '');
}
