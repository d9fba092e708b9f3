import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import { nearMiss } from '../nearMiss.ts';
import { type Entry, spanOf, textOf, type View } from '../nodes.ts';
import { errorAt, mistypedKey, replacement } from '../problem.ts';
import type { SchemaProblem } from '../shapeProblems.ts';
import { firstLine } from './native.ts';

/** The keys that a helpdesk's macro can't do without, and what such a macro is called: `A saved reply`. */
export interface Needs {
  readonly whole: string;
  readonly keys: readonly string[];
}

/** What a helpdesk's macro lacks: a key that is missing, mistyped, or has nothing behind it. */
export function keyProblems(view: View, map: YAMLMap, { whole, keys }: Needs): SchemaProblem[] {
  const entries = view.entries(map);
  return keys.flatMap((key) => {
    const entry = entries.get(key);
    if (entry) return isEmpty(entry) ? [errorAt(entry.alias ?? entry.keySpan, `\`${key}\` is empty.`)] : [];
    const found = mistyped(view, map, key, keys);
    return found ?? [errorAt(firstLine(view.text, spanOf(map)), `${whole} needs \`${key}:\`.`)];
  });
}

/** The actions of a Zendesk macro whose comment is lost by a mistyped word. */
export function actionProblems(view: View, map: YAMLMap): SchemaProblem[] {
  const actions = view.entries(map).get('actions')?.node;
  if (!isSeq(actions)) return [];
  return view.items(actions).flatMap(({ node, alias }) => {
    if (!isMap(node) || alias) return [];
    const wrong = ACTION_KEYS.flatMap((key) => mistyped(view, node, key, ACTION_KEYS) ?? []);
    return [...wrong, ...mistypedField(view, node)];
  });
}

const ACTION_KEYS = ['field', 'value'];
const COMMENTS = ['comment_value', 'comment_value_html'];

/** `coment_value`: Zendesk would know no such field. */
function mistypedField(view: View, action: YAMLMap): SchemaProblem[] {
  const held = view.entries(action).get('field');
  const field = textOf(held?.node);
  if (!held?.node || !field || held.alias || COMMENTS.includes(field)) return [];
  const meant = nearMiss(field, COMMENTS);
  if (!meant) return [];
  const span = spanOf(held.node);
  const quoted = isScalar(held.node) && held.node.type !== 'PLAIN';
  return [
    errorAt(
      span,
      `\`${field}\` is no field of a macro. Did you mean \`${meant}\`?`,
      quoted ? [] : [replacement(`Change to \`${meant}\``, span, meant)],
    ),
  ];
}

/** A key of the map, none of those it needs, that is all but the one that is missing. */
function mistyped(
  view: View,
  map: YAMLMap,
  key: string,
  known: readonly string[],
): SchemaProblem[] | undefined {
  const entries = view.entries(map);
  if (entries.has(key)) return undefined;
  const entry = [...entries.values()].find((one) => !known.includes(one.key) && nearMiss(one.key, [key]));
  if (!entry) return undefined;
  return [mistypedKey(entry.alias ?? entry.keySpan, entry.key, key, !entry.alias)];
}

function isEmpty({ node }: Entry): boolean {
  return !node || (isScalar(node) && (textOf(node) ?? '').trim() === '');
}
