import type { Settings } from '../settings.ts';
import { Matcher } from '../text/matcher.ts';
import { type Pattern, type PhraseSets, parsePattern } from '../text/pattern.ts';
import type { RuleId } from '../vocabulary.ts';
import { CONTEXT_NAMES } from './contexts.ts';
import { RULES } from './index.ts';
import type { Phrase, PhraseContext, Rule } from './rule.ts';
import sharedSets from './sets.yaml';

/** A phrase of a rule, a team's addition to one, or a team's own rule, ready to be matched. */
export interface Entry {
  /** A rule's id, or a house rule's. */
  readonly rule: string;
  readonly phrase: Phrase;
}

/** What a pattern number of the matcher means. */
export interface Use {
  readonly role: 'find' | 'leave' | 'leave-near' | 'only-near' | 'allow';
  readonly entry: number;
}

/** The phrases of all rules that are on, as one matcher. */
export interface Lexicons {
  readonly matcher: Matcher;
  readonly entries: readonly Entry[];
  readonly uses: readonly Use[];
}

const compiled = new WeakMap<Settings, Lexicons>();

/** The matcher for these settings; made once per settings object. Phrases were checked when the settings were read. */
export function lexiconsFor(settings: Settings): Lexicons {
  let known = compiled.get(settings);
  if (!known) {
    known = compile(settings);
    compiled.set(settings, known);
  }
  return known;
}

export const isOff = ({ id }: Rule, settings: Settings): boolean => settings.rules[id]?.severity === 'off';

function compile(settings: Settings): Lexicons {
  const patterns: Pattern[] = [];
  const uses: Use[] = [];
  const entries: Entry[] = [];
  const use = (role: Use['role'], source: string, sets?: PhraseSets) => {
    patterns.push(parsePattern(source, sets));
    uses.push({ role, entry: entries.length - 1 });
  };
  const addEntry = (rule: string, phrase: Phrase, sets?: PhraseSets) => {
    entries.push({ rule, phrase });
    for (const source of listOf(phrase.find)) use('find', source, sets);
    for (const context of phrase.leave ?? []) {
      if (typeof context !== 'string') use('leave-near', context.near, sets);
      else if (!isContextName(context)) use('leave', context, sets);
    }
    for (const context of phrase.only ?? []) if (typeof context !== 'string') use('only-near', context.near, sets);
  };
  for (const rule of RULES) {
    if (isOff(rule, settings)) continue;
    const sets = { ...(sharedSets as PhraseSets), ...rule.lexicon?.sets };
    for (const phrase of rule.lexicon?.phrases ?? []) addEntry(rule.id, phrase, sets);
    const own = settings.rules[rule.id as RuleId];
    for (const added of own?.add ?? []) addEntry(rule.id, added);
    for (const source of own?.allow ?? []) {
      entries.push({ rule: rule.id, phrase: { find: source } });
      use('allow', source);
    }
  }
  for (const house of settings.phrases) addEntry(house.id, house);
  return { matcher: new Matcher(patterns), entries, uses };
}

export const listOf = (value: string | readonly string[]): readonly string[] => (typeof value === 'string' ? [value] : value);

/** A context's name is one word of small letters, as in docs/phrases.md; anything else is a phrase. */
export const isContextName = (context: PhraseContext): context is string => typeof context === 'string' && CONTEXT_NAMES.has(context);
