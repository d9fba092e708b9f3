import { RULES } from '../engine/index.ts';
import { CHANNEL_IDS } from '../engine/sending/channels.ts';
import type { HouseRule } from '../engine/settings.ts';
import { KINDS, type Kind } from '../engine/vocabulary.ts';
import { snippetText } from '../snippet.ts';
import type { YamlPlace } from '../yaml/place.ts';
import type { Schema, SchemaNode } from '../yaml/schema.ts';
import { kindDescription, stepsOf } from './kindHover.ts';
import type { Proposal } from './proposal.ts';

/** What values are proposed from. */
export interface ValueSources {
  readonly schema: Schema;
  /** The values that the schema lists are proposed too. */
  readonly bySchema: boolean;
  readonly text: string;
  /** What the macro reads like, where it states no kind. */
  readonly likelyKind?: Kind | undefined;
  /** The rules that find something in the macro. */
  readonly found: ReadonlySet<string>;
  readonly houseRules: readonly HouseRule[];
  /** The ids of the workspace's macros. */
  readonly macros: readonly string[];
}

/** A value that may be chosen, with what is said of it. */
export interface Value {
  readonly value: string;
  readonly detail?: string | undefined;
  readonly documentation?: string | undefined;
  readonly likely?: boolean;
}

/** The values that may stand at a place, where they are words out of a list. */
export function valueProposals(place: YamlPlace, sources: ValueSources): Proposal[] {
  const { role, path, flow } = place;
  if (role !== 'value' && role !== 'word') return [];
  const nodes = sources.schema.at(path);
  const items = nodes.flatMap(({ items }) => (items ? [sources.schema.resolve(items)] : []));
  // A list that is begun on the key's own line needs brackets, below it dashes.
  const before = items.length === 0 || flow ? '' : role === 'word' ? '- ' : '[';
  const span = place.span;
  const gap = sources.text[span.start - 1] === ':' ? ' ' : '';
  const quote = /^["']/.exec(sources.text.slice(span.start, span.end))?.[0] ?? '';
  return (items.length > 0 ? items : nodes).flatMap((node) =>
    valuesOf(node, path, sources).map(
      ({ value, ...more }): Proposal => ({
        label: value,
        kind: 'Value',
        span,
        filter: quote + value,
        snippet: gap + before + snippetText(value) + (before === '[' ? ']' : ''),
        ...more,
      }),
    ),
  );
}

function valuesOf(node: SchemaNode, path: YamlPlace['path'], sources: ValueSources): Value[] {
  const key = path.findLast((part) => typeof part === 'string');
  if (key === 'rule') return ruleIds(sources);
  if (key === 'next') return sources.macros.map((value) => ({ value }));
  if (key === 'channel' || key === 'channels') return CHANNEL_IDS.map((value) => ({ value }));
  if (!sources.bySchema) return [];
  const { enum: values = [], enumDescriptions = [] } = node;
  if (key === 'kind' && node.enum) return kinds(sources.likelyKind);
  return values.map((value, i) => ({ value, documentation: enumDescriptions[i] }));
}

function kinds(likely: Kind | undefined): Value[] {
  return KINDS.map((value) => {
    const steps = stepsOf(value);
    return {
      value,
      detail: steps.length > 0 ? `wants ${steps.join(', ')}` : undefined,
      documentation: kindDescription(value),
      ...(value === likely && { likely: true, detail: 'what this macro reads like' }),
    };
  });
}

/** The rules that may be ignored, those that find something in the macro first. */
export function ruleIds({ found, houseRules }: Pick<ValueSources, 'found' | 'houseRules'>): Value[] {
  const own = houseRules.map(({ id, message }) => ({
    value: id,
    documentation: message ?? 'A rule of your team’s own.',
  }));
  const builtIn = RULES.filter(({ id }) => !OF_THE_FILE.has(id)).map(({ id, summary }) => ({
    value: id,
    documentation: summary,
  }));
  const all: Value[] = [...builtIn, ...own];
  const isFound = ({ value }: Value) => found.has(value);
  return [
    ...all.filter(isFound).map((one) => ({ ...one, detail: 'found in this macro', likely: true })),
    ...all.filter((one) => !isFound(one)),
  ];
}

const OF_THE_FILE: ReadonlySet<string> = new Set(['macro-shape', 'yaml-eats-text', 'unused-suppression']);
