import type { Tree } from './view.ts';

/** A stretch of a sent text, before slots and marks are looked at. A `unit` stands as a whole for something else, such as `&amp;`. */
export interface RawLeaf {
  readonly type: 'raw';
  readonly text: string;
  /** Offset into the sent text. */
  readonly at: number;
  /** How many characters of the sent text it stands for, where these aren’t its own. */
  readonly unit?: number;
}

export type RawNode = Tree<RawLeaf>;

/** Text as it was typed: a paragraph between blank lines, every line break kept. */
export function plainNodes(text: string, inline = plainInline): RawNode[] {
  const nodes: RawNode[] = [];
  for (const { start, end } of paragraphs(text))
    nodes.push({ type: 'paragraph', children: inline(text, start, end) });
  return nodes;
}

function paragraphs(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const match of text.matchAll(/\S(?:[^\n]|\n(?![^\S\n]*(?:\n|$)))*/g)) {
    const trimmed = match[0].trimEnd();
    found.push({ start: match.index, end: match.index + trimmed.length });
  }
  return found;
}

export function plainInline(text: string, start: number, end: number): RawNode[] {
  const nodes: RawNode[] = [];
  for (let at = start; at <= end; ) {
    const newline = text.indexOf('\n', at);
    const stop = newline < 0 || newline >= end ? end : newline;
    if (stop > at) nodes.push({ type: 'raw', text: text.slice(at, stop), at });
    if (stop < end) nodes.push({ type: 'break' });
    at = stop + 1;
  }
  return nodes;
}
