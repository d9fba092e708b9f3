import { expect, it } from 'vitest';
import type { SelectionRange } from 'vscode-languageserver';
import { selectionRange } from '../../server/src/features/selectionRanges.ts';
import { open, textIn } from './open.ts';

/** What is selected from step to step. */
function grown(marked: string): string[] {
  const { document, position } = open(marked);
  const texts: string[] = [];
  let selection: SelectionRange | undefined = selectionRange(document, position);
  for (; selection; selection = selection.parent) texts.push(textIn(document, selection.range));
  return texts;
}

const LIST = `- title: One
  reply: |
    Hi there.

    Your parcel is on the v‸an. It comes today.
    Stay in.
- title: Two
  reply: Hi.
`;

it('grows from the word to the sentence, the paragraph, the reply, the macro and the file', () => {
  const text = LIST.replace('‸', '');
  expect(grown(LIST)).toEqual([
    'van',
    'Your parcel is on the van.',
    'Your parcel is on the van. It comes today.\n    Stay in.',
    'Hi there.\n\n    Your parcel is on the van. It comes today.\n    Stay in.',
    text.slice(text.indexOf('reply'), text.indexOf('\n- title: Two')),
    text.slice(2, text.indexOf('\n- title: Two')),
    text.slice(0, text.indexOf('\n- title: Two')),
    text,
  ]);
});

it('takes a slot as a whole', () => {
  expect(
    grown('title: a\nreply: Hi {{customer.first‸_name | fallback:"there"}}, hello. Bye.\n').slice(0, 3),
  ).toEqual([
    'first_name',
    '{{customer.first_name | fallback:"there"}}',
    'Hi {{customer.first_name | fallback:"there"}}, hello.',
  ]);
});

it('follows folds, quotes and escapes', () => {
  expect(grown('title: a\nreply: "It\\u2019s on‸ly\n  a caf\\u00e9. Bye."\n').slice(0, 2)).toEqual([
    'only',
    'It\\u2019s only\n  a caf\\u00e9.',
  ]);
});

it('grows from a word to its key outside of texts', () => {
  expect(grown('title: Late par‸cel\nreply: Hi.\n')).toEqual([
    'parcel',
    'Late parcel',
    'title: Late parcel',
    'title: Late parcel\nreply: Hi.',
    'title: Late parcel\nreply: Hi.\n',
  ]);
});

it('selects nothing at an empty place', () => {
  expect(grown('title: a\nreply: |\n  Hi.\n\n‸\n')[0]).not.toBe('');
});
