import { CODE_CHAR, JOIN_CHAR, LINK_CHAR, SLOT_CHAR } from './markup.ts';
import type { Slot } from './slots.ts';
import { TokenBuffer } from './tokenBuffer.ts';
import {
  CAPITAL,
  entryOf,
  singleId,
  singleTraits,
  type WordEntry,
  wordEntry,
  wordId,
  writtenNumber,
} from './words.ts';
import { hashUnit, WORD_HASH } from './writtenWords.ts';

export { CAPITAL, CAPITALS, WORD } from './words.ts';

/** What a token is, besides its word and what words.ts says of it. */
export const NUMBER = 8;
export const PUNCTUATION = 16;
export const SLOT = 32;
export const CODE = 64; // code or a link
export const BREAK = 128; // a line ends after this token

/** The tokens of a text as parallel arrays; offsets are UTF-16 units into the text. */
export interface Tokens {
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Canonical word id, see words.ts. */
  readonly word: Int32Array;
  readonly traits: Int32Array;
}

/** Token words that stand for a whole class; no written word can be spelled like them. */
export const SPECIAL = {
  number: '<number>',
  slot: '<slot>',
  code: '<code>',
  link: '<link>',
  emoji: '<emoji>',
} as const;

const EMOJI = /\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F|\u200D\p{Extended_Pictographic})*/uy;

// What a character may begin.
const NOTHING = 0;
const LETTER = 1;
const DIGIT = 2;
const MARK = 3; // punctuation that is a token by itself
const ENDER = 4; // “!” and “?”, which pile up
const DOT = 5;
const DASH = 6;
const HYPHEN = 7;
const QUOTE = 8; // an apostrophe or a single quotation mark
const LINE = 9;
const MARKER = 10; // a masked slot, code or link
const CURRENCY = 11;

const KIND = new Uint8Array(0x250);
for (let c = 0xc0; c < 0x250; c++) KIND[c] = LETTER;
for (let c = 65; c <= 90; c++) KIND[c] = KIND[c + 32] = LETTER;
for (let c = 48; c <= 57; c++) KIND[c] = DIGIT;
for (const c of ',;:()"«»%&+/=') KIND[c.charCodeAt(0)] = MARK;
KIND[33] = KIND[63] = ENDER;
KIND[46] = DOT;
KIND[45] = HYPHEN;
KIND[39] = KIND[0xb4] = QUOTE;
KIND[10] = LINE;
for (const c of '$¢£¥') KIND[c.charCodeAt(0)] = CURRENCY;

const JOIN = JOIN_CHAR.charCodeAt(0);
const SLOT_CODE = SLOT_CHAR.charCodeAt(0);
const CODE_CODE = CODE_CHAR.charCodeAt(0);
const LINK_CODE = LINK_CHAR.charCodeAt(0);

function kindOf(code: number): number {
  if (code < 0x250) return KIND[code]!;
  if (code === JOIN) return LETTER;
  if (code === 0x2019 || code === 0x2018 || code === 0x2bc) return QUOTE;
  if (code === 0x201c || code === 0x201d) return MARK;
  if (code === 0x2013 || code === 0x2014) return DASH;
  if (code === 0x2026) return DOT;
  if (code >= 0x20a0 && code < 0x20d0) return CURRENCY;
  return code === SLOT_CODE || code === CODE_CODE || code === LINK_CODE ? MARKER : NOTHING;
}

const isWordPart = (code: number): boolean => {
  const kind = kindOf(code);
  return kind === LETTER || kind === DIGIT;
};

