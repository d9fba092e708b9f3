import { CODE_CHAR, JOIN_CHAR, LINK_CHAR, SLOT_CHAR } from './markup.ts';
import type { Slot } from './slots.ts';
import { wordEntry, wordId } from './words.ts';

/** What a token is, besides its word. */
export const CAPITAL = 1; // begins with a capital letter
export const CAPITALS = 2; // two or more letters, all capitals
export const WORD = 4;
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
  readonly traits: Uint8Array;
}

/** Token words that stand for a whole class; no written word can be spelled like them. */
export const SPECIAL = { number: '<number>', slot: '<slot>', code: '<code>', link: '<link>', emoji: '<emoji>' } as const;

const TOKEN = new RegExp(
  [
    `[A-Za-zÀ-ɏ${JOIN_CHAR}][A-Za-zÀ-ɏ0-9${JOIN_CHAR}]*(?:['’‘ʼ´][A-Za-zÀ-ɏ${JOIN_CHAR}]+)*`, // 1 word
    String.raw`\d[\d.,:/]*\d|\d`, // 2 number
    `${SLOT_CHAR}+`, // 3
    `${CODE_CHAR}+`, // 4
    `${LINK_CHAR}+`, // 5
    String.raw`\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F|\u200D\p{Extended_Pictographic})*`, // 6
    String.raw`\.{2,}|…|[!?]+|[–—]+|--+|(?<![A-Za-z0-9])-|-(?![A-Za-z0-9])|[.,;:()"“”«»%&+/=]|['‘’](?!\w)|(?<!\w)['‘’]`, // 7 punctuation
    String.raw`\n`, // 8
  ]
    .map((part) => `(${part})`)
    .join('|'),
  'gu',
);

const FOLDED_PUNCTUATION: Record<string, string> = { '…': '...', '–': '-', '—': '-', '--': '-', '---': '-', '“': '"', '”': '"', '«': '"', '»': '"', '‘': "'", '’': "'" };

/** Splits a masked text (see markup.ts) into tokens. Line breaks become the trait BREAK of the token before. */
export function tokenize(masked: string, slots: readonly Slot[]): Tokens {
  const buffer = new TokenBuffer(Math.max(16, masked.length >> 2));
  let nextSlot = 0;
  TOKEN.lastIndex = 0;
  for (let m = TOKEN.exec(masked); m; m = TOKEN.exec(masked)) {
    const start = m.index;
    const text = m[0];
    if (m[1] !== undefined) addWord(buffer, text, start);
    else if (m[2] !== undefined) buffer.add(start, start + text.length, NUMBER_ID(), NUMBER);
    else if (m[3] !== undefined) {
      // Slots that touch are one run of marks but several tokens.
      while (nextSlot < slots.length && slots[nextSlot]!.end <= start) nextSlot++;
      const end = start + text.length;
      while (nextSlot < slots.length && slots[nextSlot]!.start < end) {
        const slot = slots[nextSlot++]!;
        if (slot.type !== 'tag') buffer.add(slot.start, slot.end, wordId(SPECIAL.slot), SLOT);
      }
    } else if (m[4] !== undefined) buffer.add(start, start + text.length, wordId(SPECIAL.code), CODE);
    else if (m[5] !== undefined) buffer.add(start, start + text.length, wordId(SPECIAL.link), CODE);
    else if (m[6] !== undefined) buffer.add(start, start + text.length, wordId(SPECIAL.emoji), PUNCTUATION);
    else if (m[7] !== undefined) buffer.add(start, start + text.length, wordId(foldPunctuation(text)), PUNCTUATION);
    else buffer.breakLine();
  }
  return buffer.done();
}

const NUMBER_ID = () => wordId(SPECIAL.number);

function foldPunctuation(text: string): string {
  if (text.length > 1 && (text[0] === '!' || text[0] === '?')) return text.includes('?') ? '?' : '!';
  if (text[0] === '.' && text.length > 1) return '...';
  return FOLDED_PUNCTUATION[text] ?? text;
}

function addWord(buffer: TokenBuffer, written: string, start: number): void {
  const trimmed = written.replaceAll(JOIN_CHAR, '');
  if (trimmed === '') return;
  const lead = written.startsWith(JOIN_CHAR) ? written.search(/[^\u2060]/) : 0;
  const tail = countTrailingJoins(written);
  const entry = wordEntry(trimmed);
  const first = trimmed[0]!;
  let traits = WORD;
  if (first !== first.toLowerCase()) {
    traits |= CAPITAL;
    if (trimmed.length > 1 && trimmed === trimmed.toUpperCase()) traits |= CAPITALS;
  }
  const end = start + written.length - tail;
  const { ids, cuts } = entry;
  const whole = lead === 0 && tail === 0 && trimmed.length === written.length;
  for (let i = 0; i < ids.length; i++) {
    const from = i === 0 ? start + lead : start + (whole ? cuts[i]! : Math.min(written.length - tail - 1, lead + cuts[i]!));
    const to = i + 1 < ids.length ? start + lead + cuts[i + 1]! : end;
    buffer.add(from, to, ids[i]!, i === 0 ? traits : traits & ~CAPITAL);
  }
}

function countTrailingJoins(written: string): number {
  let count = 0;
  while (written[written.length - 1 - count] === JOIN_CHAR) count++;
  return count;
}

class TokenBuffer {
  private start: Int32Array;
  private end: Int32Array;
  private word: Int32Array;
  private traits: Uint8Array;
  private count = 0;

  constructor(capacity: number) {
    this.start = new Int32Array(capacity);
    this.end = new Int32Array(capacity);
    this.word = new Int32Array(capacity);
    this.traits = new Uint8Array(capacity);
  }

  add(start: number, end: number, word: number, traits: number): void {
    if (this.count === this.word.length) this.grow();
    const i = this.count++;
    this.start[i] = start;
    this.end[i] = end;
    this.word[i] = word;
    this.traits[i] = traits;
  }

  breakLine(): void {
    if (this.count > 0) this.traits[this.count - 1]! |= BREAK;
  }

  done(): Tokens {
    const { start, end, word, traits, count } = this;
    return { start, end, word, traits, count };
  }

  private grow(): void {
    const capacity = this.word.length * 2;
    this.start = copyInto(new Int32Array(capacity), this.start);
    this.end = copyInto(new Int32Array(capacity), this.end);
    this.word = copyInto(new Int32Array(capacity), this.word);
    this.traits = copyInto(new Uint8Array(capacity), this.traits);
  }
}

function copyInto<T extends Int32Array | Uint8Array>(target: T, source: T): T {
  target.set(source);
  return target;
}
