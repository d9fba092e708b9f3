import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeActions } from '../../server/src/features/codeActions.ts';
import { completion } from '../../server/src/features/completion.ts';
import { configurationCompletion } from '../../server/src/features/configurationCompletion.ts';
import { configurationHover, hover } from '../../server/src/features/hover.ts';
import { open } from './open.ts';

const piece = fc.constantFrom(
  ...[
    'title: a\n',
    'kind: ',
    'complaint\n',
    'reply: |\n  ',
    'reply: ',
    'steps:\n',
    '  - recap: ',
    'ignore:\n',
    'rule: ',
  ],
  ...[
    'I think it works. ',
    'Hi {{customer.first_name}}, ',
    '[[date]]',
    '{{',
    '}}',
    '{% if x %}',
    '#{',
    '&a ',
    '*a ',
  ],
  ...[
    '- ',
    '  ',
    '\n',
    '\r\n',
    '\t',
    ': ',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ', ',
    '|',
    '>',
    '# macrolint-ignore ',
    '---\n',
  ],
  ...['rules:\n', 'hedging: ', 'slots:\n', 'order.id: ', '😀', '\uFEFF', 'é'],
);
const ABLE = { snippets: true, keepsIndentation: true, markdown: true, again: undefined };
const NAMES = { slots: ['order.id'], blanks: ['date'], macros: ['a'] };
const EDITS = { versions: true, snippets: true, newFiles: true };

test('nothing fails anywhere in any text, and what is proposed replaces what is there', async () => {
  const text = fc.array(piece, { minLength: 1, maxLength: 25 }).map((pieces) => pieces.join(''));
  await fc.assert(
    fc.asyncProperty(text, fc.nat(), async (text, number) => {
      const { document } = open(text);
      // No cursor stands between the two signs of a Windows line end.
      const offset = document.offsetAt(document.positionAt(number % (text.length + 1)));
      const position = document.positionAt(offset);
      const request = { trigger: undefined, names: NAMES, bySchema: true, abilities: ABLE };
      const items = [
        ...completion(document, position, request),
        ...configurationCompletion(text, position, request),
      ];
      for (const { textEdit } of items) {
        if (!textEdit || !('range' in textEdit)) throw new Error('an item without its range');
        const { start, end } = textEdit.range;
        expect(start.line).toBe(position.line);
        expect(end.line).toBe(position.line);
        expect(start.character).toBeLessThanOrEqual(position.character);
        expect(end.character).toBeGreaterThanOrEqual(position.character);
      }
      const asked = { byCommand: true, bySchema: true };
      await hover(document, position, asked);
      await configurationHover(text, position, asked);
      codeActions(
        document,
        { start: position, end: position },
        {
          only: undefined,
          diagnostics: [],
          configuration: { uri: 'file:///repo/macrolint.yaml', version: null, text },
          abilities: EDITS,
        },
      );
    }),
    { numRuns: 400 },
  );
});
