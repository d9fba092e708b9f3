import { type Automaton, compilePatterns } from '../text/automaton.ts';
import { type Pattern, type PhraseSets, parsePattern } from '../text/pattern.ts';
import { CONTEXT_NAMES } from './contextNames.ts';
import type { Lexicon, Phrase, PhraseContext } from './rule.ts';

/** What a pattern of the automaton means for the entry that it belongs to. */
export interface Use {
  readonly role: 'find' | 'leave' | 'leave-near' | 'only-near' | 'allow';
  readonly entry: number;
}

/** Phrases compiled: pattern `n` of the automaton has the `n`th use. */
export interface Compiled {
  readonly automaton: Automaton;
  readonly uses: readonly Use[];
}

/** Collects phrases and compiles them; entries are numbered in the order in which they are added. */
export class LexiconCompiler {
  private readonly patterns: Pattern[] = [];
  private readonly uses: Use[] = [];
  private entry: number;

  /** `first` is the number of the first entry. */
  constructor(first = 0) {
    this.entry = first - 1;
  }

  add(phrase: Phrase, sets?: PhraseSets): void {
    this.entry++;
    for (const source of listOf(phrase.find)) this.use('find', source, sets);
    for (const context of phrase.leave ?? []) {
      if (typeof context !== 'string') this.use('leave-near', context.near, sets);
      else if (!isContextName(context)) this.use('leave', context, sets);
    }
    for (const context of phrase.only ?? [])
      if (typeof context !== 'string') this.use('only-near', context.near, sets);
  }

  /** Phrases that suppress what they overlap. */
  allow(source: string): void {
    this.entry++;
    this.use('allow', source);
  }

  compile(): Compiled {
    return { automaton: compilePatterns(this.patterns), uses: this.uses };
  }

  private use(role: Use['role'], source: string, sets?: PhraseSets): void {
    this.patterns.push(parsePattern(source, sets));
    this.uses.push({ role, entry: this.entry });
  }
}

/** The lexicons of the rules, in order, as one automaton. */
export function compileLexicons(lexicons: readonly Lexicon[], shared: PhraseSets): Compiled {
  const compiler = new LexiconCompiler();
  for (const { phrases, sets } of lexicons) {
    const known = { ...shared, ...sets };
    for (const phrase of phrases) compiler.add(phrase, known);
  }
  return compiler.compile();
}

export const listOf = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? [value] : value;

/** Whether a context is one of the names of docs/phrases.md; anything else is a phrase. */
export const isContextName = (context: PhraseContext): context is string =>
  typeof context === 'string' && CONTEXT_NAMES.has(context);
