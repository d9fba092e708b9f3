import type { Span } from '../span.ts';
import type { Slot } from '../text/slots.ts';

/** A reply with its Liquid logic as a tree. Offsets are those of the text. */
export type Part =
  | ({ readonly type: 'text' } & Span)
  | { readonly type: 'slot'; readonly slot: Slot }
  /** `assign` and the like: prints nothing. */
  | { readonly type: 'statement'; readonly tag: Slot }
  | Block;

export interface Block {
  readonly type: 'block';
  readonly keyword: 'if' | 'unless' | 'case' | 'for';
  readonly tag: Slot;
  readonly branches: readonly Branch[];
  /** Its end tag is there. */
  readonly closed: boolean;
}

export interface Branch {
  /** The tag that opens it. */
  readonly tag: Slot;
  /** `if order.id`, `when 'de', 'at'`, `else`. */
  readonly label: string;
  readonly parts: readonly Part[];
}

interface Open {
  readonly keyword: Block['keyword'];
  readonly tag: Slot;
  readonly branches: { tag: Slot; label: string; parts: Part[] }[];
}

const OPENS: Readonly<Record<string, Block['keyword']>> = {
  if: 'if',
  unless: 'unless',
  case: 'case',
  for: 'for',
};
const CONTINUES = new Set(['elsif', 'else', 'when']);
const STATEMENTS = new Set(['assign', 'increment', 'decrement', 'cycle', 'break', 'continue', 'echo']);

/**
 * Reads the logic in `text`, whose slots and tags are given in order. Never fails: a tag that belongs to nothing stays text, as it
 * was typed, and a block without its end goes to the end of the text.
 */
export function readBranches(text: string, slots: readonly Slot[]): Part[] {
  const root: Part[] = [];
  const open: Open[] = [];
  const parts = () => open.at(-1)?.branches.at(-1)?.parts ?? root;
  let at = 0;
  let trims = false;
  const addText = (end: number, trimEnd: boolean) => {
    let start = at;
    let stop = end;
    if (trims) while (start < stop && /\s/.test(text[start]!)) start++;
    if (trimEnd) while (stop > start && /\s/.test(text[stop - 1]!)) stop--;
    if (stop > start && !isBeforeFirstWhen(open.at(-1))) parts().push({ type: 'text', start, end: stop });
  };
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i]!;
    if (slot.start < at) continue;
    const verbatim = slot.type === 'tag' ? endOfVerbatim(slots, i) : undefined;
    const role = slot.type === 'tag' && !verbatim ? roleOf(slot, open) : undefined;
    if (slot.type === 'tag' && !verbatim && !role) continue;
    const isLiquid = /^\{[{%]/.test(text.slice(slot.start, slot.start + 2));
    addText(slot.start, isLiquid && text[slot.start + 2] === '-');
    at = slot.end;
    trims = isLiquid && text[slot.end - 3] === '-';
    if (verbatim) {
      const { inner, last } = verbatim;
      if (inner) parts().push({ type: 'text', ...inner });
      at = slots[last]!.end;
      i = last;
    } else if (!role) parts().push({ type: 'slot', slot });
    else if (role === 'statement') parts().push({ type: 'statement', tag: slot });
    else if (role === 'close') close(open, parts, true);
    else if (role === 'continue') open.at(-1)!.branches.push({ tag: slot, label: labelOf(slot), parts: [] });
    else {
      const first = role === 'case' ? [] : [{ tag: slot, label: labelOf(slot), parts: [] }];
      open.push({ keyword: role, tag: slot, branches: first });
    }
  }
  addText(text.length, false);
  while (open.length > 0) close(open, parts, false);
  return root;
}

function roleOf(
  tag: Slot,
  open: readonly Open[],
): Block['keyword'] | 'continue' | 'close' | 'statement' | undefined {
  const word = wordOf(tag);
  const inside = open.at(-1)?.keyword;
  if (Object.hasOwn(OPENS, word)) return OPENS[word];
  if (CONTINUES.has(word)) return inside && (word !== 'when' || inside === 'case') ? 'continue' : undefined;
  if (word.startsWith('end')) return inside && word === `end${inside}` ? 'close' : undefined;
  return STATEMENTS.has(word) ? 'statement' : undefined;
}

/** A tag without its braces and dashes: `if order.id`. */
export const labelOf = (tag: Slot): string => tag.name.replace(/^-\s*|\s*-$/g, '');

const wordOf = (tag: Slot) => /^\w+/.exec(labelOf(tag))?.[0] ?? '';

function close(open: Open[], parts: () => Part[], closed: boolean): void {
  const { keyword, tag, branches } = open.pop()!;
  parts().push({ type: 'block', keyword, tag, branches, closed });
}

/** Between `case` and its first `when` stands nothing that is sent. */
const isBeforeFirstWhen = (one: Open | undefined) => one?.keyword === 'case' && one.branches.length === 0;

/** `comment` and `raw` up to their ends; only what stands in `raw` is text. */
function endOfVerbatim(slots: readonly Slot[], i: number) {
  const word = wordOf(slots[i]!);
  if (word !== 'comment' && word !== 'raw') return undefined;
  const last = slots.findIndex((slot, j) => j > i && slot.type === 'tag' && wordOf(slot) === `end${word}`);
  if (last < 0) return undefined;
  const inner = { start: slots[i]!.end, end: slots[last]!.start };
  return { last, inner: word === 'raw' && inner.end > inner.start ? inner : undefined };
}
