import { slotEntries } from './engine/config/slotEntries.ts';
import type { Macro } from './engine/document/macro.ts';
import type { Scalar } from './engine/document/scalar.ts';
import type { Span } from './engine/span.ts';
import type { MacroDocument } from './macroDocument.ts';
import type { PlacedSlot } from './placedSlots.ts';
import { Lines, type ProtocolPosition } from './position.ts';

/** A place where a slot or a macro is named. */
export interface Mention {
  readonly of: 'slot' | 'macro';
  readonly name: string;
  /** A slot in a text, its entry under `slots`, its value in a scenario; a macro's own `id`, or one under `next`. */
  readonly role: 'use' | 'entry' | 'sample' | 'id' | 'next';
  /** File span of the name. */
  readonly span: Span;
  /** File span of what stands for it as a whole, as a slot with its braces. */
  readonly area: Span;
  /** What the name stands in, and its span there. */
  readonly scalar: Scalar;
  readonly within: Span;
  /** The macro that it belongs to; undefined in a configuration. */
  readonly macro?: Macro;
  /** What a `use` is, or stands in. */
  readonly slot?: PlacedSlot;
}

/** A file that names slots or macros. */
export interface NamingFile {
  readonly uri: string;
  /** The editor's version; null for a file that stands in none. */
  readonly version: number | null;
  readonly lines: Lines;
  /** In file order. */
  readonly mentions: readonly Mention[];
  readonly platform?: string | undefined;
}

const files = new WeakMap<MacroDocument, NamingFile>();

/** What a macro file names. */
export function namesOfMacros(document: MacroDocument): NamingFile {
  let file = files.get(document);
  if (!file) {
    const { uri, version = null, lines, settings } = document;
    file = { uri, version, lines, mentions: collect(document), platform: settings.platform };
    files.set(document, file);
  }
  return file;
}

/** What a configuration names: the entries under `slots`. */
export function namesOfConfiguration(uri: string, text: string, version: number | null = null): NamingFile {
  const mentions = slotEntries(text).map((key) => whole(key, 'slot', 'entry'));
  return { uri, version, lines: new Lines(text), mentions };
}

/** What is named at a position; the one behind its last character counts too. */
export function mentionAt({ mentions, lines }: NamingFile, position: ProtocolPosition): Mention | undefined {
  const offset = lines.protocolOffset(position);
  const found = mentions.filter(({ area }) => offset >= area.start && offset <= area.end);
  return found.find(({ span }) => offset >= span.start && offset <= span.end) ?? found[0];
}

function collect({ file, slots }: MacroDocument): Mention[] {
  const found = new Map<number, Mention>();
  for (const slot of slots) {
    const names = slot.type === 'tag' ? namesInTag(slot) : [nameOf(slot)];
    for (const mention of names) found.set(mention.span.start, mention);
  }
  for (const macro of file.macros) {
    const { id, slots, samples, next } = macro.names();
    const add = (scalar: Scalar, of: Mention['of'], role: Mention['role']) => {
      if (!found.has(scalar.span.start)) found.set(scalar.span.start, { ...whole(scalar, of, role), macro });
    };
    if (id) add(id, 'macro', 'id');
    for (const scalar of slots) add(scalar, 'slot', 'entry');
    for (const scalar of samples) add(scalar, 'slot', 'sample');
    for (const scalar of next) add(scalar, 'macro', 'next');
  }
  return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}

function whole(scalar: Scalar, of: Mention['of'], role: Mention['role']): Mention {
  const { value, span } = scalar;
  const within = { start: 0, end: value.length };
  return { of, name: value, role, span: scalar.toFile(0, value.length), area: span, scalar, within };
}

function nameOf(slot: PlacedSlot): Mention {
  const { name, nameSpan: span, start, end, scalar, within, macro } = slot;
  const from = within.start + scalar.value.slice(within.start, within.end).indexOf(name);
  return {
    of: 'slot',
    name,
    role: 'use',
    span,
    area: { start, end },
    scalar,
    within: { start: from, end: from + name.length },
    macro,
    slot,
  };
}

/** Words of Liquid's own, and its values. */
const LIQUID = new Set(
  'if elsif else endif unless endunless case when endcase for endfor assign capture endcapture comment endcomment raw endraw cycle break continue increment decrement include render liquid tablerow endtablerow and or contains in limit offset reversed with as blank empty nil null true false'.split(
    ' ',
  ),
);
const TEXT_OR_NAME = /"[^"]*"|'[^']*'|[A-Za-z_][\w-]*(?:\.[\w-]+)*/g;

/** The slots that a tag asks about: `order.id` in `{% if order.id != blank %}`. */
function namesInTag(slot: PlacedSlot): Mention[] {
  const { scalar, within, macro } = slot;
  const source = scalar.value.slice(within.start, within.end);
  return [...source.matchAll(TEXT_OR_NAME)].flatMap(({ 0: name, index }): Mention[] => {
    if (/^["']/.test(name) || LIQUID.has(name)) return [];
    const at = { start: within.start + index, end: within.start + index + name.length };
    const span = scalar.toFile(at.start, at.end);
    return [{ of: 'slot', name, role: 'use', span, area: span, scalar, within: at, macro, slot }];
  });
}
