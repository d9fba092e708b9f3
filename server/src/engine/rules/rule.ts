import type { Finding, Fix } from '../finding.ts';
import type { Preset } from '../settings.ts';
import type { RuleId, Severity, Step } from '../vocabulary.ts';
import type { MacroReading } from './reading.ts';

/** A phrase of a rule as its `phrases.yaml` writes it; docs/phrases.md says what each key means. */
export interface Phrase {
  readonly find: string | readonly string[];
  readonly say?: string;
  readonly offer?: string | readonly string[];
  readonly over?: 'phrase' | 'clause' | 'sentence';
  readonly leave?: readonly PhraseContext[];
  readonly only?: readonly PhraseContext[];
  readonly ask?: boolean | number;
  readonly severity?: Severity;
  readonly presets?: Partial<Record<Preset, Severity | 'off'>>;
  readonly why?: string;
}

export type PhraseContext = string | { readonly near: string };

export interface Lexicon {
  readonly sets?: Readonly<Record<string, readonly string[]>>;
  readonly phrases: readonly Phrase[];
}

/** A finding before the rule's id, severity and macro are added. Offsets are UTF-16 units into the message's text. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly message?: string;
  readonly severity?: Severity;
  readonly fixes?: readonly MessageFix[];
}

/** A fix in offsets of the message's text; lint.ts turns it into edits of the file. */
export interface MessageFix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

/** One rule: what it is called and how it judges a macro that has been read. A pure value, no state. */
export interface Rule {
  readonly id: RuleId;
  readonly severity: Severity;
  /** One line for lists: what the rule marks. */
  readonly summary: string;
  /** What, why and what to do, in one or two plain sentences. */
  readonly message: string;
  /** Where the rule comes from. */
  readonly source: string;
  readonly lexicon?: Lexicon;
  /** Steps in which the rule's phrases are no fault; the preset `strict` ignores it. */
  readonly relaxedIn?: readonly Step[];
  /** Faults that no phrase finds. */
  check?(reading: MacroReading): Iterable<Mark>;
}

export type { Finding, Fix };
