import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { SchemaError } from './shapeProblems.ts';

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'text',
  boolean: 'text',
  array: 'a list',
  object: 'keys with values',
  null: 'nothing',
};

/** The types that a schema asks for, in a designer's words: `text or a list`. */
export function expected(error: SchemaError): string {
  const types = [error.params.type as string | readonly string[]].flat();
  const words = [...new Set(types.map((type) => TYPES[type] ?? type))];
  const named = words.length > 1 ? words.filter((word) => word !== 'nothing') : words;
  return named.join(' or ');
}

/** What stands there instead, as the end of a sentence that begins with “but”. */
export function kindOf(node: Node | null): string {
  if (isMap(node)) return 'these are keys with values';
  if (isSeq(node)) return 'this is a list';
  if (!isScalar(node)) return 'this is something else';
  if (typeof node.value === 'number') return 'this is a number: put it in quotes';
  if (typeof node.value === 'boolean') return 'this is a yes-or-no value: put it in quotes';
  return 'this is text';
}

/** The schema's example of keys with values, as it would be written. */
export function like(error: SchemaError): string {
  const example = error.parentSchema?.examples?.[0];
  if (typeof example !== 'object' || example === null || Array.isArray(example)) return '';
  const pairs = Object.entries(example).map(([key, value]) => `${key}: ${String(value)}`);
  return ` Write it like \`{${pairs.join(', ')}}\`.`;
}
