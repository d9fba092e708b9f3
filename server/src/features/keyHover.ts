import { STARTERS } from '../engine/rules/starters.ts';
import { STEPS } from '../engine/vocabulary.ts';
import type { YamlPlace } from '../yaml/place.ts';
import type { Schema, SchemaNode } from '../yaml/schema.ts';

/** What the key at a place, or the value out of a list of values, means; as Markdown. */
export function schemaHover(
  schema: Schema,
  { role, path, span }: YamlPlace,
  text: string,
): string | undefined {
  const written = text.slice(span.start, span.end).replace(/^(["'])(.*)\1$/, '$2');
  if (role === 'key') return keyText(written, schema.at([...path, written]));
  if (role !== 'value' && role !== 'word') return undefined;
  for (const { enum: values = [], enumDescriptions = [] } of schema.at(path)) {
    const description = enumDescriptions[values.indexOf(written)];
    if (description) return `**${written}**: ${description}`;
  }
  return undefined;
}

function keyText(key: string, nodes: readonly SchemaNode[]): string | undefined {
  const node = nodes.find(({ description }) => description);
  if (!node) return undefined;
  const parts = [`**${key}**: ${node.description}`];
  const { enum: values = [], enumDescriptions = [] } = node;
  if (values.length <= MOST_VALUES)
    parts.push(values.map((value, i) => `- \`${value}\`: ${enumDescriptions[i]}`).join('\n'));
  const step = STEPS.find((known) => known === key);
  const example =
    step && node.$ref === '#/$defs/text' ? STARTERS[step][0].replace('{name}', '[[name]]') : undefined;
  const [first] = node.examples ?? [];
  if (example) parts.push(`For example: “${example}”`);
  else if (typeof first === 'string') parts.push(`For example: \`${first}\``);
  return parts.filter((part) => part !== '').join('\n\n');
}

/** A longer list belongs to completion. */
const MOST_VALUES = 5;
