import type { Severity } from './vocabulary.ts';

/** Replaces `[start, end)` of the file, in UTF-16 units, by `text`. An empty span inserts. */
export interface FileEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Fix {
  /** An imperative for a menu: `Delete “I think”`. */
  readonly title: string;
  /** Safe: deletes or swaps words, stays grammatical, asserts nothing that the template can't know. */
  readonly safe: boolean;
  /** In file order, not overlapping. */
  readonly edits: readonly FileEdit[];
}

export interface Finding {
  /** A rule's id, or the id of a house phrase from the configuration. */
  readonly rule: string;
  readonly severity: Severity;
  /** One or two plain sentences: what, why, what to do. */
  readonly message: string;
  /** The macro's id, where the finding stands in one. */
  readonly macro?: string;
  /** File span. */
  readonly start: number;
  readonly end: number;
  readonly fixes: readonly Fix[];
  /** Other places that explain it, such as the anchor behind an alias. */
  readonly related?: readonly { readonly start: number; readonly end: number; readonly message: string }[];
}
