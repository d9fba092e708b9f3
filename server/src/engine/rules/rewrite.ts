import type { Span } from '../span.ts';
import type { Prose } from '../text/prose.ts';
import type { Sentence } from '../text/sentences.ts';
import { closingMarks, openingMarks, withWrapping } from './wrapping.ts';

/** A replacement in message offsets. */
export interface MessageEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The edit that puts `replacement` in the place of `span` and keeps the sentence whole: capital letters, commas, spaces and
 * “a/an” are mended; a sentence of which nothing is left goes with its space. Undefined where nothing of the message would be left.
 */
export function rewrite(
  prose: Prose,
  sentence: Sentence,
  span: Span,
  replacement: string,
): MessageEdit | undefined {
  return replacement === '' ? deletion(prose, sentence, span) : swap(prose, sentence, span, replacement);
}

const LETTER = /[\p{L}\p{N}]/u;
/** What a reader sees: letters, and what stands for slots, code and links. */
const READABLE = /[\p{L}\p{N}\uE000-\uE002]/u;
/** A first word with a spelling of its own: iPhone. */
const HOLDS_CAPITAL = /^[\p{L}\p{M}]*\p{Lu}/u;

function swap({ text, tokens }: Prose, sentence: Sentence, span: Span, replacement: string): MessageEdit {
  let words = /^[.!?…]/.test(text.slice(span.end)) ? replacement.replace(/[.!?]+$/, '') : replacement;
  const opens = span.start <= tokens.start[sentence.firstWord]!;
  const written = text.slice(span.start, span.end);
  if (opens && /^\p{Lu}/u.test(written) && !HOLDS_CAPITAL.test(words)) words = capitalise(words);
  // A match may begin inside a contraction: the “'ll” of “it'll”.
  if (LETTER.test(text[span.start - 1] ?? '') && LETTER.test(words[0]!)) words = ` ${words}`;
  return mendArticle(text, { start: span.start, end: span.end, text: words });
}

function deletion(prose: Prose, sentence: Sentence, words: Span): MessageEdit | undefined {
  const { text, masked, tokens } = prose;
  const opens = words.start <= tokens.start[sentence.firstWord]!;
  const hasWordsBefore = LETTER.test(
    masked.slice(sentence.start, words.start).replace(/^\W*\d{1,2}[.)]/, ''),
  );
  if (!hasWordsBefore && !READABLE.test(masked.slice(words.end, sentence.end)))
    return wholeSentence(prose, sentence);
  const span = withWrapping(text, words);
  if (!span) return undefined;
  let { start, end } = span;
  const before = text.slice(sentence.start, start);
  const after = text.slice(end, Math.max(end, sentence.end));
  const marks = closingMarks(after);
  const commaAfter = /^\s*,\s*/.exec(after);
  const commaBefore = /,\s*$/.exec(before);
  const rest = after.slice(marks.length);
  const endsAfter = /^\s*[.!?;:)]/.test(rest) || rest.trim() === '';
  if (opens) {
    end += (commaAfter ?? /^[\s–—-]*/.exec(after))![0].length;
    const lead = openingMarks(text.slice(end));
    const next = text.slice(end + lead.length, end + lead.length + 1);
    const capital = /^\p{Lu}/u.test(text.slice(words.start, words.start + 1));
    return {
      start,
      end: end + lead.length + next.length,
      text: lead + (capital ? next.toUpperCase() : next),
    };
  }
  if (commaBefore && (commaAfter || endsAfter)) {
    start -= commaBefore[0].length;
    if (commaAfter) end += commaAfter[0].length;
    return mendArticle(text, { start, end, text: commaAfter ? ' ' : '' });
  }
  if (endsAfter || marks !== '') {
    start -= /\s*$/.exec(before)![0].length;
    return { start, end, text: '' };
  }
  end += /^\s*/.exec(after)![0].length;
  if (LETTER.test(text[start - 1] ?? '') && !/^['’]/.test(text.slice(end))) return { start, end, text: ' ' };
  return mendArticle(text, { start, end, text: '' });
}

/** The sentence with its space, and with the mark of a list item or the line that would be left without words. */
function wholeSentence({ text, tokens }: Prose, sentence: Sentence): MessageEdit | undefined {
  let wordsEnd = sentence.end;
  while (/[.!?…]/.test(text[wordsEnd] ?? '')) wordsEnd++;
  const words = sentence.listItem ? tokens.start[sentence.firstWord]! : sentence.start;
  const span = withWrapping(text, { start: words, end: wordsEnd });
  if (!span) return undefined;
  let { start, end } = span;
  const spaceAfter = /^[ \t]*/.exec(text.slice(end))![0].length;
  const endsLine = /^(?:\n|$)/.test(text.slice(end + spaceAfter));
  if (sentence.listItem && endsLine) start = text.lastIndexOf('\n', start - 1) + 1;
  if (text.slice(0, start).trim() === '' && text.slice(end).trim() === '') return undefined;
  if (spaceAfter > 0) end += spaceAfter;
  else start -= /[ \t]*$/.exec(text.slice(0, start))![0].length;
  const lineBefore = start === 0 || text[start - 1] === '\n';
  if (lineBefore && (text[end] === '\n' || end === text.length)) {
    // The sentence filled its line: the line goes too, and with it one of two empty lines around it.
    if (end === text.length) start = text.slice(0, start).trimEnd().length + (text.endsWith('\n') ? 1 : 0);
    else {
      end++;
      if (text[end] === '\n' && (start === 0 || text[start - 2] === '\n')) end++;
    }
  }
  return { start: Math.min(start, end), end, text: '' };
}

/** Makes “a” or “an” before the change fit the word that now follows it. */
function mendArticle(text: string, edit: MessageEdit): MessageEdit {
  const article = /(?:^|[^\p{L}])([aA]n?)(\s+)$/u.exec(text.slice(Math.max(0, edit.start - 8), edit.start));
  if (!article) return edit;
  const next = /^\s*(\p{L}+)/u.exec(edit.text + text.slice(edit.end, edit.end + 30))?.[1];
  if (!next) return edit;
  const wanted = beginsWithVowelSound(next) ? 'an' : 'a';
  if (article[1]!.toLowerCase() === wanted) return edit;
  const start = edit.start - article[1]!.length - article[2]!.length;
  const written = article[1]![0] === 'A' ? capitalise(wanted) : wanted;
  return { start, end: edit.end, text: written + article[2] + edit.text };
}

function beginsWithVowelSound(word: string): boolean {
  if (/^(?:hour|honest|honou?r|heir)/i.test(word)) return true;
  if (/^(?:uni|use|usu|euro|one\b|once\b|ubiq|u[rt]i)/i.test(word)) return false;
  return /^[aeiou]/i.test(word);
}

export const capitalise = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
