/** A stretch of text in UTF-16 code units, end exclusive. What it indexes (file or value) is said where it is used. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
