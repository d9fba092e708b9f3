// Nine times as many phrases as the lexicons hold, made of the words of the replies themselves.
import type { HouseRule } from '../../server/src/engine/index.ts';
import { lexiconsFor } from '../../server/src/engine/rules/lexicon.ts';
import { generator } from '../../server/training/logistic.ts';
import { SETTINGS } from './withoutYaml.ts';

/** How many phrases the lexicons of all rules find. */
export function countPhrases(): number {
  return lexiconsFor(SETTINGS).uses.filter(({ role }) => role === 'find').length;
}

/**
 * House phrases of four words: three that stand together somewhere in the texts and one from elsewhere. They begin as sentences
 * do and seldom match, as a team's own phrases would.
 */
export function madeUpPhrases(count: number, texts: readonly string[]): HouseRule[] {
  const random = generator(4);
  const replies = texts.map((text) => text.toLowerCase().match(/[a-z]+/g) ?? []);
  const words = replies.flat();
  const pick = (below: number) => Math.floor(random() * below);
  return Array.from({ length: count }, (_, i) => {
    const at = pick(words.length - 3);
    const find = [...words.slice(at, at + 3), words[pick(words.length)]!].join(' ');
    return { id: `made-up-${i}`, find: [find], severity: 'warning' };
  });
}
