import type { ViewChoice } from '../../../server/src/engine/preview/view.ts';
import type { PreviewResult } from '../../../server/src/protocol.ts';
import type { Display } from './display.ts';

/** What the extension tells the panel. */
export type ToPanel =
  | { readonly type: 'show'; readonly shown: PreviewResult }
  /** There is no macro to show. */
  | { readonly type: 'nothing' }
  /** The cursor stands, or the scrolled editor begins, at this offset of the shown file. */
  | { readonly type: 'reveal'; readonly offset: number; readonly scrolled?: true };

/** What the panel tells the extension. */
export type FromPanel =
  /** It is drawn, and shows nothing yet; with what it showed before its window was closed. */
  | { readonly type: 'ready'; readonly state: PanelState | undefined }
  | { readonly type: 'choose'; readonly choice: ViewChoice; readonly fixed: boolean }
  /** Offsets into the version of the file that is shown. */
  | { readonly type: 'go-to'; readonly start: number; readonly end: number };

/** What is kept while the panel is hidden or its window reloads. */
export interface PanelState {
  readonly uri: string;
  readonly macro: string;
  readonly choice: ViewChoice;
  readonly display: Display;
}
