import type { Prose } from '../../text/prose.ts';
import type { Sentence } from '../../text/sentences.ts';
import { CAPITAL, CAPITALS, WORD } from '../../text/tokens.ts';
import { wordOf } from '../../text/words.ts';
import { isFirstName, mayBeName } from './lists.ts';

/** A sentence as written words and punctuation, contractions and possessives apart; words are counted from nought. */
export class Line {
  readonly count: number;
  private readonly prose: Prose;
  private readonly sentence: Sentence;

  constructor(prose: Prose, sentence: Sentence) {
    this.prose = prose;
    this.sentence = sentence;
    this.count = sentence.last - sentence.first;
  }

  start(i: number): number {
    return this.prose.tokens.start[this.sentence.first + i]!;
  }

  end(i: number): number {
    return this.prose.tokens.end[this.sentence.first + i]!;
  }

  traits(i: number): number {
    return i >= 0 && i < this.count ? this.prose.tokens.traits[this.sentence.first + i]! : 0;
  }

  /** Small letters; '' beyond the sentence. */
  word(i: number): string {
    return i >= 0 && i < this.count ? wordOf(this.prose.tokens.word[this.sentence.first + i]!) : '';
  }

  /** The words themselves, as they are written. */
  written(i: number): string {
    return this.prose.masked.slice(this.start(i), this.end(i)).replaceAll('\u2060', '');
  }

  /** Begins with a capital and is not all capitals. */
  isCapital(i: number): boolean {
    return (this.traits(i) & (CAPITAL | CAPITALS | WORD)) === (CAPITAL | WORD);
  }

  isInitial(i: number): boolean {
    return (this.traits(i) & CAPITAL) !== 0 && this.end(i) - this.start(i) === 1 && this.word(i) !== 'i';
  }

  isPossessive(i: number): boolean {
    return this.word(i) === "'s";
  }

  /** What stands between a word and the one before it. */
  private between(i: number): string {
    return this.prose.masked.slice(this.end(i - 1), this.start(i));
  }

  /** The character before a word; '' at the beginning of the text. */
  characterBefore(i: number): string {
    return this.prose.masked.charAt(this.start(i) - 1);
  }

  /** The two characters behind a word, as far as there are any. */
  charactersBehind(i: number): string {
    return this.prose.masked.slice(this.end(i), this.end(i) + 2);
  }

  /** The number of the word in the vocabulary. */
  id(i: number): number {
    return this.prose.tokens.word[this.sentence.first + i]!;
  }

  /** Behind the name that begins at a word: initials, further first names and a surname belong to it. */
  nameEnd(i: number): number {
    let to = i + 1;
    for (let more = 0; more < 3 && to < this.count; more++) {
      const joined = this.between(to);
      if (joined.includes('\n')) break;
      if (this.isInitial(to) && !/^\s*[,;]/.test(joined)) {
        to += this.word(to + 1) === '.' && this.isCapital(to + 2) ? 2 : 1;
        continue;
      }
      if (
        !this.isCapital(to) ||
        !/^(?:[ \u00A0]|-)$/.test(joined) ||
        !(isFirstName(this.written(to)) || mayBeName(this.written(to)))
      )
        break;
      to++;
    }
    return to;
  }

  /** The first that is no punctuation. */
  firstWord(): number {
    return this.sentence.firstWord - this.sentence.first;
  }
}
