import { leading } from '../leading.ts';
import type { Span } from '../span.ts';
import { toFile } from './places.ts';
import type { RawLeaf, RawNode } from './plain.ts';
import { type SentText, SLOT_MARK } from './sent.ts';
import type { PreviewMessage } from './source.ts';
import type { ControlLeaf, SlotLeaf, TextLeaf, ViewLeaf, ViewNode } from './view.ts';

/** What is known of the stretches of a message. Spans are message spans. */
export interface Annotations {
  /** By index in the view’s findings; undefined for one that stands elsewhere. */
  readonly marks: readonly (Span | undefined)[];
  /** Characters that make a text message smaller. */
  readonly costly: ReadonlySet<string>;
  /** Gets the index of each mark that is shown. */
  onMark(index: number): void;
}

/** Characters that turn the direction of the text after them, and control characters: a message has no use for them. */
export const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;

/** Turns raw leaves into what is shown: slots by their values, stretches with their marks, sentences and file spans. */
export class Leaves {
  private readonly message: PreviewMessage;
  private readonly sent: SentText;
  private readonly notes: Annotations;

  constructor(message: PreviewMessage, sent: SentText, notes: Annotations) {
    this.message = message;
    this.sent = sent;
    this.notes = notes;
  }

  read(nodes: readonly RawNode[]): ViewNode[] {
    return nodes.flatMap((node): ViewNode[] => {
      if (node.type === 'raw') return this.leaf(node);
      if (!('children' in node)) return [node];
      const children = this.read(node.children);
      if (node.type === 'link') return [{ ...node, to: node.to.replaceAll(SLOT_MARK, '…'), children }];
      return [{ ...node, children }];
    });
  }

  private leaf(raw: RawLeaf): ViewLeaf[] {
    if (raw.unit !== undefined) {
      const start = this.toMessage(raw.at);
      const end = this.toMessage(raw.at + raw.unit - 1) + 1;
      return this.stretch(raw.text, start, end, true);
    }
    const leaves: ViewLeaf[] = [];
    for (let at = 0; at < raw.text.length; ) {
      if (raw.text[at] === SLOT_MARK) {
        const slot = this.slot(raw.at + at);
        if (slot) leaves.push(slot);
        at++;
        continue;
      }
      const mark = raw.text.indexOf(SLOT_MARK, at);
      const stop = Math.min(mark < 0 ? raw.text.length : mark, this.pieceEnd(raw.at + at) - raw.at);
      const start = this.toMessage(raw.at + at);
      leaves.push(...this.stretch(raw.text.slice(at, stop), start, start + stop - at, false));
      at = stop;
    }
    return leaves;
  }

  private slot(at: number): SlotLeaf | undefined {
    const piece = this.sent.pieces[this.pieceAt(at)]!;
    if (piece.type !== 'slot') return undefined;
    const { start, end, slot, value } = piece;
    const { text, from, missing, lost } = value;
    return {
      type: 'slot',
      source: this.message.text.slice(start, end),
      name: slot.name,
      blank: slot.type === 'blank',
      text: text.replace(CONTROLS, '\uFFFD'),
      from,
      ...(missing && { missing }),
      ...(lost && { lost }),
      ...this.about(start, end),
    };
  }

  /** Cuts a stretch where a mark or sentence begins or ends, and at characters that are shown in their own way. */
  private stretch(text: string, start: number, end: number, unit: boolean): ViewLeaf[] {
    if (unit) return [this.text(text, start, end)];
    const cuts = new Set([start, end]);
    const cut = (offset: number) => offset > start && offset < end && cuts.add(offset);
    for (const span of [...this.message.sentences, ...this.notes.marks]) {
      if (!span || span.end <= start || span.start >= end) continue;
      cut(span.start);
      cut(span.end);
    }
    for (const match of text.matchAll(CONTROLS)) {
      cut(start + match.index);
      cut(start + match.index + 1);
    }
    if (this.notes.costly.size > 0) this.cutCostly(text, start, cut);
    const sorted = [...cuts].sort((a, b) => a - b);
    return sorted.slice(1).map((to, i) => {
      const from = sorted[i]!;
      const part = text.slice(from - start, to - start);
      return part.length === 1 && part.search(CONTROLS) === 0
        ? this.control(part, from)
        : this.text(part, from, to);
    });
  }

  private cutCostly(text: string, start: number, cut: (offset: number) => void): void {
    let at = start;
    let was = false;
    for (const char of text) {
      const is = this.notes.costly.has(char);
      if (is !== was) cut(at);
      was = is;
      at += char.length;
    }
  }

  private text(text: string, start: number, end: number): TextLeaf {
    const [first = ''] = text;
    return {
      type: 'text',
      text,
      ...(this.notes.costly.has(first) && { costly: true as const }),
      ...this.about(start, end),
    };
  }

  private control(char: string, at: number): ControlLeaf {
    const code = `U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    return { type: 'control', code, ...this.about(at, at + 1) };
  }

  private about(start: number, end: number) {
    const touches = (span: Span | undefined) => span && span.start < end && span.end > start;
    const marks = this.notes.marks.flatMap((span, i) => (touches(span) ? [i] : []));
    for (const index of marks) this.notes.onMark(index);
    const sentence = this.message.sentences.findIndex(touches);
    const span = toFile(this.message.places, start, end);
    return {
      ...(span && { span }),
      ...(marks.length > 0 && { marks }),
      ...(sentence >= 0 && { sentence }),
    };
  }

  private toMessage(at: number): number {
    const i = this.pieceAt(at);
    const piece = this.sent.pieces[i]!;
    return piece.type === 'slot' ? piece.start : piece.start + at - this.sent.starts[i]!;
  }

  private pieceEnd(at: number): number {
    return this.sent.starts[this.pieceAt(at) + 1] ?? this.sent.text.length;
  }

  private pieceAt(at: number): number {
    const { starts } = this.sent;
    return Math.max(0, leading(starts.length, (i) => starts[i]! <= at) - 1);
  }
}

/** Branches that stand in a line of text; behind any other a new line begins. */
export const INLINE: ReadonlySet<string> = new Set([
  'strong',
  'emphasis',
  'underline',
  'strike',
  'code',
  'link',
]);
