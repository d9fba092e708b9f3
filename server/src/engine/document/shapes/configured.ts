import { isScalar } from 'yaml';
import { KINDS, type Kind } from '../../vocabulary.ts';
import type { Macro, ShapeConfig } from '../macro.ts';
import { type Held, spanOf, textOf, type View } from '../nodes.ts';
import { firstLine } from './native.ts';
import { formatOf } from './osticket.ts';
import { commonParts, type Found, findAll, findBeside, type Part, parsePath } from './paths.ts';
import { BARE, type Draft, type Reader } from './shape.ts';

/** The macros of a document as the configuration describes them: each text that a path leads to is one. */
export function readConfigured(reader: Reader, config: ShapeConfig): Draft[] {
  const paths = [config.text].flat().flatMap((path) => [parsePath(path) ?? []]);
  const beside = {
    title: config.title === undefined ? undefined : parsePath(config.title),
    id: config.id === undefined ? undefined : parsePath(config.id),
    kind: config.kind === undefined ? undefined : parsePath(config.kind),
  };
  const drafts = paths
    .filter((path) => path.length > 0)
    .flatMap((path) =>
      findAll(reader.view, reader.view.root, path).flatMap(
        (found) => draft(reader, found, path, beside) ?? [],
      ),
    );
  return drafts.sort((a, b) => a.texts[0]!.scalar.span.start - b.texts[0]!.scalar.span.start);
}

type Beside = Readonly<Record<'title' | 'id' | 'kind', readonly Part[] | undefined>>;

function draft(reader: Reader, found: Found, path: readonly Part[], beside: Beside): Draft | undefined {
  const { view } = reader;
  const texts = reader.texts(found.held).map((text) => ({ ...text, format: formatOf(text.scalar.value) }));
  if (texts.length === 0) return undefined;
  const look = (parts: readonly Part[] | undefined) => parts && findBeside(view, found, path, parts);
  const title = look(beside.title);
  const id = textOf(look(beside.id)?.node);
  const where = place(found.where);
  const isSibling =
    beside.title &&
    commonParts(path, beside.title) === path.length - 1 &&
    beside.title.length === path.length;
  const span = spanAround(view, found.held, isSibling ? title : undefined);
  return {
    ...BARE,
    ...kindAt(look(beside.kind)),
    ...(id ? { id } : {}),
    title: textOf(title?.node)?.trim() || where,
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
function place(where: readonly string[]): string {
  const path = where.map((part) => (part.startsWith('[') ? part : `.${part}`)).join('');
  return /^\[\d+\]$/.test(path) ? `Text ${Number(path.slice(1, -1)) + 1}` : path.replace(/^\./, '');
}

/** From the key or dash of the text, or its title if that stands before it, to the end of the later one. */
function spanAround(view: View, text: Held, title: Held | undefined): Macro['span'] {
  const own = text.alias ?? (text.node && isScalar(text.node) ? spanOf(text.node) : { start: 0, end: 0 });
  if (text.alias) return own;
  const isNear = title?.node && !title.alias;
  const start = Math.min(text.place.parent, isNear ? title.place.parent : own.start);
  const end = Math.max(own.end, isNear ? spanOf(title.node).end : 0);
  return { start, end: start + view.text.slice(start, end).trimEnd().length };
}
