import { describe, expect, test } from 'vitest';
import { compilePatterns } from '../../server/src/engine/text/automaton.ts';
import { Matcher } from '../../server/src/engine/text/matcher.ts';
import { PhraseError, parsePattern } from '../../server/src/engine/text/pattern.ts';
import { readProse } from '../../server/src/engine/text/prose.ts';

/** The text with what the phrases find between ⟦ and ⟧. */
function find(phrase: string | string[], text: string, sets = {}): string {
  const matcher = new Matcher(compilePatterns([phrase].flat().map((source) => parsePattern(source, sets))));
  const { tokens, sentences } = readProse(text);
  const spans = sentences
    .flatMap((sentence) => matcher.scan(tokens, sentence))
    .map(({ from, to }) => [tokens.start[from]!, tokens.end[to - 1]!]);
  return spans
    .sort((a, b) => b[0]! - a[0]!)
    .reduce(
      (marked, [start, end]) => `${marked.slice(0, start)}⟦${marked.slice(start, end)}⟧${marked.slice(end)}`,
      text,
    );
}

describe('a phrase finds', () => {
  test.each([
    ['its words in any case', 'I think', 'Well, i THINK so', 'Well, ⟦i THINK⟧ so'],
    ['alternatives', '(maybe|could be)', 'It could be late, maybe', 'It ⟦could be⟧ late, ⟦maybe⟧'],
    [
      'optional words, the longest way',
      'I think (that)?',
      'I think that it works',
      '⟦I think that⟧ it works',
    ],
    ['contractions as their words', 'I am not', "I'm not sure", "⟦I'm not⟧ sure"],
    ['words as their contraction', "don't know", 'We do not know', 'We ⟦do not know⟧'],
    ['curly apostrophes', "can't", 'You can’t and cannot', 'You ⟦can’t⟧ and ⟦cannot⟧'],
    ['American spelling', 'apologise', 'We apologize', 'We ⟦apologize⟧'],
    ['beginnings of words', 'apolog*', 'Our apologies', 'Our ⟦apologies⟧'],
    ['one open word', 'by _ soon', 'by Friday soon', '⟦by Friday soon⟧'],
    ['gaps over commas', 'no idea ... why', 'I have no idea, sadly, why', 'I have ⟦no idea, sadly, why⟧'],
    [
      'nothing over longer gaps',
      'no idea ...2 why',
      'no idea at all of the why',
      'no idea at all of the why',
    ],
    ['slots', 'within <slot>', 'within {{days}} days', '⟦within {{days}}⟧ days'],
    ['numbers', 'in 5 days', 'in 12 days', '⟦in 12 days⟧'],
    ['beginnings of sentences', '^ sorry', 'Sorry. So sorry.', '⟦Sorry⟧. So sorry.'],
    ['ends of sentences', 'soon $', 'Soon it comes, soon!', 'Soon it comes, ⟦soon⟧!'],
    ['punctuation', 'sorry , but', 'Sorry, but no', '⟦Sorry, but⟧ no'],
    [
      'words across markup and line ends',
      'I really think',
      'As for the parcel, I **really**\nthink so',
      'As for the parcel, ⟦I **really**\nthink⟧ so',
    ],
    ['hyphened words', 'follow up', 'a follow-up', 'a ⟦follow-up⟧'],
  ])('%s', (_, phrase, text, expected) => {
    expect(find(phrase, text)).toBe(expected);
  });

  test('sets by name', () => {
    expect(find('any <trouble>', 'for any hassle', { trouble: ['hassle', 'great trouble'] })).toBe(
      'for ⟦any hassle⟧',
    );
  });

  test('no slots, code, or words over sentence ends', () => {
    expect(find('I think', 'So do I. Think! `I think`')).toBe('So do I. Think! `I think`');
  });
});

describe('a phrase that can’t be read', () => {
  test.each([
    ['I (think', 3, 'never closed'],
    ['I think)', 8, 'without its'],
    ['', 1, 'missing'],
    ['(a)?', 1, 'not optional'],
    ['... think', 1, 'begin with a gap'],
    ['I <nobody>', 3, 'no set called'],
    ['a ...40 b', 3, '1 to 12'],
    ['I [think]', 3, 'no meaning'],
    [`${'('.repeat(40)}a${')'.repeat(40)}`, 14, 'deep'],
    [Array(30).fill('...9 a').join(' '), 1, ''],
  ])('%s', (phrase, column, reason) => {
    let error: unknown;
    try {
      parsePattern(phrase);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(PhraseError);
    expect((error as PhraseError).column).toBe(column);
    expect((error as PhraseError).message).toContain(reason);
  });
});

test('ten thousand hostile phrases are matched in one pass', () => {
  const phrases = Array.from({ length: 10_000 }, (_, i) => `a ...9 (a|b) ...9 (c|d${i})`);
  const matcher = new Matcher(compilePatterns(phrases.map((source) => parsePattern(source))));
  const { tokens, sentences } = readProse('a b '.repeat(200));
  expect(sentences.flatMap((sentence) => matcher.scan(tokens, sentence))).toEqual([]);
});
