import { expect, it } from 'vitest';
import { foldingRanges } from '../../server/src/features/folding.ts';
import { open } from './open.ts';

/** The first and last line of each range. */
function folds(text: string): string[] {
  const { document } = open(text);
  const lines = document.text.split(/\r?\n/);
  return foldingRanges(document).map(
    ({ startLine, endLine, kind }) => `${lines[startLine]} … ${lines[endLine]}${kind ? ` (${kind})` : ''}`,
  );
}

it('folds macros, texts, steps and lists, and comments beneath each other', () => {
  expect(
    folds(`# Late parcels.
# Written in March.
- title: One
  reply: |
    Hi,

    it is late.

  # once
  slots:
    order.id: {sample: A1}
- title: Two
  steps:
  - greeting: Hi,
  - closing: >-
      Best
      wishes
`),
  ).toEqual([
    '# Late parcels. … # Written in March. (comment)',
    '- title: One …     order.id: {sample: A1}',
    '  reply: | …     it is late.',
    '  slots: …     order.id: {sample: A1}',
    '- title: Two …       wishes',
    '  steps: …       wishes',
    '  - closing: >- …       wishes',
  ]);
});

it('folds each document of a file, and nothing inside a text', () => {
  expect(folds('title: One\nreply: |\n  So:\n    - a\n    - b\n---\ntitle: Two\nreply: Hi\n')).toEqual([
    'title: One …     - b',
    'reply: | …     - b',
    '--- … reply: Hi',
  ]);
});

it('folds what is half typed', () => {
  expect(folds('- title: One\n  reply: |\n    Hi,\n    there\n- title: "Two\n  reply: Hi\n')).toEqual([
    '- title: One …     there',
    '  reply: | …     there',
    '- title: "Two …   reply: Hi',
  ]);
});
