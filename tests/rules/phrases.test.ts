import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { listOf } from '../../server/src/engine/rules/builtIn.ts';
import { RULES } from '../../server/src/engine/rules/index.ts';
import type { Phrase } from '../../server/src/engine/rules/rule.ts';
import { compilePatterns } from '../../server/src/engine/text/automaton.ts';
import { Matcher } from '../../server/src/engine/text/matcher.ts';
import { type PhraseSets, parsePattern } from '../../server/src/engine/text/pattern.ts';
import { readProse } from '../../server/src/engine/text/prose.ts';
import { asCase, readCases } from './ruleCases.ts';

const shared = parse(readFileSync('server/src/engine/rules/sets.yaml', 'utf8')) as PhraseSets;

describe.each(RULES.filter((rule) => rule.lexicon))('the phrases of $id', ({ id, lexicon }) => {
  const sets = { ...shared, ...lexicon!.sets };
  const { fire } = readCases(id);
  const texts = fire.map((one) => readProse((asCase(one).text ?? '').replace(/[⟦⟧]/g, '')));
  const found = (phrase: Phrase) => {
    const matcher = new Matcher(
      compilePatterns(listOf(phrase.find).map((source) => parsePattern(source, sets))),
    );
    return texts.some(({ tokens, sentences }) =>
      sentences.some((sentence) => matcher.scan(tokens, sentence).length > 0),
    );
  };

  test.each(lexicon!.phrases.map((phrase) => [listOf(phrase.find)[0]!, phrase] as const))(
    '%s … has a case that must fire',
    (_, phrase) => {
      expect(found(phrase)).toBe(true);
    },
  );

  test.each(lexicon!.phrases.map((phrase) => [listOf(phrase.find)[0]!, phrase] as const))(
    '%s … carries a fix',
    (_, phrase) => {
      expect(phrase.say !== undefined || phrase.offer !== undefined).toBe(true);
    },
  );
});
