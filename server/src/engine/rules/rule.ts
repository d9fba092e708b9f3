import type { Preset } from '../settings.ts';
import type { RuleId, Severity, Step } from '../vocabulary.ts';
import type { PlaceContext } from './contextNames.ts';
import type { MacroReading } from './reading.ts';
import type { MessageEdit } from './rewrite.ts';

/** A phrase of a rule as its `phrases.yaml` writes it; docs/phrases.md says what each key means. */
export interface Phrase {
  readonly find: string | readonly string[];
  readonly say?: string;
  readonly offer?: string | readonly string[];
  readonly mark?: Extent;
  readonly over?: Extent;
  readonly leave?: readonly PhraseContext[];
  readonly only?: readonly PhraseContext[];
  readonly ask?: boolean | number;
  readonly severity?: Severity;
  readonly presets?: Partial<Record<Preset, Severity | 'off'>>;
  readonly why?: string;
}

export type Extent = 'phrase' | 'clause' | 'sentence';

export type PhraseContext = string | { readonly near: string };

export interface Lexicon {
  readonly sets?: Readonly<Record<string, readonly string[]>>;
  readonly phrases: readonly Phrase[];
}

/** A finding before the rule's id, severity and macro are added. Offsets are UTF-16 units into the message's text. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  /** The finding is about the macro as a whole and is shown at its title; `start` and `end` mean nothing. */
  readonly atMacro?: boolean;
  readonly message?: string;
  readonly severity?: Severity;
  readonly fixes?: readonly MessageFix[];
}

/** A fix in offsets of the message's text; lint.ts turns it into edits of the file. */
export interface MessageFix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly MessageEdit[];
  /** Adds a step behind a sentence, by number; -1: at the beginning. `edits` is empty then. */
  readonly insert?: { readonly step: Step; readonly text: string; readonly after: number };
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
  /** Contexts in which no fix is safe: without the words found, the sentence would say more than the author does. */
  readonly unsafeIn?: readonly PlaceContext[];
  /** The fault is what the sentence says as a whole: all that is found in it is one mark. */
  readonly oneASentence?: boolean;
  /** What it looks for is a fault in any language. */
  readonly anyLanguage?: boolean;
  /** Faults that no phrase finds. */
  check?(reading: MacroReading): Iterable<Mark>;
}
