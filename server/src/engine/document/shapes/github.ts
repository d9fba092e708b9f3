import { spanOf } from '../nodes.ts';
import { keyProblems } from './keys.ts';
import { firstLine } from './native.ts';
import { BARE, type Shape } from './shape.ts';

const NEEDS = { whole: 'A saved reply', keys: ['name', 'body'] };

/** A saved reply of `.github/replies.yml`: `name` and `body`, in a list under `replies:`. */
export const github: Shape = {
  name: 'github',
  recognises(view, map) {
    const entries = view.entries(map);
    return entries.has('name') && entries.has('body');
  },
  problems: (view, map) => keyProblems(view, map, NEEDS),
  read(reader, map) {
    const entries = reader.view.entries(map);
    const name = entries.get('name');
    const title = reader.label(name) ?? '';
    const texts = reader.texts(entries.get('body'));
    if (texts.length === 0) return undefined;
    const span = spanOf(map);
    const anchor = name?.node && !name.alias ? spanOf(name.node) : firstLine(reader.view.text, span);
    return { ...BARE, title, span, anchor, texts };
  },
};
