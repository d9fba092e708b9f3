import { expect, it } from 'vitest';
import { workspaceSymbols } from '../../server/src/features/workspaceSymbols.ts';

const range = { start: { line: 0, character: 7 }, end: { line: 0, character: 18 } };
const macro = (id: string, title: string) => ({ id, title, range });
const FILES = [
  {
    uri: 'file:///repo/macros/orders.yaml',
    macros: [macro('orders-late-parcel', 'Orders::Late parcel'), macro('cafe', 'Café opening hours')],
    mentions: [],
  },
  {
    uri: 'file:///repo/macros/other.yaml',
    macros: [macro('plate', 'Broken plate'), macro('no-title', ' ')],
    mentions: [],
  },
];

const names = (query: string) =>
  workspaceSymbols(FILES, query).map(
    ({ name, location }) => `${name} (${location.uri.replace('file:///repo/', '')})`,
  );

it('finds words of the title, whole words first', () => {
  expect(names('late')).toEqual([
    'Orders::Late parcel (macros/orders.yaml)',
    'Broken plate (macros/other.yaml)',
  ]);
});

it('finds letters in their order, whatever their case and accents', () => {
  expect(names('ordlp')).toEqual(['Orders::Late parcel (macros/orders.yaml)']);
  expect(names('CAFE')).toEqual(['Café opening hours (macros/orders.yaml)']);
});

it('finds ids, and macros without a title by them', () => {
  expect(names('no-title')).toEqual(['no-title (macros/other.yaml)']);
});

it('shows all macros where nothing is asked for, and none that don’t fit', () => {
  expect(names('')).toHaveLength(4);
  expect(names('xyz')).toEqual([]);
});
