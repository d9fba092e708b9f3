import { describe, expect, test } from 'vitest';
import { RULE_IDS } from '../../server/src/engine/index.ts';
import { asCase, fixedText, markedWords, readCases, ruleIds, spaced, wantedWords } from './ruleCases.ts';

test('every rule is a folder and every folder a rule', () => {
  expect(ruleIds()).toEqual([...RULE_IDS].sort());
});

describe.each(ruleIds())('%s', (id) => {
  const { fire, leave } = readCases(id);

  test.each(fire.map((one) => [spaced(one.text ?? one.file ?? JSON.stringify(one.steps)), one] as const))(
    'marks %s',
    (_, one) => {
      expect(markedWords(one, id)).toEqual(wantedWords(one));
    },
  );

  const fixed = fire.filter((one) => one.fixed !== undefined);
  if (fixed.length > 0) {
    test.each(fixed.map((one) => [spaced(one.text ?? ''), one] as const))('mends %s', (_, one) => {
      expect(fixedText(one)).toBe(spaced(one.fixed!));
    });
  }

  test.each(
    leave.map(asCase).map((one) => [spaced(one.text ?? one.file ?? JSON.stringify(one.steps)), one] as const),
  )('leaves %s', (_, one) => {
    expect(markedWords(one, id)).toEqual([]);
  });
});
