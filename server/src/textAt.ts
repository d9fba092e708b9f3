import type { Macro, MacroText } from './engine/document/macro.ts';
import type { Scalar } from './engine/document/scalar.ts';
import type { MacroDocument } from './macroDocument.ts';

/** A place in a text that is sent. */
export interface TextPlace {
  readonly macro: Macro;
  readonly text: MacroText;
  /** Offset into the text's value. */
  readonly at: number;
}

/** The text that holds a file offset; undefined where none is written there. */
export function textAt({ file }: MacroDocument, offset: number): TextPlace | undefined {
  for (const macro of file.macros) {
    for (const text of macro.texts) {
      const { span, value } = text.scalar;
      if (text.alias || offset < span.start || offset > span.end) continue;
      const whole = text.scalar.toFile(0, value.length);
      if (offset < whole.start || offset > whole.end) continue;
      return { macro, text, at: valueOffset(text.scalar, offset) };
    }
  }
  return undefined;
}

/** How many characters of the scalar's value end before a file offset. */
export function valueOffset(scalar: Scalar, offset: number): number {
  let low = 0;
  let high = scalar.value.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (scalar.toFile(middle - 1, middle).end <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
