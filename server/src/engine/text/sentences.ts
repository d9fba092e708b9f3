import { BREAK, CAPITAL, NUMBER, PUNCTUATION, SLOT, type Tokens, WORD } from './tokens.ts';
import { wordOf } from './words.ts';

/** A sentence, list item or line: tokens `[first, last)`. `start` and `end` are UTF-16 offsets into the text. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
  /** The first token that is no list mark or punctuation; where `^` matches. */
  readonly firstWord: number;
  /** One behind the last token that is no closing punctuation; where `$` matches. */
  readonly lastWord: number;
  readonly listItem: boolean;
  /** Begins a line, or a paragraph. */
  readonly opensLine: boolean;
  readonly ending: '.' | '!' | '?' | ':' | ',' | '';
}

const ABBREVIATIONS = new Set(
  'e.g i.e eg ie etc vs mr mrs ms dr prof st no inc ltd co corp approx dept est ext fig max min jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun p.m a.m pm am inst ult prox extn tel nr'.split(
    ' ',
  ),
);
const LIST_MARK = /^[ \t]*(?:[-*•◦▪–—·]|\(?\d{1,2}[.)\]:]|\(?[a-z][.)]|#{1,6}|\d\uFE0F?\u20E3)[ \t]+/;

/** Splits a text into sentences. `masked` is the text that was tokenized, see markup.ts. */
export function splitSentences(masked: string, tokens: Tokens): Sentence[] {
  const sentences: Sentence[] = [];
  const { count, start, traits } = tokens;
  let first = 0;
  let lineStart = 0;
  let opensLine = true;
  for (let i = 0; i < count; i++) {
    const breaksLine = (traits[i]! & BREAK) !== 0;
    const isLast = i + 1 === count;
    let cut = isLast;
    if (!cut && breaksLine) cut = lineEndsSentence(masked, tokens, i, lineStart);
    if (!cut) cut = endsSentence(masked, tokens, i, first);
    if (cut) {
      addSentence(sentences, masked, tokens, first, i + 1, opensLine);
      first = i + 1;
      opensLine = breaksLine;
    }
    if (!isLast && breaksLine) lineStart = masked.lastIndexOf('\n', start[i + 1]! - 1) + 1;
  }
  return sentences;
}

/** Whether the line that ends after token `i` ends a sentence too, rather than being wrapped by hand. */
function lineEndsSentence(masked: string, tokens: Tokens, i: number, lineStart: number): boolean {
  const gapStart = tokens.end[i]!;
  const next = i + 1;
  const nextStart = tokens.start[next]!;
  const gap = masked.slice(gapStart, nextStart);
  if (/\n[ \t]*\r?\n/.test(gap)) return true;
  const nextLineStart = masked.lastIndexOf('\n', nextStart - 1) + 1;
  if (LIST_MARK.test(masked.slice(nextLineStart, nextStart + 8))) return true;
  const lastWord = wordOf(tokens.word[i]!);
  if (lastWord === ':' || lastWord === '.' || lastWord === '!' || lastWord === '?') return true;
  // A wrapped line is one whose next word would not have fitted into the width of the paragraph.
  const lineLength = gapStart - lineStart;
  const nextLower = (tokens.traits[next]! & (CAPITAL | WORD)) === WORD;
  if (lineLength < 35) return !(nextLower && lastWord !== ',' && lineLength > 12);
  if (nextLower) return false;
  const nextLineEnd = masked.indexOf('\n', nextStart);
  const nextLength = (nextLineEnd < 0 ? masked.length : nextLineEnd) - nextLineStart;
  const wordLength = /^\S*/.exec(masked.slice(nextStart, nextStart + 60))![0].length;
  const width = Math.max(lineLength, Math.min(nextLength, 120));
  return lineLength + 1 + wordLength <= width || lineLength < 45;
}

