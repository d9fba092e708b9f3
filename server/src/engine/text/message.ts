import type { Macro, MacroText } from '../document/macro.ts';
import type { FileEdit } from '../finding.ts';
import type { Span } from '../span.ts';

/** Between two texts of one message: steps are sent as paragraphs. */
const JOINT = '\n\n';

/** One reply as the customer gets it: the texts of a macro that are sent together, and the way back to the file. */
export class Message {
  /** All texts, joined. Offsets into it are “message offsets”, in UTF-16 units. */
  readonly text: string;
  readonly texts: readonly MacroText[];
  /** Channel or locale of a variant; undefined for the main message. */
  readonly variant: string | undefined;
  private readonly starts: readonly number[];

  constructor(texts: readonly MacroText[]) {
    this.texts = texts;
    this.variant = texts[0]?.variant;
    const starts: number[] = [];
    let text = '';
    for (const part of texts) {
      if (text !== '') text = text.replace(/\n*$/, '') + JOINT;
      starts.push(text.length);
      text += part.scalar.value;
    }
    this.text = text;
    this.starts = starts;
  }

  /** Index into `texts` of the text that holds the message offset. */
  textAt(offset: number): number {
    let index = 0;
    while (index + 1 < this.starts.length && this.starts[index + 1]! <= offset) index++;
    return index;
  }

  /** Message offset at which a text begins. */
  startOf(index: number): number {
    return this.starts[index]!;
  }

  /** File span of a stretch of the message that lies in one text; where that text is an alias, the alias. */
  toFile(start: number, end: number): Span {
    const index = this.textAt(start);
    const { scalar, alias } = this.texts[index]!;
    if (alias) return alias;
    const base = this.starts[index]!;
    const length = scalar.value.length;
    return scalar.toFile(Math.min(start - base, length), Math.min(end - base, length));
  }

  /** Where the words really stand, when `toFile` gives the alias through which they are reached. */
  behindAlias(start: number, end: number): Span | undefined {
    const index = this.textAt(start);
    const { scalar, alias } = this.texts[index]!;
    const base = this.starts[index]!;
    return alias && scalar.toFile(start - base, Math.min(end - base, scalar.value.length));
  }

  /** File edit for a change of the message, or undefined where the text belongs to an anchor that other macros share. */
  toFileEdit(edit: { start: number; end: number; text: string }): FileEdit | undefined {
    const index = this.textAt(edit.start);
    const { scalar, alias } = this.texts[index]!;
    if (alias) return undefined;
    const base = this.starts[index]!;
    const length = scalar.value.length;
    return scalar.edit(Math.min(edit.start - base, length), Math.min(edit.end - base, length), edit.text);
  }
}

/** The messages of a macro: the main one first, then one for each variant. */
export function messagesOf(macro: Macro): Message[] {
  const groups = new Map<string | undefined, MacroText[]>();
  for (const text of macro.texts) {
    const group = groups.get(text.variant);
    if (group) group.push(text);
    else groups.set(text.variant, [text]);
  }
  return [...groups.values()].map((texts) => new Message(texts));
}
