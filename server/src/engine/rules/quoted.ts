import { fixedId } from '../text/words.ts';
import type { Place } from './contexts.ts';

/** Whether the words stand in quotation marks: the customer's words, a label on a screen. */
export function isQuoted({ reading, sentence, from, to }: Place): boolean {
  const { word, start, end } = reading.prose.tokens;
  const { text } = reading.prose;
  let open = false;
  for (let i = sentence.first; i < from; i++) {
    if (word[i] === QUOTE) open = !open;
  }
  if (open) {
    for (let i = to; i < sentence.last; i++) if (word[i] === QUOTE) return true;
    return /[“«]/.test(text.slice(sentence.start, start[from]));
  }
  if (!holdsSingleQuote(text, sentence.start, start[from]!)) return false;
  const before = text.slice(sentence.start, start[from]!);
  const opening = Math.max(before.lastIndexOf('‘'), before.search(/(?:^|\s)'[^']*$/));
  return (
    opening >= 0 &&
    !before.slice(opening + 1).match(/’(?!\w)/) &&
    /['’](?!\w)/.test(text.slice(end[to - 1], sentence.end))
  );
}

const QUOTE = fixedId('"');

function holdsSingleQuote(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x27 || unit === 0x2018) return true;
  }
  return false;
}
