import type { ShapeConfig, SlotInfo } from './document/macro.ts';
import type { Kind, RuleId, Severity } from './vocabulary.ts';

export const PRESETS = ['balanced', 'strict', 'gentle'] as const;
export type Preset = (typeof PRESETS)[number];

/** A phrase of a team's own: what to find and what to say instead (`''` deletes; undefined: no rewrite is offered). */
export interface AddedPhrase {
  readonly find: readonly string[];
  readonly say?: string;
}

/** A rule of a team's own, made of phrases: `phrases:` in the configuration. */
export interface HouseRule extends AddedPhrase {
  readonly id: string;
  readonly message?: string;
  readonly severity: Severity;
  /** What the team tests the phrases with. */
  readonly cases?: PhraseCases;
}

/** Sentences in which phrases must be found, or must not. */
export interface PhraseCases {
  readonly fire: readonly PhraseCase[];
  readonly leave: readonly string[];
}

export interface PhraseCase {
  /** Words between `⟦` and `⟧`, where there are any, are those to be found. */
  readonly text: string;
  /** The sentence after all safe fixes. */
  readonly fixed?: string;
}

export interface RuleSettings {
  readonly severity?: Severity | 'off';
  /** Phrases of this rule that are fine in this team. */
  readonly allow: readonly string[];
  readonly add: readonly AddedPhrase[];
}

/** What the configuration says for one file, presets and overrides resolved. */
export interface Settings {
  readonly preset: Preset;
  readonly platform?: string;
  /** The kind of macros that state none. */
  readonly kind?: Kind;
  readonly shapes: readonly ShapeConfig[];
  readonly rules: Readonly<Partial<Record<RuleId, RuleSettings>>>;
  readonly phrases: readonly HouseRule[];
  /** Words in capitals that are names, not shouting. */
  readonly acronyms: readonly string[];
  readonly slots: Readonly<Record<string, SlotInfo>>;
}
