import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { defaultConfig, parseConfig, settingsFor } from '../../server/src/engine/config.ts';
import { lintFile, parsePattern } from '../../server/src/engine/index.ts';
import { asCase, fixedText, markedWords, type RuleCases, wantedWords } from '../rules/ruleCases.ts';
import { allExamples, type Example, examples, read } from './examples.ts';

const named = (list: readonly Example[]) =>
  list.map((example) => [`${example.page}: ${example.text.split('\n')[0]}`, example] as const);

/** The findings in an example. One that names its path is read with the configuration that stands before it on the page. */
function lint({ page, info, text }: Example) {
  const [, , path = 'macros/example.yaml'] = info;
  const isBefore = (other: Example) => read(page).indexOf(other.text) < read(page).indexOf(text);
  const before = examples(page, 'yaml', 'config').filter(isBefore).at(-1);
  const config = info[2] ? parseConfig(before!.text).config! : defaultConfig();
  const settings = settingsFor(config, path);
  return lintFile(text, { path, settings, named: true, today: '2026-01-01' });
}

describe('the macros of the documents', () => {
  test.each(named(allExamples('yaml', 'macro')))('are well-formed: %s', (_, example) => {
    const { macros, findings } = lint(example);
    expect(macros).not.toEqual([]);
    const faults = ['macro-shape', 'yaml-eats-text', 'unused-suppression'];
    expect(findings.filter(({ rule }) => faults.includes(rule))).toEqual([]);
  });

  test.each(named(allExamples('yaml', 'eaten')))('lose text where the page says so: %s', (_, example) => {
    const rules = lint(example).findings.map(({ rule }) => rule);
    expect(rules).toEqual(example.text.match(/reply:/g)!.map(() => 'yaml-eats-text'));
  });

  test('have no findings in the README', () => {
    expect(examples('README.md', 'yaml', 'macro').flatMap((example) => lint(example).findings)).toEqual([]);
  });
});

test.each(named(allExamples('yaml', 'config')))('the configuration can be used: %s', (_, { text }) => {
  expect(parseConfig(text).problems).toEqual([]);
});

test.each(named(allExamples('yaml', 'phrases')))('the phrases can be read: %s', (_, { text }) => {
  const { phrases } = parse(text) as { phrases: { find: string | string[] }[] };
  for (const phrase of phrases.flatMap(({ find }) => find)) expect(() => parsePattern(phrase)).not.toThrow();
});

test.each(named(allExamples('yaml', 'cases')))('the cases of hedging hold: %s', (_, { text }) => {
  const { fire, leave } = parse(text) as RuleCases;
  for (const one of fire) {
    expect(markedWords(one, 'hedging')).toEqual(wantedWords(one));
    if (one.fixed) expect(fixedText(one)).toBe(one.fixed);
  }
  for (const one of leave) expect(markedWords(asCase(one), 'hedging')).toEqual([]);
});
