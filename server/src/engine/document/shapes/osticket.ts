import { spanOf } from '../nodes.ts';
import { keyProblems } from './keys.ts';
import { firstLine, hasOwnKey } from './native.ts';
import { BARE, type Shape } from './shape.ts';

const NEEDS = { whole: 'A canned response', keys: ['title', 'response'] };

/** A canned response of osTicket's `premade.yaml`: `title`, `response`, `notes`. */
export const osticket: Shape = {
  name: 'osticket',
  recognises(view, map) {
    const entries = view.entries(map);
    return entries.has('title') && entries.has('response') && !hasOwnKey(entries);
  },
  problems: (view, map) => keyProblems(view, map, NEEDS),
  read(reader, map) {
    const entries = reader.view.entries(map);
    const title = entries.get('title');
    const name = reader.label(title) ?? '';
    const response = entries.get('response');
    const texts = reader.texts(response).map((text) => ({ ...text, format: formatOf(text.scalar.value) }));
    if (texts.length === 0) return undefined;
    const span = spanOf(map);
    const anchor = title?.node && !title.alias ? spanOf(title.node) : firstLine(reader.view.text, span);
    return { ...BARE, title: name, span, anchor, texts };
  },
};

/** Shapes that say nothing of it keep either: a text that begins with a tag, or holds whole paragraphs or items, is HTML. */
export function formatOf(text: string): 'text' | 'html' {
  const opens = /^\s*<(?:p|br|div|span|ul|ol|table|h[1-6]|b|i|strong|em|a)\b[^<>]*>/i.test(text);
  return opens || /<\/(?:p|div|li|td)>/i.test(text) ? 'html' : 'text';
}
