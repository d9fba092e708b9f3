import { vocabularyEpoch } from '../text/words.ts';
import { larger } from '../text/writtenWords.ts';

const MOST_PAIRS = 1 << 14;
const MET = 1 << 15;
const LENGTH_BITS = 8;
/** Entries are numbered by what is left of 32 bits, the sign apart. */
const MOST_ENTRIES = (1 << (31 - LENGTH_BITS)) - 1000;
/** Words from here on are too rare to keep pairs of. */
const MOST_WORDS = (1 << 16) - 1;

/**
 * What pairs of words add to the sums of a model, kept from one text to the next: the same words stand together again and again,
 * and one look-up is quicker than one for each feature. When there are too many, all are forgotten.
 */
export class PairRows {
  /** A label and what is added to it: `label << 8 | amount & 255`; the entries of one pair stand together. */
  entries = new Int16Array(1 << 12);
  /** How many features the entries of a pair sum up, which is the same for all. */
  features = 0;
  private filled = 0;
  private pairs = 0;
  /** Two numbers a place: the words, and where the entries begin `<< LENGTH_BITS` beside how many they are. */
  private places = new Int32Array(1 << 11);
  /** Pairs that were met once of late, by their place. */
  private readonly met = new Int32Array(MET);
  private epoch = vocabularyEpoch;

  /** Whether a pair that is not known was met before, so that it is worth keeping; most are met once and never again. */
  meetsAgain(before: number, word: number): boolean {
    const key = keyOf(before, word);
    const at = (placeOf(key) >> 1) & (MET - 1);
    if (this.met[at] === key) return true;
    this.met[at] = key;
    return false;
  }

  /** What `from` and `to` take; -1 where the pair is not known. */
  find(before: number, word: number): number {
    const { places } = this;
    if (!isKept(before, word)) return -1;
    const key = keyOf(before, word);
    const mask = places.length - 2;
    let at = placeOf(key) & mask;
    while (places[at] !== 0 && places[at] !== key) at = (at + 2) & mask;
    return places[at] === key ? places[at + 1]! : -1;
  }

  /** Where the entries of a pair begin. */
  from(row: number): number {
    return row >>> LENGTH_BITS;
  }

  /** Behind the last of them. */
  to(row: number): number {
    return (row >>> LENGTH_BITS) + (row & ((1 << LENGTH_BITS) - 1));
  }

  /** Takes what a pair that is not known adds to each label. Returns what `find` will. */
  learn(before: number, word: number, sums: Int32Array, features: number): number {
    this.features = features;
    // A sum of a few weights takes a few entries.
    if (this.filled + sums.length * features > this.entries.length)
      this.entries = larger(this.entries, new Int16Array(this.entries.length * 2));
    const from = this.filled;
    let to = from;
    for (let label = 0; label < sums.length; label++) {
      for (let rest = sums[label]!; rest !== 0; ) {
        const amount = Math.max(-128, Math.min(127, rest));
        this.entries[to++] = (label << 8) | (amount & 255);
        rest -= amount;
      }
    }
    const row = (from << LENGTH_BITS) | (to - from);
    if (isKept(before, word)) {
      this.filled = to;
      this.keep(keyOf(before, word), row);
    }
    return row;
  }

  /** Forgets the pairs of a vocabulary that is no more, and all when there are too many. */
  trim(): void {
    if (this.epoch === vocabularyEpoch && this.pairs < MOST_PAIRS && this.filled < MOST_ENTRIES) return;
    this.epoch = vocabularyEpoch;
    this.filled = 0;
    this.pairs = 0;
    this.places = new Int32Array(1 << 11);
  }

  private keep(key: number, row: number): void {
    this.pairs++;
    if (this.pairs * 4 > this.places.length) {
      const before = this.places;
      this.places = new Int32Array(before.length * 2);
      for (let at = 0; at < before.length; at += 2)
        if (before[at] !== 0) this.put(before[at]!, before[at + 1]!);
    }
    this.put(key, row);
  }

  private put(key: number, row: number): void {
    const mask = this.places.length - 2;
    let at = placeOf(key) & mask;
    while (this.places[at] !== 0) at = (at + 2) & mask;
    this.places[at] = key;
    this.places[at + 1] = row;
  }
}

const isKept = (before: number, word: number): boolean => before < MOST_WORDS && word < MOST_WORDS;

/** Never 0. */
const keyOf = (before: number, word: number): number => ((before + 1) << 16) | (word + 1);

function placeOf(key: number): number {
  const hash = Math.imul(key, 0x9e3779b1);
  return (hash ^ (hash >>> 15)) << 1;
}
