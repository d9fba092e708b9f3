import type { Span } from '../engine/span.ts';
import type { Sketch } from './sketch.ts';
import type { SketchNode } from './sketchNode.ts';

/** Where a file offset stands in a YAML file. */
export interface YamlPlace {
  /**
   * `key`: in a key that has its colon; `value`: behind a colon, on its line; `word`: where a key, an item or a value begins, or
   * may begin; `text`: in a block, or in a further line of a text; `none`: in a comment, or between signs.
   */
  readonly role: 'key' | 'value' | 'word' | 'text' | 'none';
  /** Keys and list positions from the document's root: of a value or text, down to itself; of a key or word, of what it is in. */
  readonly path: readonly (string | number)[];
  /** What is written there, of a text all of it, else as far as it is on the offset's line; empty where nothing is. */
  readonly span: Span;
  /** The other keys of the map that a key or word is in. */
  readonly siblings: readonly string[];
  /** In `{…}` or `[…]`. */
  readonly flow: boolean;
  /** The map, list or value that `path` leads to. */
  readonly holder: SketchNode;
}

/** The place of a file offset, in UTF-16 units. */
export function placeAt(sketch: Sketch, offset: number): YamlPlace {
  const found = find(sketch, offset);
  return found.role === 'text' ? found : { ...found, span: onLine(sketch.text, found.span, offset) };
}

function find(sketch: Sketch, offset: number): YamlPlace {
  const root = sketch.roots.findLast(({ key }) => key.start <= offset) ?? sketch.roots[0]!;
  const nothing: YamlPlace = {
    role: 'none',
    path: [],
    span: { start: offset, end: offset },
    siblings: [],
    flow: false,
    holder: root,
  };
  if (sketch.comments.some(({ start, end }) => offset > start && offset <= end)) return nothing;
  const line = lineAround(sketch.text, offset);
  const inside = sketch.nodes.findLast(
    ({ style, value }) =>
      style === 'block' && offset >= value.start && offset <= value.end && value.start < value.end,
  );
  if (inside) return place('text', inside, inside.value);
  const flow = [root, ...sketch.nodes].findLast(
    ({ style, value }) => style === 'flow' && offset > value.start && offset <= value.end,
  );
  if (flow && (offset < flow.value.end || !isClosed(sketch.text, flow)))
    return inFlow(sketch.text, flow, offset);
  const here = sketch.nodes.filter(({ key }) => key.start >= line.start && key.start <= line.end);
  const node = here.findLast(({ key }) => key.start <= offset);
  if (node) return onItsLine(node, offset) ?? nothing;
  if (here.length > 0) return nothing;
  const text = sketch.nodes.findLast(({ value }) => offset >= value.start && offset <= value.end);
  if (text && text.value.start < line.start) return place('text', text, text.value);
  return onBlankLine(sketch, root, line.start, offset) ?? nothing;
}

/** The node's way from the document's root. */
export function pathOf(node: SketchNode): (string | number)[] {
  const path: (string | number)[] = [];
  for (let one: SketchNode | undefined = node; one?.parent; one = one.parent)
    if (one.type !== 'word') path.unshift(one.name);
  return path;
}

function onItsLine(node: SketchNode, offset: number): YamlPlace | undefined {
  const { type, key, value, style } = node;
  if (type === 'word') return word(node.parent!, key, node);
  if (type === 'pair' && offset <= key.end) return place('key', node.parent!, key, node);
  if (offset <= key.end || style === 'block' || style === 'flow') return undefined;
  const written = style === 'none' ? { start: offset, end: offset } : value;
  if (offset < written.start) return undefined;
  const spaced = offset > written.end ? { start: offset, end: offset } : written;
  return type === 'item' ? word(node, spaced) : place('value', node, spaced);
}

/** A blank line belongs to whatever is open above it and indented less than the cursor. */
function onBlankLine(
  sketch: Sketch,
  root: SketchNode,
  lineStart: number,
  offset: number,
): YamlPlace | undefined {
  const column = offset - lineStart;
  const span = { start: offset, end: offset };
  const last = sketch.nodes.findLast(({ key }) => key.start < lineStart && key.start >= root.key.start);
  let node = last ?? root;
  if (node.style === 'block' && column > node.column) return place('text', node, node.value);
  while (node.parent && (node.type === 'word' || node.column >= column)) node = node.parent;
  const holdsText = node.style !== 'none' && node.children.length === 0;
  return holdsText ? undefined : word(node, span);
}

function inFlow(text: string, node: SketchNode, offset: number): YamlPlace {
  const child = node.children.find(({ extent }) => extent && offset > extent.start && offset <= extent.end);
  const here = { start: offset, end: offset };
  if (!child) return word(node, here, undefined, true);
  if (child.type === 'word') return word(node, covers(child.value, offset) ? child.value : here, child, true);
  if (child.type === 'pair' && offset <= child.key.end)
    return place('key', node, covers(child.key, offset) ? child.key : here, child, true);
  if (
    child.style === 'flow' &&
    offset > child.value.start &&
    (offset < child.value.end || !isClosed(text, child))
  )
    return inFlow(text, child, offset);
  const [only] = child.children;
  if (child.type === 'item' && only?.type === 'pair' && child.style !== 'flow')
    return inFlow(text, child, offset);
  const span = covers(child.value, offset) ? child.value : here;
  return child.type === 'item'
    ? word(child, span, undefined, true)
    : place('value', child, span, undefined, true);
}

const covers = ({ start, end }: Span, offset: number) => offset >= start && offset <= end;

function isClosed(text: string, { value }: SketchNode): boolean {
  const last = text[value.end - 1];
  return value.end - value.start > 1 && (last === '}' || last === ']');
}

function word(holder: SketchNode, span: Span, self?: SketchNode, flow = false): YamlPlace {
  return place('word', holder, span, self, flow);
}

function place(
  role: YamlPlace['role'],
  holder: SketchNode,
  { start, end }: Span,
  self?: SketchNode,
  flow = false,
): YamlPlace {
  const siblings = holder.children.flatMap((one) =>
    one.type === 'pair' && one !== self ? [`${one.name}`] : [],
  );
  return { role, path: pathOf(holder), span: { start, end }, siblings, flow, holder };
}

/** The part of a span around the offset that is on its line. */
function onLine(text: string, span: Span, offset: number): Span {
  const line = lineAround(text, offset);
  const start = Math.max(span.start, line.start);
  const end = Math.min(span.end, line.end);
  return offset < start || offset > end ? { start: offset, end: offset } : { start, end };
}

function lineAround(text: string, offset: number): Span {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', offset);
  const end = newline < 0 ? text.length : newline;
  const bom = start === 0 && text.startsWith('\uFEFF') ? 1 : 0;
  return { start: start + bom, end: text[end - 1] === '\r' && end > offset ? end - 1 : end };
}