/** Splits a masked text (see markup.ts) into tokens. Line breaks become the trait BREAK of the token before. */
export function tokenize(masked: string, slots: readonly Slot[]): Tokens {
  let nextSlot = 0;
  let at = 0;
  while (at < masked.length) {
    const code = masked.charCodeAt(at);
    const start = at;
    switch (kindOf(code)) {
      case LETTER:
        at = addWord(masked, at);
        break;
      case CURRENCY:
        at++;
        if (kindOf(masked.charCodeAt(at)) === DIGIT) at = addNumber(masked, start, at);
        break;
      case DIGIT:
        at = addNumber(masked, start, at);
        break;
      case MARK:
        at++;
        buffer.add(start, at, punctuationId(masked[start]!), PUNCTUATION);
        break;
      case ENDER:
        at = runEnd(masked, at, ENDER);
        buffer.add(start, at, punctuationId(masked.slice(start, at).includes('?') ? '?' : '!'), PUNCTUATION);
        break;
      case DOT:
        at = runEnd(masked, at, DOT);
        buffer.add(start, at, punctuationId(at - start > 1 || code === 0x2026 ? '...' : '.'), PUNCTUATION);
        break;
      case DASH:
        at = runEnd(masked, at, DASH);
        buffer.add(start, at, punctuationId('-'), PUNCTUATION);
        break;
      case HYPHEN: {
        at = runEnd(masked, at, HYPHEN);
        // A hyphen inside a word is no token: “follow-up” reads as “follow up”.
        const inside =
          at - start === 1 &&
          start > 0 &&
          isWordPart(masked.charCodeAt(start - 1)) &&
          isWordPart(masked.charCodeAt(at));
        if (!inside) buffer.add(start, at, punctuationId('-'), PUNCTUATION);
        break;
      }
      case QUOTE:
        at++;
        if (!isWordPart(masked.charCodeAt(at)) || start === 0 || !isWordPart(masked.charCodeAt(start - 1))) {
          buffer.add(start, at, punctuationId("'"), PUNCTUATION);
        }
        break;
      case LINE:
        at++;
        buffer.markLast(BREAK);
        break;
      case MARKER:
        while (masked.charCodeAt(at) === code) at++;
        if (code !== SLOT_CODE) {
          buffer.add(start, at, wordId(code === CODE_CODE ? SPECIAL.code : SPECIAL.link), CODE);
          break;
        }
        // Slots that touch are one run of marks but several tokens.
        while (nextSlot < slots.length && slots[nextSlot]!.end <= start) nextSlot++;
        for (; nextSlot < slots.length && slots[nextSlot]!.start < at; nextSlot++) {
          const slot = slots[nextSlot]!;
          if (slot.type !== 'tag') buffer.add(slot.start, slot.end, wordId(SPECIAL.slot), SLOT);
        }
        break;
      default:
        at = code < 0xa9 ? at + 1 : otherEnd(masked, at);
    }
  }
  return buffer.take();
}

/** Letters and digits, with apostrophes between letters. Returns the word's end. */
function addWord(masked: string, start: number): number {
  let hash = WORD_HASH;
  let joined = false;
  let at = start;
  for (; at < masked.length; at++) {
    const code = masked.charCodeAt(at);
    const kind = kindOf(code);
    if (kind !== LETTER && kind !== DIGIT) {
      const apostrophe =
        kind === QUOTE && at + 1 < masked.length && kindOf(masked.charCodeAt(at + 1)) === LETTER;
      if (!apostrophe) break;
    }
    joined ||= code === JOIN;
    hash = hashUnit(hash, code);
  }
  if (joined) addJoined(masked.slice(start, at), start);
  else {
    const number = writtenNumber(masked, start, at, hash);
    const id = singleId(number);
    if (id < 0) addParts(entryOf(number), start, at);
    else buffer.add(start, at, id, singleTraits(number));
  }
  return at;
}

/** A number whose digits begin at `digits`, with the sign of its currency before or after it. Returns its end. */
function addNumber(masked: string, start: number, digits: number): number {
  const end = numberEnd(masked, digits);
  const at = end < masked.length && kindOf(masked.charCodeAt(end)) === CURRENCY ? end + 1 : end;
  buffer.add(start, at, wordId(SPECIAL.number), NUMBER);
  return at;
}

/** Digits, with signs between them as in 9:30, 1,200.50 and 3/5. */
function numberEnd(masked: string, from: number): number {
  let end = from + 1;
  for (let at = end; at < masked.length; at++) {
    const code = masked.charCodeAt(at);
    if (kindOf(code) === DIGIT) end = at + 1;
    else if (code !== 46 && code !== 44 && code !== 58 && code !== 47) break;
  }
  return end;
}

function runEnd(masked: string, from: number, kind: number): number {
  let at = from + 1;
  while (at < masked.length && kindOf(masked.charCodeAt(at)) === kind) at++;
  return at;
}

/** An emoji is a token, any other character none. */
function otherEnd(masked: string, at: number): number {
  EMOJI.lastIndex = at;
  const emoji = EMOJI.exec(masked);
  if (!emoji) return at + 1;
  buffer.add(at, at + emoji[0].length, wordId(SPECIAL.emoji), PUNCTUATION);
  return at + emoji[0].length;
}

const punctuationId = (mark: string): number =>
  wordId(mark === '“' || mark === '”' || mark === '«' || mark === '»' ? '"' : mark);

/** A word with markup inside. */
function addJoined(written: string, start: number): void {
  const plain = written.replaceAll(JOIN_CHAR, '');
  if (plain === '') return;
  let lead = 0;
  let tail = 0;
  while (written[lead] === JOIN_CHAR) lead++;
  while (written[written.length - 1 - tail] === JOIN_CHAR) tail++;
  addParts(wordEntry(plain), start + lead, start + written.length - tail);
}

function addParts({ ids, cuts, traits }: WordEntry, start: number, end: number): void {
  for (let i = 0; i < ids.length; i++) {
    const from = start + cuts[i]!;
    const to = i + 1 < ids.length ? start + cuts[i + 1]! : end;
    buffer.add(from, Math.max(to, from), ids[i]!, i === 0 ? traits : traits & ~CAPITAL);
  }
}

const buffer = new TokenBuffer();
