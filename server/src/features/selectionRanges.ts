import type { Position, SelectionRange } from 'vscode-languageserver';
import type { Span } from '../engine/span.ts';
import { readProse } from '../engine/text/prose.ts';
import type { MacroDocument } from '../macroDocument.ts';
import { sketchOf } from '../sketches.ts';
import { type TextPlace, textAt } from '../textAt.ts';
import { extents } from '../yaml/extents.ts';

/** What a selection grows to: word, slot, sentence, paragraph, text, the keys around it, macro, file. */
export function selectionRange(document: MacroDocument, position: Position): SelectionRange {
  const offset = document.offsetAt(position);
  const place = textAt(document, offset);
  const spans = [
    ...(place ? spansInText(place, document.settings.platform) : [wordAt(document.text, offset)]),
    ...keysAround(document, offset),
    ...document.file.macros.map(({ span }) => trimmed(document.text, span)),
    { start: 0, end: document.text.length },
  ];
  const growing = spans
    .filter(({ start, end }) => start <= offset && offset <= end && start < end)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  let selection: SelectionRange | undefined;
  let outer: Span | undefined;
  for (const span of growing.reverse()) {
    const isWithin = outer && outer.start <= span.start && span.end <= outer.end;
    const isSame = outer && outer.start === span.start && outer.end === span.end;
    if (outer && (!isWithin || isSame)) continue;
    outer = span;
    selection = { range: document.range(span), ...(selection && { parent: selection }) };
  }
  return selection ?? { range: { start: position, end: position } };
}

function spansInText({ text: { scalar, format }, at }: TextPlace, platform: string | undefined): Span[] {
  const { value } = scalar;
  const { slots, sentences } = readProse(value, format, platform);
  const around = [...slots, ...sentences].filter(({ start, end }) => start <= at && at <= end);
  const spans = [
    wordAt(value, at),
    ...around,
    paragraphAt(value, at),
    trimmed(value, { start: 0, end: value.length }),
  ];
  return spans.map(({ start, end }) => scalar.toFile(start, end));
}

const WORD = /[\p{L}\p{N}_]+(?:['’-][\p{L}\p{N}_]+)*/gu;

/** The word at a place of a text; nothing where none stands. */
function wordAt(text: string, at: number): Span {
  const line = { start: text.lastIndexOf('\n', at - 1) + 1, end: text.indexOf('\n', at) };
  const source = text.slice(line.start, line.end < 0 ? text.length : line.end);
  for (const { 0: word, index } of source.matchAll(WORD)) {
    const start = line.start + index;
    if (start <= at && at <= start + word.length) return { start, end: start + word.length };
  }
  return { start: at, end: at };
}

/** The lines around a place up to the next blank ones. */
function paragraphAt(text: string, at: number): Span {
  const before = [...text.slice(0, at).matchAll(/\n[ \t]*\n/g)].at(-1);
  const after = /\n[ \t]*\n/.exec(text.slice(at));
  const start = before ? before.index + before[0].length : 0;
  return trimmed(text, { start, end: after ? at + after.index : text.length });
}

/** The values, and the keys with their values, that a place stands in. */
function keysAround(document: MacroDocument, offset: number): Span[] {
  const sketch = sketchOf(document);
  return [...extents(sketch)].flatMap(([{ type, style, value }, whole]) => {
    if (offset < whole.start || offset > whole.end || (type === 'root' && sketch.roots.length === 1))
      return [];
    return style === 'block' ? [whole] : [value, whole];
  });
}

function trimmed(text: string, { start, end }: Span): Span {
  return { start, end: start + text.slice(start, end).trimEnd().length };
}
