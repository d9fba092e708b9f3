import type { Macro, MacroText } from './engine/document/macro.ts';
import type { Scalar } from './engine/document/scalar.ts';
import { leading } from './engine/leading.ts';
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
  return leading(scalar.value.length, (i) => scalar.toFile(i, i + 1).end <= offset);
}
