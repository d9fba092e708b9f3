import { expect, test } from 'vitest';
import type { FileEdit } from '../../server/src/engine/finding.ts';
import { applyEdits, selectFixes } from '../../server/src/engine/fix/edits.ts';

test('edits are applied in any order', () => {
  const edits = [
    { start: 6, end: 11, text: 'you' },
    { start: 0, end: 5, text: 'Hi' },
    { start: 11, end: 11, text: '!' },
  ];
  expect(applyEdits('Hello there', edits)).toBe('Hi you!');
  expect(applyEdits('Hello', [])).toBe('Hello');
});

test('two insertions at one place keep their order', () => {
  expect(
    applyEdits('ab', [
      { start: 1, end: 1, text: '1' },
      { start: 1, end: 1, text: '2' },
    ]),
  ).toBe('a12b');
});

test('edits that overlap or lie outside are refused', () => {
  const both = [
    { start: 0, end: 3, text: '' },
    { start: 2, end: 4, text: '' },
  ];
  expect(() => applyEdits('Hello', both)).toThrow(RangeError);
  expect(() => applyEdits('Hello', [{ start: 3, end: 9, text: '' }])).toThrow(RangeError);
});

test('of fixes that touch one another, the first is taken', () => {
  const choice = (name: string, ...edits: FileEdit[]) => ({ name, fix: { title: name, safe: true, edits } });
  const chosen = selectFixes([
    choice('one', { start: 0, end: 4, text: '' }),
    choice('touches', { start: 4, end: 6, text: '' }),
    choice('two', { start: 8, end: 9, text: '' }, { start: 12, end: 12, text: 'x' }),
    choice('same place', { start: 12, end: 12, text: 'y' }),
    choice('three', { start: 6, end: 7, text: '' }),
  ]);
  expect(chosen.map(({ name }) => name)).toEqual(['one', 'two', 'three']);
});
