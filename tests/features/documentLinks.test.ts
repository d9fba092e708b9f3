import { expect, it } from 'vitest';
import { documentLinks, resolvedLink } from '../../server/src/features/documentLinks.ts';
import { open, textIn } from './open.ts';

function links(text: string): string[] {
  const { document } = open(text);
  return documentLinks(document).map(
    ({ range, target, tooltip }) => `${textIn(document, range)} → ${target ?? tooltip}`,
  );
}

it('are the addresses in texts, without the punctuation behind them', () => {
  expect(
    links(`title: a
steps:
- solution: |
    See https://help.example.com/returns?step=1, or (http://example.com).
    A [page](https://example.com/a_b).
- closing: "https://example.com/caf\\u00e9"
`),
  ).toEqual([
    'https://help.example.com/returns?step=1 → https://help.example.com/returns?step=1',
    'http://example.com → http://example.com',
    'https://example.com/a_b → https://example.com/a_b',
    'https://example.com/caf\\u00e9 → https://example.com/café',
  ]);
});

it('leave out addresses that a slot completes', () => {
  expect(links('title: a\nreply: Follow it at https://track.example.com/{{order.id}}.\n')).toEqual([]);
});

it('lead from `locales` to files beside this one', () => {
  expect(
    links('title: a\nreply: Hi.\nlocales:\n  de: ../de/a b.yaml\n  fr: fr/a.yaml\n  it: Ciao.\n'),
  ).toEqual(['fr/a.yaml → file:///repo/macros/fr/a.yaml']);
  expect(links('title: a\nreply: Hi.\nlocales: {de: ../de/a.yaml}\n')).toEqual([
    '../de/a.yaml → file:///repo/de/a.yaml',
  ]);
});

it('lead from `next` to the macro, wherever it then stands', () => {
  const { document } = open('title: a\nreply: Hi.\nnext: [late-parcel, gone]\n');
  const range = { start: { line: 4, character: 9 }, end: { line: 4, character: 20 } };
  const files = [
    {
      uri: 'file:///repo/macros/late.yaml',
      macros: [{ id: 'late-parcel', title: 'Late parcel', range }],
      mentions: [],
    },
  ];
  const found = documentLinks(document).map((link) => resolvedLink(link, files));
  expect(found.map(({ range, target }) => [textIn(document, range), target])).toEqual([
    ['late-parcel', 'file:///repo/macros/late.yaml#5,10'],
    ['gone', undefined],
  ]);
});
