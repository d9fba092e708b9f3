import { expect, it } from 'vitest';
import { semanticTokens, TOKEN_TYPES } from '../../server/src/features/semanticTokens.ts';
import { open, textIn } from './open.ts';

/** The coloured words, and what they are. */
function tokens(text: string, { config, onLine }: { config?: string; onLine?: number } = {}): string[] {
  const { document } = open(text, config);
  const range =
    onLine === undefined
      ? undefined
      : { start: { line: onLine, character: 0 }, end: { line: onLine, character: 99 } };
  const { data } = semanticTokens(document, range);
  const found: string[] = [];
  let [line, character] = [0, 0];
  for (let i = 0; i < data.length; i += 5) {
    const [lines, characters, length, type] = data.slice(i, i + 4) as [number, number, number, number];
    character = lines > 0 ? characters : character + characters;
    line += lines;
    const words = textIn(document, {
      start: { line, character },
      end: { line, character: character + length },
    });
    found.push(`${Object.keys(TOKEN_TYPES)[type]}: ${words}`);
  }
  return found;
}

const TEXT = `title: a {{not.sent}}
reply: |
  Hi {{customer.first_name | fallback:"there"}},
  {% if order.id %}order {{{ order.id }}} leaves on [[ship date]]{% endif %} [Your Name]
`;

it('are slots, fallbacks, blanks and Liquid tags', () => {
  expect(tokens(TEXT)).toEqual([
    'slot: customer.first_name',
    'fallback: there',
    'tag: {% if order.id %}',
    'slot: order.id',
    'blank: ship date',
    'tag: {% endif %}',
    'blank: Your Name',
  ]);
});

it('are those on the lines that are asked for', () => {
  expect(tokens(TEXT, { onLine: 2 })).toEqual(['slot: customer.first_name', 'fallback: there']);
});

it('know each help desk’s notation', () => {
  const config = 'platform: salesforce-classic\n';
  expect(tokens('title: a\nreply: Hi {!BLANKVALUE(Contact.FirstName, "there")}.\n', { config })).toContain(
    'slot: Contact.FirstName',
  );
  expect(
    tokens('title: a\nreply: Hi %name% and {nick}, {%customer.firstName,fallback=there%}.\n', {
      config: 'platform: helpscout\n',
    }),
  ).toEqual(['slot: name', 'slot: nick', 'slot: customer.firstName', 'fallback: there']);
});

it('stay on their line where a fold runs through a blank', () => {
  expect(tokens('title: a\nreply: Your parcel left on [[ship\n  date]].\n')).toEqual([
    'blank: ship',
    'blank: date',
  ]);
});

it('are coloured once, where the text is written that an alias repeats', () => {
  expect(tokens('- title: a\n  reply: &r Hi {{x.y}}.\n- title: b\n  reply: *r\n')).toEqual(['slot: x.y']);
  expect(tokens('x-shared: &r Hi {{x.y}}.\nmacros:\n- title: b\n  reply: *r\n')).toEqual(['slot: x.y']);
});
