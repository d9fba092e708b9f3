import type { MacroSummary } from '../../engine/index.ts';
import type { Terminal } from '../terminal.ts';
import { cutEnd } from './snippet.ts';
import { nameOf, width } from './words.ts';

/** A macro's title and kind on one row of the terminal. */
export function macroHeading({ title, kind }: MacroSummary, { colors, width: columns }: Terminal): string {
  const tail = ` · ${kind.value}${kind.inferred ? ' (inferred)' : ''}`;
  return cutEnd(nameOf(title.slice(0, columns * 2)), columns - width(tail)) + colors.dim(tail);
}
