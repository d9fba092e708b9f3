import { isMap, isSeq, type YAMLMap } from 'yaml';
import type { MacroText } from '../macro.ts';
import { type Held, spanOf, textOf } from '../nodes.ts';
import { actionProblems, keyProblems } from './keys.ts';
import { firstLine } from './native.ts';
import { BARE, type Reader, type Shape } from './shape.ts';

/** What stands in place of a text that is kept in another repository. */
const ELSEWHERE = 'MANAGED_CONTENT';

const NEEDS = { whole: 'A Zendesk macro', keys: ['title', 'actions'] };

/** A macro as Zendesk's API has it: `title` and `actions: [{field, value}]`. */
export const zendesk: Shape = {
  name: 'zendesk',
  recognises(view, map) {
    const entries = view.entries(map);
    const actions = entries.get('actions')?.node;
    if (!entries.has('title') || !isSeq(actions)) return false;
    return view
      .items(actions)
      .some(({ node }) => isMap(node) && ['field', 'value'].some((key) => view.entries(node).has(key)));
  },
  problems: (view, map) => [...keyProblems(view, map, NEEDS), ...actionProblems(view, map)],
  read(reader, map) {
    const entries = reader.view.entries(map);
    const title = entries.get('title');
    const name = reader.label(title) ?? '';
    const texts = comments(reader, map);
    if (texts.length === 0) return undefined;
    const span = spanOf(map);
    const id = textOf(entries.get('id')?.node);
    return {
      ...BARE,
      ...(id ? { id } : {}),
      title: name,
      span,
      anchor: title?.node && !title.alias ? spanOf(title.node) : firstLine(reader.view.text, span),
      texts,
    };
  },
};

/** The comments that the macro writes, in plain text and in HTML. */
function comments(reader: Reader, map: YAMLMap): MacroText[] {
  const { view } = reader;
  const actions = view.entries(map).get('actions')?.node;
  if (!isSeq(actions)) return [];
  return view.items(actions).flatMap(({ node, alias }) => {
    if (!isMap(node)) return [];
    const action = view.entries(node);
    const field = textOf(action.get('field')?.node);
    if (field !== 'comment_value' && field !== 'comment_value_html') return [];
    const value = commentText(reader, action.get('value'));
    const texts = reader.texts(value && alias ? { ...value, alias } : value, {
      format: field === 'comment_value_html' ? 'html' : 'text',
    });
    return texts.filter(({ scalar }) => scalar.value.trim() !== ELSEWHERE);
  });
}

/** A comment is a text, or a channel and a text: `["channel:all", "Hello"]`. */
function commentText(reader: Reader, value: Held | undefined): Held | undefined {
  if (!isSeq(value?.node)) return value;
  const items = reader.view.items(value.node);
  return /^channel:/.test(textOf(items[0]?.node) ?? '') ? items[1] : value;
}
