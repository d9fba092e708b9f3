import { isMap, isSeq, type YAMLMap } from 'yaml';
import validate from '../../../../macros-schema/macro.schema.json?validate=macro';
import type { Span } from '../span.ts';
import type { ShapeConfig } from './macro.ts';
import { nearMiss } from './nearMiss.ts';
import { type Held, spanOf, type View } from './nodes.ts';
import { errorAt, type Problem } from './problem.ts';
import { nodeProblems } from './shapeProblems.ts';
import { readConfigured } from './shapes/configured.ts';
import { github } from './shapes/github.ts';
import { hasOwnKey, native } from './shapes/native.ts';
import { osticket } from './shapes/osticket.ts';
import { type Draft, Reader, type Shape } from './shapes/shape.ts';
import { zendesk } from './shapes/zendesk.ts';

/** Something in a document that is a macro, or should be one. */
export interface Candidate {
  readonly shape: string;
  readonly span: Span;
  /** No shape recognises it: it is read as a macro of macrolint's own shape because of where it stands. */
  readonly guessed?: boolean;
  /** Undefined where there is no text to look at. */
  readonly draft: Draft | undefined;
  readonly problems: readonly Problem[];
}

const SHAPES: readonly Shape[] = [native, zendesk, osticket];

const WORDING = {
  whole: 'This macro',
  synonyms: {
    title: ['name', 'subject', 'heading'],
    reply: ['response', 'body', 'message', 'text', 'content', 'comment', 'answer'],
    kind: ['type', 'category'],
    tags: ['labels', 'keywords'],
  },
};

/** Keys that make a map look like a macro of macrolint's own shape, complete or not. */
const NATIVE_KEYS = ['title', 'reply', 'steps', 'variants', 'kind', 'fault', 'scenarios'];

export interface DocumentContext {
  /** The file is meant to hold macros, so that a map which only looks like one is a macro with faults. */
  readonly claimed: boolean;
  /** The document is one item of a list that holds macros. */
  readonly isItem: boolean;
  /** Counts, over the whole file, what aliases expand to. */
  readonly spent: { aliased: number };
}

/** What a document holds. */
export function readDocument(
  view: View,
  configs: readonly ShapeConfig[],
  { claimed, isItem, spent }: DocumentContext,
): Candidate[] {
  const configured = configs.flatMap((config) => readConfigured(view, config));
  const read = configured.filter(({ draft, problems }) => draft || problems.length > 0);
  if (read.length > 0)
    return read.map((one) => ({ shape: 'configured', ...one, span: one.draft?.span ?? one.span }));
  const { held, listed } = listIn(view);
  const found: Candidate[] = [];
  const strangers: Held[] = [];
  for (const one of held) {
    const map = isMap(one.node) ? one.node : undefined;
    const shape =
      map && (listed === 'replies' ? [github] : SHAPES).find((known) => known.recognises(view, map));
    if (map && shape) found.push(readMap(view, one, map, shape, spent));
    else strangers.push(one);
  }
  const others =
    listed === 'replies'
      ? github
      : SHAPES.find(({ name, problems }) => problems && found.some((one) => one.shape === name));
  const isList = isItem || listed === 'macros' || (listed === 'list' && found.length > 0);
  const isOurs = claimed || found.length > 0;
  for (const one of strangers) {
    if (others && !(isMap(one.node) && hasOwnKey(view.entries(one.node)))) {
      if (isOurs && isMap(one.node))
        found.push({ ...readMap(view, one, one.node, others, spent), guessed: true });
    } else if (isMap(one.node) && (isList || claimed) && (isList || looksNative(view, one.node)))
      found.push({ ...readMap(view, one, one.node, native, spent), guessed: true });
    else if (isList && one.node) found.push({ ...notAMap(view, one), guessed: true });
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** The maps that may be macros: the root, the items of a list, of `macros:`, or of `replies:`. */
function listIn(view: View): { held: readonly Held[]; listed: 'root' | 'list' | 'macros' | 'replies' } {
  const { root } = view;
  if (isSeq(root.node)) return { held: view.items(root.node), listed: 'list' };
  if (!isMap(root.node)) return { held: [], listed: 'root' };
  const entries = view.entries(root.node);
  for (const key of ['macros', 'replies'] as const) {
    const list = entries.get(key)?.node;
    if (isSeq(list)) return { held: view.items(list), listed: key };
  }
  const single = entries.get('macro');
  return { held: [single && isMap(single.node) ? single : root], listed: 'root' };
}

function readMap(view: View, held: Held, map: YAMLMap, shape: Shape, spent: { aliased: number }): Candidate {
  const reader = new Reader(view);
  const draft = shape.read(reader, map);
  const eaten = reader.problems();
  const problems = [...eaten];
  const wrong = shape.problems?.(view, map) ?? nodeProblems(validate, view, held, WORDING, spent);
  for (const problem of wrong) {
    const isEaten = reader.hazards.some((one) => problem.start < one.text.end && one.parent < problem.end);
    if (!isEaten) problems.push({ rule: 'macro-shape', ...problem });
  }
  const span = held.alias ?? spanOf(map);
  return { shape: shape.name, span, draft, problems };
}

function notAMap(view: View, held: Held): Candidate {
  const span =
    held.alias ?? (held.node ? spanOf(held.node) : { start: held.place.parent, end: held.place.parent + 1 });
  const message = 'This item is no macro: a macro has a `title` and a `reply` (or `steps`).';
  const end = Math.min(span.end, span.start + Math.max(1, view.text.slice(span.start).search(/\r?\n|$/)));
  const problem: Problem = { rule: 'macro-shape', ...errorAt({ start: span.start, end }, message) };
  return { shape: 'native', span, draft: undefined, problems: [problem] };
}

function looksNative(view: View, map: YAMLMap): boolean {
  const keys = [...view.entries(map).keys()];
  return keys.some((key) => nearMiss(key, NATIVE_KEYS) !== undefined || WORDING.synonyms.reply.includes(key));
}