function endsSentence(masked: string, tokens: Tokens, i: number, first: number): boolean {
  const { word, traits, end, start } = tokens;
  let ender = i;
  // Closing quotes, brackets and emoji belong to the sentence that they follow.
  while (ender > first && isCloser(tokens, ender)) ender--;
  const text = wordOf(word[ender]!);
  if (wordOf(word[i]!) === '<emoji>' && ender === i - 1 && !isEnder(tokens, ender))
    return (traits[i + 1]! & CAPITAL) !== 0;
  if (text !== '.' && text !== '!' && text !== '?' && text !== '...') return false;
  const next = i + 1;
  if ((isCloser(tokens, next) || isEnder(tokens, next)) && !opensQuote(masked, tokens, next)) return false;
  if (end[i]! === start[next]! && !(traits[next]! & SLOT)) return false;
  const nextLower = (traits[next]! & (CAPITAL | WORD)) === WORD;
  if (text === '...') return !nextLower;
  if (text !== '.') return !(nextLower && ender !== i && wordOf(word[i]!) !== '<emoji>');
  if (ender === first + 1 && traits[first]! & NUMBER) return false;
  if (ender > first && traits[ender - 1]! & WORD) {
    const before = wordOf(word[ender - 1]!);
    if (ABBREVIATIONS.has(before) && !(isTimeOfDay(before) && !nextLower))
      return nextLower ? false : !isTitle(before);
    // Initials: one letter and a full stop.
    if (before.length === 1 && before !== 'i' && traits[ender - 1]! & CAPITAL) return false;
    if (
      before.length === 1 &&
      end[ender - 1] === start[ender]! &&
      /[a-z]\.[a-z]\.$/i.test(masked.slice(Math.max(0, end[ender]! - 4), end[ender]!))
    ) {
      return !nextLower && /[ap]\.m\.$/i.test(masked.slice(Math.max(0, end[ender]! - 4), end[ender]!));
    }
  }
  return true;
}

const isTimeOfDay = (word: string) => word === 'am' || word === 'pm' || word === 'etc';
const isTitle = (word: string) =>
  /^(?:mr|mrs|ms|dr|prof|st|no|vs|eg|ie|fig|approx|ext|extn|inst|ult|tel|nr)$/.test(word);

function isCloser(tokens: Tokens, i: number): boolean {
  if (!(tokens.traits[i]! & PUNCTUATION)) return false;
  const text = wordOf(tokens.word[i]!);
  return text === '"' || text === ')' || text === "'" || text === '<emoji>';
}

function isEnder(tokens: Tokens, i: number): boolean {
  const text = wordOf(tokens.word[i]!);
  return text === '!' || text === '?' || text === '.' || text === '...';
}

/** Whether a quotation mark stands at the beginning of a word, so that it opens what follows. */
function opensQuote(masked: string, tokens: Tokens, i: number): boolean {
  const text = wordOf(tokens.word[i]!);
  if (text !== '"' && text !== "'") return false;
  return /\s/.test(masked[tokens.start[i]! - 1] ?? ' ') && /\S/.test(masked[tokens.end[i]!] ?? ' ');
}

function addSentence(
  sentences: Sentence[],
  masked: string,
  tokens: Tokens,
  first: number,
  last: number,
  opensLine: boolean,
): void {
  const { start, end, traits } = tokens;
  const lineStart = masked.lastIndexOf('\n', start[first]! - 1) + 1;
  const mark = opensLine
    ? LIST_MARK.exec(masked.slice(lineStart, Math.min(masked.length, start[first]! + 12)))
    : null;
  let firstWord = first;
  if (mark) while (firstWord < last - 1 && end[firstWord]! <= lineStart + mark[0].length) firstWord++;
  while (firstWord < last - 1 && traits[firstWord]! & PUNCTUATION) firstWord++;
  let lastWord = last;
  while (lastWord > firstWord + 1 && traits[lastWord - 1]! & PUNCTUATION) lastWord--;
  const ending = /[.!?:,]/.exec(endingOf(tokens, lastWord, last))?.[0] ?? '';
  sentences.push({
    start: start[first]!,
    end: end[last - 1]!,
    first,
    last,
    firstWord,
    lastWord,
    listItem: mark !== null,
    opensLine,
    ending: ending as Sentence['ending'],
  });
}

function endingOf(tokens: Tokens, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i++) text += wordOf(tokens.word[i]!);
  return text.includes('?') ? '?' : text;
}
