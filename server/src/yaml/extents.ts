import type { Span } from '../engine/span.ts';
import type { Sketch } from './sketch.ts';
import type { SketchNode } from './sketchNode.ts';

/** From each key or dash to the last character of what belongs to it; documents from their first to their last. */
export function extents({ nodes, roots }: Sketch): ReadonlyMap<SketchNode, Span> {
  const ends = new Map<SketchNode, number>();
  const widen = (node: SketchNode, end: number) => ends.set(node, Math.max(end, ends.get(node) ?? 0));
  for (const node of [...nodes].reverse()) {
    widen(node, Math.max(node.key.end, node.value.end));
    if (node.parent) widen(node.parent, ends.get(node)!);
  }
  const inOrder = [...roots, ...nodes];
  return new Map(
    inOrder.map((node) => [node, { start: node.key.start, end: ends.get(node) ?? node.key.end }]),
  );
}
