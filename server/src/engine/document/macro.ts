import type { FileEdit } from '../finding.ts';
import type { Span } from '../span.ts';
import type { Kind, Step } from '../vocabulary.ts';
import type { Scalar } from './scalar.ts';

/** One piece of text that is sent to the customer. */
export interface MacroText {
  readonly scalar: Scalar;
  readonly format: 'text' | 'html';
  /** The author's label, where the text stands under `steps:`. */
  readonly step?: Step;
  /** The channel, where it stands under `variants:`; the locale, under inline `locales:`. */
  readonly variant?: string;
  /** Under inline `locales:`. */
  readonly locale?: string;
  /** Where the alias stands, when the text is reached through one (`*name` or a merge key). */
  readonly alias?: Span;
}

/** `rule` may be suppressed inside `scope`. */
export interface Suppression {
  readonly rule: string;
  readonly reason?: string;
  /** ISO date after which it no longer counts. */
  readonly until?: string;
  /** Where the suppression itself is written. */
  readonly span: Span;
  /** Takes it out of the file, and nothing else; absent where that can't be done. */
  readonly removal?: FileEdit;
  /** The file span that it covers: the macro for `ignore:`, the value of the next key for a comment. */
  readonly scope: Span;
}

export interface SlotInfo {
  readonly sample?: string;
  readonly fallback?: string;
  readonly filledBy?: string;
}

/** What a customer wrote and what the slots hold, for the preview and for tests. */
export interface Scenario {
  readonly name?: string;
  readonly customer?: string;
  /** Where the customer’s words are written. */
  readonly span?: Span;
  /** Where the customer wrote, as the author calls it. */
  readonly channel?: string;
  /** Slot values by name; null for a slot that is empty. */
  readonly slots: Readonly<Record<string, string | null>>;
  /** What the customer must read then, and what not. */
  readonly expect?: { readonly says: readonly string[]; readonly neverSays: readonly string[] };
}

/** A `pause` among the steps: never sent, drawn in the preview. */
export interface Pause {
  /** The index in `texts` before which it stands. */
  readonly before: number;
  readonly text: string;
  /** From its key to its last character. */
  readonly span: Span;
}

/** A macro as its author wrote it, with the way back to the file. All spans are file spans. */
export interface Macro {
  readonly id: string;
  readonly title: string;
  /** From the first to the last character of the macro's node. */
  readonly span: Span;
  /** Where findings about the whole macro are shown: the title's value, else the macro's first line. */
  readonly anchor: Span;
  readonly kind?: { readonly value: Kind; readonly span: Span };
  readonly fault?: 'ours' | 'theirs' | 'unknown';
  readonly locale?: string;
  readonly channels: readonly string[];
  /** `native`, `zendesk`, `osticket`, `github`, or `configured`. */
  readonly shape: string;
  /** In sending order; the main message first, then variants. Pauses and other unsent texts are left out. */
  readonly texts: readonly MacroText[];
  readonly pauses: readonly Pause[];
  readonly scenarios: readonly Scenario[];
  readonly slots: Readonly<Record<string, SlotInfo>>;
  readonly suppressions: readonly Suppression[];
  /** How a key or a step is added to this macro; absent where the shape has no place for it. */
  readonly insert: MacroInsert;
  /** Where it names slots, other macros and files. */
  names(): MacroNames;
}

/** Scalars by which something is found that stands elsewhere too. What is reached through an alias is left out. */
export interface MacroNames {
  /** The value of `id`. */
  readonly id?: Scalar;
  /** The keys under `slots`. */
  readonly slots: readonly Scalar[];
  /** The keys under the `slots` of its scenarios. */
  readonly samples: readonly Scalar[];
  /** Ids under `next`. */
  readonly next: readonly Scalar[];
  /** Names of files under `locales`. */
  readonly locales: readonly Scalar[];
}

/** Makes file edits that add something to a macro; each returns undefined where it can't be done in this shape. */
export interface MacroInsert {
  /** Adds `key: value` to the macro's map, after `title` where there is one. */
  key(key: string, value: string): FileEdit | undefined;
  /** Adds a step item before the `index`-th text of the main message (its length: at the end). Only for `steps:` macros. */
  step(index: number, step: Step, text: string): FileEdit | undefined;
  /** Adds an entry to the macro's `ignore:`. */
  ignore(rule: string, reason: string): FileEdit | undefined;
}

/**
 * Where the texts stand in files of a user's own shape. A path is keys joined by dots; `*` is any key, `[*]` any item of a list,
 * `**` any depth: `messages.*[*].message`. `title`, `id` and `kind` are looked up beside each text, as far as their paths agree.
 */
export interface ShapeConfig {
  /** Globs, relative to the configuration's folder. */
  readonly files: string | readonly string[];
  readonly text: string | readonly string[];
  readonly title?: string;
  readonly id?: string;
  readonly kind?: string;
}
