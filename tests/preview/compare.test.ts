import { describe, expect, test } from 'vitest';
import { fixFile } from '../../server/src/engine/index.ts';
import { chatView, compare, previewFile } from '../../server/src/engine/preview/index.ts';
import { replies, settingsOf } from './drawn.ts';

function compared(reply: string) {
  const file = `title: A\nkind: other\nreply: |\n  ${reply}\n`;
  const options = { path: 'a.yaml', settings: settingsOf(), named: true };
  const view = (text: string) => chatView(previewFile(text, options)[0]!);
  const { before, after, changes } = compare(view(file), view(fixFile(file, options).text));
  return { before: replies(before), after: replies(after), changes };
}

describe('before and after the safe fixes', () => {
  test('words that go are struck out, words that come are marked', () => {
    expect(compared('Order {{order.id}} MUST be signed for.')).toEqual({
      before: ['Order ⟨48213⟩ -⟦MUST⟧- be signed for.'],
      after: ['Order ⟨48213⟩ -MUST-+must+ be signed for.'],
      changes: 1,
    });
  });

  test('at the ends of paragraphs and in several places', () => {
    const { after, changes } = compared('I think it left on Monday.\n\n  PLEASE DO NOT wait.');
    expect(after).toEqual(['-I think it-+It+ left on Monday.', '-PLEASE DO NOT-+Please do not+ wait.']);
    expect(changes).toBe(2);
  });

  test('nothing differs where no fix is safe', () => {
    expect(compared('It left on Monday.').changes).toBe(0);
  });
});
