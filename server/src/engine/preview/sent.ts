import type { Piece } from './compose.ts';
import type { PreviewMessage } from './source.ts';

/** Stands for a slot in the text that markup is read from. */
export const SLOT_MARK = '\uE000';

/** A text as it is sent, with one `SLOT_MARK` for each slot, and the way back to the message. */
export interface SentText {
  readonly text: string;
  readonly format: 'text' | 'html';
  readonly pieces: readonly Piece[];
  /** Offset into `text` at which each piece begins. */
  readonly starts: readonly number[];
}

/** The pieces as one sent text for each text of the macro that holds some, with the offsets of the macro’s texts. */
export function sentTexts(message: PreviewMessage, pieces: readonly Piece[]): (SentText & { at: number })[] {
  return message.texts.flatMap(({ start, format }, i) => {
    const end = message.texts[i + 1]?.start ?? message.text.length;
    const own = pieces.flatMap((piece) => clip(piece, start, end));
    return own.length > 0 ? [{ ...sentText(message.text, own, format), at: start }] : [];
  });
}

/** A piece of text may go on into the next text of the macro. */
function clip(piece: Piece, start: number, end: number): Piece[] {
  if (piece.type === 'slot') return piece.start >= start && piece.start < end ? [piece] : [];
  const from = Math.max(piece.start, start);
  const to = Math.min(piece.end, end);
  return from < to ? [{ type: 'text', start: from, end: to }] : [];
}

function sentText(message: string, pieces: readonly Piece[], format: 'text' | 'html'): SentText {
  const starts: number[] = [];
  let text = '';
  for (const piece of pieces) {
    starts.push(text.length);
    text +=
      piece.type === 'slot'
        ? SLOT_MARK
        : message.slice(piece.start, piece.end).replaceAll(SLOT_MARK, '\uFFFD').replaceAll('\0', '\uFFFD');
  }
  return { text, format, pieces, starts };
}

/** What is sent, with the slots’ values in it. */
export function plainText(message: string, pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => (piece.type === 'slot' ? piece.value.text : message.slice(piece.start, piece.end)))
    .join('');
}
