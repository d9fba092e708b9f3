import type { Settings } from '../engine/settings.ts';
import type { Span } from '../engine/span.ts';
import { customerNameSlot, knownSlots, slotNotation } from '../engine/text/platforms.ts';
import { findSlots } from '../engine/text/slots.ts';
import { snippetText } from '../snippet.ts';
import type { Proposal } from './proposal.ts';
import { slotMarkdown } from './slotHover.ts';

/** What slots are proposed from, beside the help desk's own. */
export interface SlotSources {
  readonly settings: Settings;
  /** Described under `slots` of the macro, or used in the workspace. */
  readonly slots: readonly string[];
  /** What blanks of the workspace ask for. */
  readonly blanks: readonly string[];
}

/** A slot or blank that is being typed. Spans are file spans on one line. */
interface OpenSlot {
  readonly type: 'slot' | 'blank';
  /** From the sign that opens it to the one that closes it, or to the cursor's word. */
  readonly whole: Span;
  readonly name: Span;
  /** Its name is followed by a filter, so that only the name is replaced. */
  readonly filtered: boolean;
}

/** The slots that may stand where one is being typed; undefined where none is. */
export function slotProposals(
  text: string,
  offset: number,
  platform: string | undefined,
  sources: () => SlotSources,
): Proposal[] | undefined {
  const open = openSlot(text, offset, platform);
  if (!open) return undefined;
  const proposals = open.type === 'blank' ? blankProposals : namedProposals;
  return proposals(text, open, sources());
}

/** Whole slots, for a place in a text where none has been begun. */
export function wholeSlotProposals(text: string, offset: number, sources: SlotSources): Proposal[] {
  const here = { start: offset, end: offset };
  return namedProposals(text, { type: 'slot', whole: here, name: here, filtered: false }, sources);
}

function namedProposals(text: string, { whole, name, filtered }: OpenSlot, sources: SlotSources): Proposal[] {
  const { settings, slots } = sources;
  const { platform } = settings;
  const { open, close } = slotNotation(platform);
  const typed = text.slice(name.start, name.end);
  const known = knownSlots(platform);
  const others = [...Object.keys(settings.slots), ...slots].filter(
    (one, i, all) => one !== typed && all.indexOf(one) === i && !known.some((slot) => slot.name === one),
  );
  return [
    ...known.map(({ name, prints }, i) => ({
      name,
      prints,
      source: i === 0 ? customerNameSlot(platform) : undefined,
    })),
    ...others.map((name) => ({ name, prints: 'used in your macros', source: undefined })),
  ].map((slot): Proposal => {
    const source = slot.source ?? open + slot.name + close;
    const [found] = findSlots(source, platform);
    return {
      label: slot.name,
      kind: 'Variable',
      snippet: snippetText(filtered ? slot.name : source),
      span: filtered ? name : whole,
      filter: filtered ? slot.name : text.slice(whole.start, name.start) + slot.name,
      detail: slot.prints,
      documentation: found && slotMarkdown(source, found, {}, settings),
    };
  });
}

function blankProposals(text: string, { whole, name }: OpenSlot, { blanks }: SlotSources): Proposal[] {
  const typed = text.slice(name.start, name.end);
  return blanks
    .filter((blank) => blank !== typed)
    .map((blank) => ({
      label: blank,
      kind: 'Variable',
      snippet: snippetText(`[[${blank}]]`),
      span: whole,
      filter: `[[${blank}`,
      detail: 'the agent fills it in',
    }));
}

const NAME = String.raw`[\w.$[\]-]*`;
const BRACES = new RegExp(String.raw`(?:\{\{\{|\{\{|\{%|\{!|[#%$]?\{)[ \t]*(${NAME})$`);
const PERCENT = /(?<![\w%)])%(\w*)$/;
const DOLLAR = /(?<![\w$])\$([\w.]*)$/;
const BLANK = /\[\[([^[\]\n]*)$/;

function openSlot(text: string, offset: number, platform: string | undefined): OpenSlot | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  const newline = text.indexOf('\n', offset);
  const after = text.slice(offset, newline < 0 ? text.length : newline);
  const { open } = slotNotation(platform);
  const blank = BLANK.exec(before);
  if (blank) {
    const [all = '', name = ''] = /^([^[\]\n]*)\]\]?/.exec(after) ?? [];
    return opened('blank', offset, blank, name.length, all.length);
  }
  const dollar = open === '$' ? DOLLAR.exec(before) : null;
  if (dollar) {
    const [rest] = dollar[1] === '' ? [''] : /^[\w.]*/.exec(after)!;
    return opened('slot', offset, dollar, rest.length, rest.length);
  }
  const found = BRACES.exec(before) ?? (open === '%' ? PERCENT.exec(before) : null);
  // Elsewhere `{%` opens logic.
  if (!found || (found[0].startsWith('{%') && open !== '{%')) return undefined;
  const rest = /^([\w.-]*)[ \t]*((?:\||,)[^{}%\n]*)?(?:[%!]?\}{1,3}|%)/.exec(after);
  // Where nothing closes the slot, what follows may be the next word.
  if (!rest) return opened('slot', offset, found, 0, 0);
  const [all, name, filter] = rest;
  return { ...opened('slot', offset, found, name!.length, all.length), filtered: filter !== undefined };
}

/** @param found what stands before the cursor, and of it the name; behind it, the name goes on and something closes it */
function opened(
  type: OpenSlot['type'],
  offset: number,
  [before, name]: RegExpExecArray,
  nameAfter: number,
  after: number,
): OpenSlot {
  return {
    type,
    whole: { start: offset - before.length, end: offset + after },
    name: { start: offset - name!.length, end: offset + nameAfter },
    filtered: false,
  };
}
