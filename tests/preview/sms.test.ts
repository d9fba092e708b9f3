import { describe, expect, test } from 'vitest';
import { measureSms } from '../../server/src/engine/sending/sms.ts';
import { viewOf } from './drawn.ts';

describe('a text message is counted as carriers do', () => {
  test.each([
    ['a'.repeat(160), 'GSM-7', 1],
    ['a'.repeat(161), 'GSM-7', 2],
    ['a'.repeat(306), 'GSM-7', 2],
    ['a'.repeat(307), 'GSM-7', 3],
    [`${'a'.repeat(159)}€`, 'GSM-7', 2],
    [`${'a'.repeat(69)}’`, 'UCS-2', 1],
    [`${'a'.repeat(70)}’`, 'UCS-2', 2],
    [`${'a'.repeat(133)}’`, 'UCS-2', 2],
    [`${'a'.repeat(134)}’`, 'UCS-2', 3],
    ['', 'GSM-7', 0],
  ] as const)('%s → %s, %i', (text, encoding, parts) => {
    expect(measureSms(text)).toMatchObject({ encoding, parts });
  });

  test('no character is cut in two', () => {
    expect(measureSms(`${'a'.repeat(152)}€${'a'.repeat(152)}`).parts).toBe(3);
    expect(measureSms(`${'a'.repeat(66)}😀${'a'.repeat(66)}`).parts).toBe(3);
  });
});

test('one curly quote makes a text message small, and is marked', () => {
  const text = `It’s on the van. ${'It comes today. '.repeat(8)}`;
  const view = viewOf(`title: A\nchannels: [sms]\nreply: ${text}\n`);
  expect(view.length.shown.sms).toMatchObject({ encoding: 'UCS-2', parts: 3, outside: ['’'], partsInGsm: 1 });
  const [bubble] = view.moments.slice(1);
  const [paragraph] = bubble?.type === 'bubble' ? bubble.content : [];
  const leaves = paragraph && 'children' in paragraph ? paragraph.children : [];
  expect(leaves.filter((leaf) => 'costly' in leaf)).toMatchObject([{ text: '’' }]);
});

test('lengths are counted with the longest value and the longest branch', () => {
  const file = `
title: A
channels: [sms]
reply: "{% if agent.name %}Yes.{% else %}No, never again.{% endif %} {{customer.first_name}}"
slots: {customer.first_name: {sample: Bo, fallback: valued customer}}
scenarios: [{slots: {customer.first_name: Maximiliana}}]
`;
  const { shown, longest } = viewOf(file).length;
  expect(shown.characters).toBe('Yes. Maximiliana'.length);
  expect(longest.characters).toBe('No, never again. valued customer'.length);
});
