import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import type { Span } from '../engine/span.ts';
import type { MacroDocument } from '../macroDocument.ts';
import { sketchOf } from '../sketches.ts';
import { extents } from '../yaml/extents.ts';

/** Keys, list items and documents of more than one line, and comments on lines beneath each other. */
export function foldingRanges(document: MacroDocument): FoldingRange[] {
  const sketch = sketchOf(document);
  const isOne = sketch.roots.length === 1;
  const ranges = new Map<number, FoldingRange>();
  for (const [node, span] of extents(sketch)) {
    if (isOne && node.type === 'root') continue;
    const startLine = document.positionAt(span.start).line;
    const endLine = document.positionAt(span.end).line;
    // What begins on the same line is folded with the outermost.
    if (endLine > startLine && !ranges.has(startLine)) ranges.set(startLine, { startLine, endLine });
  }
  const comments = commentBlocks(document, sketch.comments);
  return [...ranges.values(), ...comments].sort((a, b) => a.startLine - b.startLine);
}

function commentBlocks(document: MacroDocument, comments: readonly Span[]): FoldingRange[] {
  const blocks: FoldingRange[] = [];
  for (const { start } of comments) {
    const { line, character } = document.positionAt(start);
    if (document.text.slice(start - character, start).trim() !== '') continue;
    const last = blocks.at(-1);
    if (last?.endLine === line - 1) last.endLine = line;
    else blocks.push({ startLine: line, endLine: line, kind: FoldingRangeKind.Comment });
  }
  return blocks.filter(({ startLine, endLine }) => endLine > startLine);
}
