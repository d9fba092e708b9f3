import type { Settings } from '../settings.ts';
import { joinAutomata } from '../text/automaton.ts';
import { Matcher } from '../text/matcher.ts';
import packedBuiltIn from './builtIn.compiled';
import { type Compiled, LexiconCompiler, type Use } from './builtIn.ts';
import { RULES } from './index.ts';
import { unpack } from './packed.ts';
import type { Phrase, Rule } from './rule.ts';

/** A phrase of a rule, a team's addition to one, or a team's own rule, ready to be matched. */
export interface Entry {
  /** A rule's id, or a house rule's. */
  readonly rule: string;
  readonly phrase: Phrase;
}

/** The phrases of all rules and of the team, as one matcher. */
export interface Lexicons {
  readonly matcher: Matcher;
  readonly entries: readonly Entry[];
  readonly uses: readonly Use[];
}

const compiled = new WeakMap<Settings, Lexicons>();
let builtIn: Compiled | undefined;
let plain: Lexicons | undefined;

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
  builtIn ??= unpack(packedBuiltIn());
  plain ??= { ...withMatcher(builtIn), entries: builtInEntries() };
  const entries = [...plain.entries];
  const compiler = new LexiconCompiler(entries.length);
  const before = entries.length;
  for (const { id } of RULES) {
    for (const phrase of settings.rules[id]?.add ?? []) {
      entries.push({ rule: id, phrase });
      compiler.add(phrase);
    }
    for (const find of settings.rules[id]?.allow ?? []) {
      entries.push({ rule: id, phrase: { find } });
      compiler.allow(find);
    }
  }
  for (const house of settings.phrases) {
    entries.push({ rule: house.id, phrase: house });
    compiler.add(house);
  }
  if (entries.length === before) return plain;
  const own = compiler.compile();
  return {
    ...withMatcher({
      automaton: joinAutomata(builtIn.automaton, own.automaton),
      uses: [...builtIn.uses, ...own.uses],
    }),
    entries,
  };
}

const withMatcher = ({ automaton, uses }: Compiled) => ({ matcher: new Matcher(automaton), uses });

/** In the order in which `compileLexicons` numbers them. */
function builtInEntries(): Entry[] {
  return RULES.flatMap(({ id, lexicon }) => (lexicon?.phrases ?? []).map((phrase) => ({ rule: id, phrase })));
}
