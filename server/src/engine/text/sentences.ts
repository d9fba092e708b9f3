import { BREAK, CAPITAL, NUMBER, PUNCTUATION, SLOT, type Tokens, WORD } from './tokens.ts';
import { FIRST_FREE_ID, fixedId, wordOf } from './words.ts';

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
const DOT = fixedId('.');
const BANG = fixedId('!');
const QUESTION = fixedId('?');
const ELLIPSIS = fixedId('...');
const COMMA = fixedId(',');
const COLON = fixedId(':');
const DOUBLE_QUOTE = fixedId('"');
const QUOTE = fixedId("'");
const BRACKET = fixedId(')');
const EMOJI = fixedId('<emoji>');

/** A longer run without an end is no sentence that anybody wrote; cut, so that whatever is done once a finding stays cheap. */
const MOST_TOKENS = 300;

const LIST_MARK = /^[ \t]*(?:[-*•◦▪–—·]|\(?\d{1,2}[.)\]:]|\(?[a-z][.)]|#{1,6}|\d\uFE0F?\u20E3)[ \t]+/;

/** Splits a text into sentences. `masked` is the text that was tokenized, see markup.ts. */
export function splitSentences(masked: string, tokens: Tokens): Sentence[] {
  const sentences: Sentence[] = [];
  const { count, start, traits } = tokens;
  let first = 0;
  let lineStart = 0;
  let opensLine = true;
  // Closing quotes, brackets and emoji belong to the sentence that they follow: the last token before them.
  let ender = 0;
  for (let i = 0; i < count; i++) {
    if (i === first || !isCloser(tokens, i)) ender = i;
    const breaksLine = (traits[i]! & BREAK) !== 0;
    const isLast = i + 1 === count;
    let cut = isLast;
    if (!cut && breaksLine) cut = lineEndsSentence(masked, tokens, i, lineStart);
    if (!cut) cut = i - first >= MOST_TOKENS || endsSentence(masked, tokens, i, first, ender);
    if (cut) {
      sentences.push(sentenceOf(masked, tokens, first, i + 1, opensLine));
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
  const lastWord = tokens.word[i]!;
  if (lastWord === COLON || lastWord === DOT || lastWord === BANG || lastWord === QUESTION) return true;
  // A wrapped line is one whose next word would not have fitted into the width of the paragraph.
  const lineLength = gapStart - lineStart;
  const nextLower = (tokens.traits[next]! & (CAPITAL | WORD)) === WORD;
  if (lineLength < 35) return !(nextLower && lastWord !== COMMA && lineLength > 12);
  if (nextLower) return false;
  const nextLineEnd = masked.indexOf('\n', nextStart);
  const nextLength = (nextLineEnd < 0 ? masked.length : nextLineEnd) - nextLineStart;
  const wordLength = /^\S*/.exec(masked.slice(nextStart, nextStart + 60))![0].length;
  const width = Math.max(lineLength, Math.min(nextLength, 120));
  return lineLength + 1 + wordLength <= width || lineLength < 45;
}

function endsSentence(masked: string, tokens: Tokens, i: number, first: number, ender: number): boolean {
  const { word, traits, end, start } = tokens;
  if (word[i]! >= FIRST_FREE_ID) return false;
  const mark = word[ender]!;
  if (word[i] === EMOJI && ender === i - 1 && !isEnder(tokens, ender))
    return (traits[i + 1]! & CAPITAL) !== 0;
  if (mark !== DOT && mark !== BANG && mark !== QUESTION && mark !== ELLIPSIS) return false;
  const next = i + 1;
  if ((isCloser(tokens, next) || isEnder(tokens, next)) && !opensQuote(masked, tokens, next)) return false;
  if (end[i]! === start[next]! && !(traits[next]! & SLOT)) return false;
  const nextLower = (traits[next]! & (CAPITAL | WORD)) === WORD;
  if (mark === ELLIPSIS) return !nextLower;
  if (mark !== DOT) return !(nextLower && ender !== i && word[i] !== EMOJI);
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

function isCloser({ word, traits }: Tokens, i: number): boolean {
  const id = word[i]!;
  return (
    (id === DOUBLE_QUOTE || id === BRACKET || id === QUOTE || id === EMOJI) &&
    (traits[i]! & PUNCTUATION) !== 0
  );
}

function isEnder({ word }: Tokens, i: number): boolean {
  const id = word[i]!;
  return id === BANG || id === QUESTION || id === DOT || id === ELLIPSIS;
}

/** Whether a quotation mark stands at the beginning of a word, so that it opens what follows. */
function opensQuote(masked: string, tokens: Tokens, i: number): boolean {
  if (tokens.word[i] !== DOUBLE_QUOTE && tokens.word[i] !== QUOTE) return false;
  return /\s/.test(masked[tokens.start[i]! - 1] ?? ' ') && /\S/.test(masked[tokens.end[i]!] ?? ' ');
}

function sentenceOf(
  masked: string,
  tokens: Tokens,
  first: number,
  last: number,
  opensLine: boolean,
): Sentence {
  const { start, end, traits } = tokens;
  const markEnd = opensLine ? listMarkEnd(masked, start[first]!) : -1;
  let firstWord = first;
  while (firstWord < last - 1 && end[firstWord]! <= markEnd) firstWord++;
  while (firstWord < last - 1 && traits[firstWord]! & PUNCTUATION) firstWord++;
  let lastWord = last;
  while (lastWord > firstWord + 1 && traits[lastWord - 1]! & PUNCTUATION) lastWord--;
  return {
    start: start[first]!,
    end: end[last - 1]!,
    first,
    last,
    firstWord,
    lastWord,
    listItem: markEnd >= 0,
    opensLine,
    ending: endingOf(tokens, lastWord, last),
  };
}

/** Where the mark of a list item ends on the line that the token at `start` opens; -1 where there is none. */
function listMarkEnd(masked: string, start: number): number {
  const lineStart = masked.lastIndexOf('\n', start - 1) + 1;
  const line = masked.slice(lineStart, start + 12);
  // Most lines begin with a word.
  if (/^[A-Za-z][^.)]/.test(line)) return -1;
  const mark = LIST_MARK.exec(line);
  return mark ? lineStart + mark[0].length : -1;
}

function endingOf({ word }: Tokens, from: number, to: number): Sentence['ending'] {
  let ending: Sentence['ending'] = '';
  for (let i = from; i < to; i++) {
    const id = word[i]!;
    if (id === QUESTION) return '?';
    if (ending !== '') continue;
    if (id === DOT || id === ELLIPSIS) ending = '.';
    else if (id === BANG) ending = '!';
    else if (id === COLON) ending = ':';
    else if (id === COMMA) ending = ',';
  }
  return ending;
}
