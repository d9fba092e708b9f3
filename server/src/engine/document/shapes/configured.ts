import { isCollection } from 'yaml';
import { KINDS, type Kind } from '../../vocabulary.ts';
import { looksLikeSlot } from '../eatenText.ts';
import type { Macro, ShapeConfig } from '../macro.ts';
import { type Held, spanOf, textOf, type View } from '../nodes.ts';
import type { Problem } from '../problem.ts';
import { firstLine } from './native.ts';
import { formatOf } from './osticket.ts';
import { type Found, findAll, Neighbour, type Part, parsePath } from './paths.ts';
import { BARE, type Draft, Reader } from './shape.ts';

/** One text that was found; without a draft where it is blank or YAML reads no text there. */
export interface Reading {
  readonly span: Macro['span'];
  readonly draft: Draft | undefined;
  readonly problems: readonly Problem[];
}

/** The macros of a document as the configuration describes them: each text that a path leads to is one. */
export function readConfigured(view: View, config: ShapeConfig): Reading[] {
  const readings = [config.text].flat().flatMap((text) => {
    const path = parsePath(text);
    if (!path || path.length === 0) return [];
    const beside: Beside = {
      title: neighbour(view, path, config.title),
      id: neighbour(view, path, config.id),
      kind: neighbour(view, path, config.kind),
    };
    const found = findAll(view, view.root, path).filter(({ held }) => mayBeText(view, held));
    return found.map((found) => {
      const reader = new Reader(view);
      const span = spanOfText(view, found.held);
      return { span, draft: draft(reader, found, beside), problems: reader.problems() };
    });
  });
  return readings.sort((a, b) => a.span.start - b.span.start);
}

/** A list or map is no text, even where a path leads to it; a slot that YAML takes for one is. */
function mayBeText(view: View, { node }: Held): boolean {
  return !isCollection(node) || looksLikeSlot(view, node);
}

type Beside = Readonly<Record<'title' | 'id' | 'kind', Neighbour | undefined>>;

function neighbour(view: View, text: readonly Part[], path: string | undefined): Neighbour | undefined {
  const parts = path === undefined ? undefined : parsePath(path);
  return parts && parts.length > 0 ? new Neighbour(view, text, parts) : undefined;
}

function draft(reader: Reader, found: Found, beside: Beside): Draft | undefined {
  const { view } = reader;
  const texts = reader.texts(found.held).map((text) => ({ ...text, format: formatOf(text.scalar.value) }));
  if (texts.length === 0) return undefined;
  const title = beside.title?.of(found);
  const id = textOf(beside.id?.of(found)?.node);
  const span = spanAround(view, found.held, beside.title?.isSibling ? title : undefined);
  return {
    ...BARE,
    ...kindAt(beside.kind?.of(found)),
    ...(id ? { id } : {}),
    title: textOf(title?.node)?.trim() || nameOf(found.where),
    span,
    anchor: title?.node && !title.alias ? spanOf(title.node) : firstLine(view.text, span),
    texts,
  };
}

function kindAt(held: Held | undefined): Pick<Macro, 'kind'> | undefined {
  const value = KINDS.find((kind) => kind === textOf(held?.node)) as Kind | undefined;
  return value && held?.node ? { kind: { value, span: held.alias ?? spanOf(held.node) } } : undefined;
}

/** `messages.late[0].message` as a title: where the text stands, in words. */
function nameOf(where: readonly string[]): string {
  const path = where.map((part) => (part.startsWith('[') ? part : `.${part}`)).join('');
  return /^\[\d+\]$/.test(path) ? `Text ${Number(path.slice(1, -1)) + 1}` : path.replace(/^\./, '');
}

/** From the key or dash of the text, or its title if that stands beside it and before, to the end of the later one. */
function spanAround(view: View, text: Held, title: Held | undefined): Macro['span'] {
  const own = spanOfText(view, text);
  if (text.alias || !title?.node || title.alias) return own;
  const start = Math.min(own.start, title.place.parent);
  return { start, end: Math.max(own.end, spanOf(title.node).end) };
}

/** From the key or dash that a text belongs to, to its last character; an alias for itself. */
function spanOfText(view: View, { node, alias, place }: Held): Macro['span'] {
  if (alias || !node) return alias ?? { start: place.parent, end: place.parent };
  const span = spanOf(node);
  const start = Math.min(place.parent, span.start);
  return { start, end: start + view.text.slice(start, span.end).trimEnd().length };
}
