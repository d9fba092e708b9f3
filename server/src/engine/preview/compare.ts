import { diffWordsWithSpace } from 'diff';
import type { Span } from '../span.ts';
import { isLeaf, textOf } from './bubbles.ts';
import { INLINE } from './leaves.ts';
import type { ChatView, Moment, TextLeaf, ViewLeaf, ViewNode } from './view.ts';

/** Two views of one macro, the differences of their words marked. */
export interface Comparison {
  /** With what is gone marked `removed`. */
  readonly before: ChatView;
  /** With what is new marked `added`, and `removed` leaves where something is gone. */
  readonly after: ChatView;
  /** How many places differ. */
  readonly changes: number;
}

/** What differs in a flat text: stretches of its own, and words of the other one that are gone at an offset. */
interface Differences {
  readonly own: Span[];
  readonly gone: { readonly at: number; readonly text: string }[];
}

/** Compares a reply as it is with the same reply after fixes, word by word. */
export function compare(before: ChatView, after: ChatView): Comparison {
  const inBefore: Differences = { own: [], gone: [] };
  const inAfter: Differences = { own: [], gone: [] };
  const differences = differencesOf(flat(before), flat(after));
  for (const { from, to, removed, added } of differences) {
    if (removed) {
      inBefore.own.push({ start: from, end: from + removed.length });
      inAfter.gone.push({ at: to, text: removed });
    }
    if (added) inAfter.own.push({ start: to, end: to + added.length });
  }
  return {
    before: marked(before, inBefore, 'removed'),
    after: marked(after, inAfter, 'added'),
    changes: differences.length,
  };
}

/** A place where words were taken out, put in or both. `from` and `to` are where it begins in either text. */
interface Difference {
  readonly from: number;
  readonly to: number;
  removed: string;
  added: string;
}

/** Words that were changed one after another, with nothing but a space between them, are one difference. */
function differencesOf(before: string, after: string): Difference[] {
  const found: Difference[] = [];
  let open: Difference | undefined;
  let gap = '';
  let from = 0;
  let to = 0;
  for (const { value, added, removed } of diffWordsWithSpace(before, after)) {
    if (!added && !removed) {
      if (open && /^ +$/.test(value)) gap = value;
      else open = undefined;
    } else {
      if (!open) found.push((open = { from, to, removed: '', added: '' }));
      open.removed += gap + (removed ? value : '');
      open.added += gap + (added ? value : '');
      gap = '';
    }
    if (!open) gap = '';
    if (!added) from += value.length;
    if (!removed) to += value.length;
  }
  return found.map(trimmed);
}

/** Spaces at the ends of both texts are no difference. */
function trimmed({ from, to, removed, added }: Difference): Difference {
  let start = 0;
  let end = 0;
  const both = (at: (text: string) => string | undefined) => at(removed) === ' ' && at(added) === ' ';
  while (both((text) => text[start])) start++;
  while (both((text) => text.at(-1 - end)) && end < Math.min(removed.length, added.length) - start) end++;
  const part = (text: string) => text.slice(start, text.length - end);
  return { from: from + start, to: to + start, removed: part(removed), added: part(added) };
}

const replyOf = (moment: Moment) =>
  moment.type === 'bubble' && moment.from === 'agent' ? moment : undefined;

const flat = (view: ChatView): string =>
  view.moments.map((moment) => textOf(replyOf(moment)?.content ?? [])).join('');

function marked(view: ChatView, differences: Differences, kind: 'added' | 'removed'): ChatView {
  const marker = new Marker(differences, kind);
  const last = view.moments.findLastIndex((moment) => replyOf(moment));
  const moments = view.moments.map((moment, i): Moment => {
    const bubble = replyOf(moment);
    if (!bubble) return moment;
    const content = marker.read(bubble.content);
    return { ...bubble, content: i === last ? [...content, ...marker.rest()] : content };
  });
  return { ...view, moments };
}

/** Goes through the leaves in the order of the flat text, as `textOf` makes it. */
class Marker {
  private readonly differences: Differences;
  private readonly kind: 'added' | 'removed';
  private at = 0;
  private nextGone = 0;

  constructor(differences: Differences, kind: 'added' | 'removed') {
    this.differences = differences;
    this.kind = kind;
  }

  read(nodes: readonly ViewNode[]): ViewNode[] {
    return nodes.flatMap((node): ViewNode[] => {
      if (isLeaf(node)) return this.leaf(node);
      if ('children' in node) {
        const read = { ...node, children: this.read(node.children) };
        if (!INLINE.has(node.type)) this.at++;
        return [read];
      }
      if (node.type === 'break') this.at++;
      return [node];
    });
  }

  /** What is gone behind the last leaf. */
  rest(): ViewLeaf[] {
    return this.goneUpTo(Number.POSITIVE_INFINITY);
  }

  private leaf(leaf: ViewLeaf): ViewLeaf[] {
    const start = this.at;
    const end = start + textOf([leaf]).length;
    this.at = end;
    const own = this.differences.own.filter((span) => span.start < end && span.end > start);
    if (leaf.type !== 'text') {
      const isChanged = own.length > 0 && leaf.type !== 'removed';
      return [...this.goneUpTo(start), isChanged ? { ...leaf, change: this.kind } : leaf];
    }
    const leaves: ViewLeaf[] = [];
    let from = start;
    const push = (to: number, isChanged: boolean) => {
      if (to <= from) return;
      const part = cut(leaf, from - start, to - start);
      leaves.push(...this.goneUpTo(from), isChanged ? { ...part, change: this.kind } : part);
      from = to;
    };
    const stops = this.differences.gone.filter(({ at }) => at > start && at < end).map(({ at }) => at);
    for (const to of [...stops, ...own.flatMap((span) => [span.start, span.end]), end].sort((a, b) => a - b))
      push(
        Math.min(Math.max(to, start), end),
        own.some((span) => span.start < to && span.end >= to),
      );
    return leaves;
  }

  private goneUpTo(offset: number): ViewLeaf[] {
    const leaves: ViewLeaf[] = [];
    const { gone } = this.differences;
    for (; this.nextGone < gone.length && gone[this.nextGone]!.at <= offset; this.nextGone++)
      leaves.push({ type: 'removed', text: gone[this.nextGone]!.text });
    return leaves;
  }
}

function cut(leaf: TextLeaf, start: number, end: number): TextLeaf {
  if (start === 0 && end === leaf.text.length) return leaf;
  const { span, ...rest } = leaf;
  const isVerbatim = span && span.end - span.start === leaf.text.length;
  return {
    ...rest,
    text: leaf.text.slice(start, end),
    ...(span && { span: isVerbatim ? { start: span.start + start, end: span.start + end } : span }),
  };
}
