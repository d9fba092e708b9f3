import { written } from '../engine/document/insert.ts';
import { STARTERS } from '../engine/rules/starters.ts';
import { CHANNEL_IDS } from '../engine/sending/channels.ts';
import { PEOPLE, sampleFor } from '../engine/sending/samples.ts';
import { customerNameSlot } from '../engine/text/platforms.ts';
import { slotMeaning } from '../engine/text/slots.ts';
import { STEPS } from '../engine/vocabulary.ts';
import { blanksIn, type Snippet, snippetText, tabStop, withTabStops } from '../snippet.ts';
import type { YamlPlace } from '../yaml/place.ts';
import { rivals, type Schema, type SchemaNode } from '../yaml/schema.ts';
import type { Proposal } from './proposal.ts';
import { isText } from './textCompletion.ts';

/** What keys are proposed from. */
export interface KeySources {
  readonly schema: Schema;
  /** The keys that the schema names are proposed too. */
  readonly bySchema: boolean;
  readonly text: string;
  /** The file's line break. */
  readonly eol: string;
  readonly platform: string | undefined;
  /** The slots that may be described under `slots`. */
  readonly slots: readonly string[];
}

/** The keys that may stand at a place and don't stand there yet. */
export function keyProposals(place: YamlPlace, sources: KeySources): Proposal[] {
  const { role, path, flow, holder } = place;
  if (role !== 'key' && role !== 'word') return [];
  const nodes = sources.schema.at(path);
  const lists = nodes.flatMap(({ items }) => (items ? [sources.schema.resolve(items)] : []));
  const isList = path.length === 0 ? holder.children.some(({ type }) => type === 'item') : lists.length > 0;
  if (!isList) return nodes.flatMap((node) => keysOf(node, place, '', sources));
  if (role === 'key') return [];
  // The item that the key begins has no other keys yet.
  const item = { ...place, siblings: [] };
  return lists.flatMap((node) => keysOf(node, item, flow ? '' : '- ', sources));
}

function keysOf(node: SchemaNode, place: YamlPlace, dash: string, sources: KeySources): Proposal[] {
  const { siblings, span, path, role } = place;
  if (node.maxProperties !== undefined && siblings.length >= node.maxProperties) return [];
  const taken = new Set([...siblings, ...rivals(node, siblings)]);
  const known = Object.entries((sources.bySchema && node.properties) || {}).map(
    ([key, value]) => [key, sources.schema.resolve(value)] as const,
  );
  const own = ownKeys(node, path, sources).map((key) => [key, propertyNode(node, sources.schema)] as const);
  const writer = new KeyWriter(sources, place, dash);
  return [...known, ...own]
    .filter(([key]) => !taken.has(key))
    .map(([key, value]): Proposal => {
      const { snippet, again } =
        role === 'key' ? { snippet: snippetText(key), again: false } : writer.write(key, value);
      const { description } = value;
      return { label: key, kind: 'Property', snippet, span, again, documentation: description };
    });
}

/** Keys that the schema leaves to the author: slots, channels. */
function ownKeys(
  { additionalProperties }: SchemaNode,
  path: YamlPlace['path'],
  { slots }: KeySources,
): readonly string[] {
  if (typeof additionalProperties !== 'object') return [];
  if (path.at(-1) === 'slots') return slots;
  return path.at(-1) === 'variants' ? CHANNEL_IDS : [];
}

const propertyNode = ({ additionalProperties }: SchemaNode, schema: Schema): SchemaNode =>
  typeof additionalProperties === 'object' ? schema.resolve(additionalProperties) : {};

interface Written {
  readonly snippet: Snippet;
  readonly again: boolean;
}

/** Writes a key with what is to stand behind it. */
class KeyWriter {
  private readonly sources: KeySources;
  private readonly dash: string;
  private readonly flow: boolean;
  private readonly isSlot: boolean;
  /** The line break and indentation of what stands below the key. */
  private readonly below: string;

  constructor(sources: KeySources, { span, flow, path }: YamlPlace, dash: string) {
    const { text, eol } = sources;
    const column = span.start - (text.lastIndexOf('\n', span.start - 1) + 1) + dash.length;
    const isAtBom = span.start === column - dash.length && text.startsWith('\uFEFF');
    this.sources = sources;
    this.dash = dash;
    this.flow = flow;
    this.isSlot = path.at(-1) === 'slots';
    this.below = eol + ' '.repeat(column + 2 - (isAtBom ? 1 : 0));
  }

  write(key: string, node: SchemaNode): Written {
    const { value, again } = this.value(key, node);
    return { snippet: `${this.dash}${snippetText(key)}:${value}`, again };
  }

  private value(key: string, node: SchemaNode): { value: Snippet; again: boolean } {
    const { below } = this;
    if (this.isSlot) return { value: ` ${sample(key)}`, again: false };
    if (this.flow) return { value: ' ', again: node.enum !== undefined };
    if (isText(node)) return { value: ` |${below}${this.starter(key)}`, again: false };
    if (node.items) return this.list(this.sources.schema.resolve(node.items));
    if (node.enum || isOfType(node, 'string')) return { value: ' ', again: node.enum !== undefined };
    return { value: below, again: true };
  }

  private list(item: SchemaNode): { value: Snippet; again: boolean } {
    const { below } = this;
    const [first, ...others] = item.required ?? [];
    if (first !== undefined) {
      const rest = others.map((key, i) => `${below}  ${key}: $${i + 2}`);
      return { value: `${below}- ${first}: $1${rest.join('')}`, again: true };
    }
    return item.properties ? { value: `${below}- `, again: true } : { value: ' [$1]', again: true };
  }

  /** For a step, a sentence to begin with. */
  private starter(key: string): Snippet {
    const step = STEPS.find((known) => known === key);
    if (!step) return '$0';
    const sentence = STARTERS[step][0].replace('{name}', customerNameSlot(this.sources.platform));
    return withTabStops(sentence, blanksIn(sentence)) ?? snippetText(sentence);
  }
}

const isOfType = ({ type }: SchemaNode, name: string) => [type].flat().includes(name);

/** What a slot may hold, to be changed. */
function sample(slot: string): Snippet {
  const value = sampleFor({ name: slot, meaning: slotMeaning(slot) }, PEOPLE);
  return value === undefined ? '' : tabStop(1, written(value));
}
