/** What is shown of a view. */
export interface Display {
  readonly version: 'before' | 'after' | 'both';
  /** Findings are marked in the words. */
  readonly marks: boolean;
  /** The step of each sentence stands in the margin. */
  readonly steps: boolean;
}

/** How the preview is coloured; `system` follows the machine. */
export type Theme = 'system' | 'light' | 'dark' | 'contrast' | 'contrast-light';
