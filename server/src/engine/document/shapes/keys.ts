import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import type { Fix } from '../../finding.ts';
import type { Span } from '../../span.ts';
import { nearMiss } from '../nearMiss.ts';
import { type Entry, spanOf, textOf, type View } from '../nodes.ts';
import type { Problem } from '../problem.ts';
import { firstLine } from './native.ts';

/** The keys that a helpdesk's macro can't do without, and what such a macro is called: `A saved reply`. */
export interface Needs {
  readonly whole: string;
  readonly keys: readonly string[];
}

/** What a helpdesk's macro lacks: a key that is missing, mistyped, or has nothing behind it. */
export function keyProblems(view: View, map: YAMLMap, { whole, keys }: Needs): Problem[] {
  const entries = view.entries(map);
  return keys.flatMap((key) => {
    const entry = entries.get(key);
    if (entry) return isEmpty(entry) ? [fault(entry.alias ?? entry.keySpan, `\`${key}\` is empty.`)] : [];
    const mistyped = mistypedKey(view, map, key, keys);
    return mistyped ?? [fault(firstLine(view.text, spanOf(map)), `${whole} needs \`${key}:\`.`)];
  });
}

/** The actions of a Zendesk macro whose comment is lost by a mistyped word. */
export function actionProblems(view: View, map: YAMLMap): Problem[] {
  const actions = view.entries(map).get('actions')?.node;
  if (!isSeq(actions)) return [];
  return view.items(actions).flatMap(({ node, alias }) => {
    if (!isMap(node) || alias) return [];
    const mistyped = ACTION_KEYS.flatMap((key) => mistypedKey(view, node, key, ACTION_KEYS) ?? []);
    return [...mistyped, ...mistypedField(view, node)];
  });
}

const ACTION_KEYS = ['field', 'value'];
const COMMENTS = ['comment_value', 'comment_value_html'];

/** `coment_value`: Zendesk would know no such field. */
function mistypedField(view: View, action: YAMLMap): Problem[] {
  const held = view.entries(action).get('field');
  const field = textOf(held?.node);
  if (!held?.node || !field || held.alias || COMMENTS.includes(field)) return [];
  const meant = nearMiss(field, COMMENTS);
  if (!meant) return [];
  const span = spanOf(held.node);
  const quoted = isScalar(held.node) && held.node.type !== 'PLAIN';
  return [
    fault(
      span,
      `\`${field}\` is no field of a macro. Did you mean \`${meant}\`?`,
      quoted ? [] : [swap(span, meant, 'Change')],
    ),
  ];
}

/** A key of the map, none of those it needs, that is all but the one that is missing. */
function mistypedKey(view: View, map: YAMLMap, key: string, known: readonly string[]): Problem[] | undefined {
  const entries = view.entries(map);
  if (entries.has(key)) return undefined;
  const entry = [...entries.values()].find((one) => !known.includes(one.key) && nearMiss(one.key, [key]));
  if (!entry) return undefined;
  const span = entry.alias ?? entry.keySpan;
  const fixes = entry.alias ? [] : [swap(span, key, 'Rename')];
  return [fault(span, `Unknown key \`${entry.key}\`. Did you mean \`${key}\`?`, fixes)];
}

function isEmpty({ node }: Entry): boolean {
  return !node || (isScalar(node) && (textOf(node) ?? '').trim() === '');
}

function swap({ start, end }: Span, text: string, verb: 'Rename' | 'Change'): Fix {
  return { title: `${verb} to \`${text}\``, safe: true, edits: [{ start, end, text }] };
}

function fault({ start, end }: Span, message: string, fixes: readonly Fix[] = []): Problem {
  return { rule: 'macro-shape', severity: 'error', message, start, end, fixes };
}
