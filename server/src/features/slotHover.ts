import type { Macro } from '../engine/document/macro.ts';
import { evaluatesLiquid, type SentWhenMissing } from '../engine/sending/missing.ts';
import { slotSource } from '../engine/sending/slotSource.ts';
import { type SlotValue, slotValue, type ValueSources } from '../engine/sending/slotValues.ts';
import type { Settings } from '../engine/settings.ts';
import type { Span } from '../engine/span.ts';
import { knownSlots } from '../engine/text/platforms.ts';
import { findSlots, type Slot, type SlotMeaning } from '../engine/text/slots.ts';
import type { MacroDocument } from '../macroDocument.ts';
import { asMarkdown } from '../markdown.ts';
import { platformName } from '../platformName.ts';

interface FoundSlot {
  readonly slot: Slot;
  /** The text that holds it; the slot's span is one of this text. */
  readonly text: string;
  readonly macro: Macro;
  /** File span. */
  readonly span: Span;
}

/** What the slot at a file offset stands for, its sample, and what is sent when nothing is known; as Markdown. */
export function slotHover(
  document: MacroDocument,
  offset: number,
): { markdown: string; span: Span } | undefined {
  const found = slotAt(document, offset);
  if (!found) return undefined;
  const { text, slot, macro } = found;
  return { markdown: slotMarkdown(text, slot, macro.slots, document.settings), span: found.span };
}

function slotAt({ file, settings }: MacroDocument, offset: number): FoundSlot | undefined {
  for (const macro of file.macros) {
    for (const { scalar, alias } of macro.texts) {
      if (alias || offset < scalar.span.start || offset > scalar.span.end) continue;
      for (const slot of findSlots(scalar.value, settings.platform)) {
        const span = scalar.toFile(slot.start, slot.end);
        if (offset >= span.start && offset <= span.end) return { slot, text: scalar.value, macro, span };
      }
    }
  }
  return undefined;
}

/** The same for a slot of `text`; `slots`: what its macro says of slots. */
export function slotMarkdown(text: string, slot: Slot, slots: Macro['slots'], settings: Settings): string {
  const written = `\`${text.slice(slot.start, slot.end)}\``;
  const { platform } = settings;
  if (slot.type === 'tag') {
    const evaluated = evaluatesLiquid(platform)
      ? 'It decides what is sent, and prints nothing itself.'
      : `${platformName(platform)} isn’t known to evaluate it; if it doesn’t, the customer reads it as it stands.`;
    return `${written}: Liquid logic. ${evaluated}`;
  }
  const sources: ValueSources = { platform, slots, configured: settings.slots, missing: 'none' };
  const sample = slotValue(text, slot, sources);
  const missing = slotValue(text, slot, { ...sources, missing: 'all' });
  const lines = [`${written}: ${prints(slot, text, platform)}. ${fillsIn(slot, slots, settings)}`];
  if (sample.text !== '' && sample.from !== 'name')
    lines.push(`- Sample: “${asMarkdown(sample.text)}”, ${origin(sample)}`);
  lines.push(`- When it is not filled in: ${whenMissing(missing, platform)}`);
  return lines.join('\n');
}

function prints(slot: Slot, text: string, platform: string | undefined): string {
  if (slot.type === 'blank') return slot.name ? `a blank for “${slot.name}”` : 'a blank';
  const { name } = slotSource(text, slot);
  const known = [...knownSlots(platform), ...knownSlots()].find((one) => one.name === name);
  return known?.prints ?? MEANINGS[slot.meaning];
}

const MEANINGS: Readonly<Record<SlotMeaning, string>> = {
  'customer-name': 'the customer’s name',
  agent: 'the agent’s name',
  time: 'a date or time',
  money: 'an amount of money',
  link: 'a link',
  contact: 'an address or a number',
  reference: 'a number to refer to',
  team: 'a team',
  issue: 'what the customer wrote about',
  other: 'a slot',
};

function fillsIn(slot: Slot, own: Macro['slots'], { platform, slots }: Settings): string {
  const filledBy = (own[slot.name] ?? slots[slot.name])?.filledBy;
  if (slot.type === 'blank' || filledBy === 'agent') return 'The agent fills it in before sending.';
  return `${platformName(platform)} fills it in.`;
}

function origin({ from }: SlotValue): string {
  if (from === 'sample') return 'from `slots` of this macro';
  return from === 'configuration' ? 'from `slots` in macrolint.yaml' : 'made up for the preview';
}

function whenMissing({ text, from, missing, lost }: SlotValue, platform: string | undefined): string {
  if (from === 'fallback') return `“${asMarkdown(text)}”, its fallback`;
  if (lost)
    return `nothing is sent, even when it is known: ${platformName(platform)} empties slots that hold \`|\``;
  if (!missing) return `“${text}”`;
  const said = SENT[missing.kind](missing);
  if (missing.verified) return said;
  return platform === undefined ? `${said} by most help desks` : `${said}, as far as is known`;
}

const SENT: Readonly<Record<SentWhenMissing['kind'], (missing: SentWhenMissing) => string>> = {
  nothing: () => 'nothing is sent in its place',
  text: ({ text }) =>
    text.trim() === '' ? 'a space is sent in its place' : `“${text}” is sent in its place`,
  'as-typed': () => 'the customer reads it as it stands here',
  separate: () => 'another message is sent, which the help desk keeps beside the reply',
};
