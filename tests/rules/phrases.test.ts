import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { listOf } from '../../server/src/engine/rules/builtIn.ts';
import { RULES } from '../../server/src/engine/rules/index.ts';
import type { Span } from '../../server/src/engine/span.ts';
import { compilePatterns } from '../../server/src/engine/text/automaton.ts';
import { Matcher } from '../../server/src/engine/text/matcher.ts';
import { type PhraseSets, parsePattern } from '../../server/src/engine/text/pattern.ts';
import { type Prose, readProse } from '../../server/src/engine/text/prose.ts';
import { asCase, readCases } from './ruleCases.ts';

const shared = parse(readFileSync('server/src/engine/rules/sets.yaml', 'utf8')) as PhraseSets;

describe.each(RULES.filter((rule) => rule.lexicon))('the phrases of $id', ({ id, lexicon }) => {
  const sets = { ...shared, ...lexicon!.sets };
  const { fire, leave } = readCases(id);
  const mustFire = fire.map((one) => markedProse(asCase(one).text ?? ''));
  const mustNot = leave.map((one) => readProse(asCase(one).text ?? ''));
  const phrases = lexicon!.phrases.map((phrase) => [listOf(phrase.find)[0]!, phrase] as const);

  test.each(phrases)('%s … has a case that must fire', (_, { find }) => {
    const matcher = matcherOf(listOf(find), sets);
    expect(mustFire.some(({ prose }) => spansIn(prose, matcher).length > 0)).toBe(true);
  });

  test.each(phrases)('%s … carries a fix', (_, phrase) => {
    expect(phrase.say !== undefined || phrase.offer !== undefined).toBe(true);
  });

  const lines = lexicon!.phrases.flatMap(({ find, leave: left = [] }) =>
    listOf(find).map((line) => ({ line, isLeft: left.includes(line) })),
  );

  test.each(lines.filter(({ isLeft }) => !isLeft))('$line is among marked words of a case', ({ line }) => {
    const matcher = matcherOf([line], sets);
    const isMarked = ({ prose, marks }: MarkedProse) =>
      spansIn(prose, matcher).some((span) =>
        marks.some((mark) => span.start < mark.end && span.end > mark.start),
      );
    expect(mustFire.some(isMarked)).toBe(true);
  });

  const alone = lines.filter(({ isLeft }) => isLeft);
  if (alone.length > 0) {
    test.each(alone)('$line, which keeps the reader silent, is in a case that must not fire', ({ line }) => {
      const matcher = matcherOf([line], sets);
      expect(mustNot.some((prose) => spansIn(prose, matcher).length > 0)).toBe(true);
    });
  }
});

interface MarkedProse {
  readonly prose: Prose;
  /** Between ⟦ and ⟧. */
  readonly marks: readonly Span[];
}

function markedProse(text: string): MarkedProse {
  const marks: Span[] = [];
  let plain = '';
  let start = 0;
  for (const part of text.split(/([⟦⟧])/)) {
    if (part === '⟦') start = plain.length;
    else if (part === '⟧') marks.push({ start, end: plain.length });
    else plain += part;
  }
  return { prose: readProse(plain), marks };
}

function matcherOf(sources: readonly string[], sets: PhraseSets): Matcher {
  return new Matcher(compilePatterns(sources.map((source) => parsePattern(source, sets))));
}

/** Where a text holds one of the matcher's phrases. */
function spansIn({ tokens, sentences }: Prose, matcher: Matcher): Span[] {
  return sentences.flatMap((sentence) =>
    matcher
      .scan(tokens, sentence)
      .map(({ from, to }) => ({ start: tokens.start[from]!, end: tokens.end[to - 1]! })),
  );
}
