import { AT_END, AT_START, type Automaton, closure } from './automaton.ts';
import { IntMap } from './intMap.ts';
import { NumberPool } from './numberPool.ts';
import type { Sentence } from './sentences.ts';
import { Stamps } from './stamps.ts';
import { PUNCTUATION, type Tokens } from './tokens.ts';
import { vocabularyEpoch, wordOf } from './words.ts';
import { larger } from './writtenWords.ts';

/** One phrase found: pattern number and tokens `[from, to)`. */
export interface Match {
  readonly pattern: number;
  readonly from: number;
  readonly to: number;
}

const DEAD = -1;
const MAX_STATES = 100_000;
const CLASS_BITS = 14;
const NO_PATTERNS: readonly number[] = [];

/**
 * Finds the phrases of an automaton. Every word of a text is looked at a bounded number of times, whatever the phrases: a
 * phrase spans a bounded number of words, and deterministic states are made as texts need them and then kept.
 */
export class Matcher {
  private readonly automaton: Automaton;
  /** By state of the automaton: the pattern that ends there, or -1. */
  private readonly completes: Int32Array;
  private readonly placeOfWord = new Map<string, number>();
  /** By the place of a word in the automaton: where it stands before. */
  private readonly placeBefore = new Map<number, number>();
  private readonly reached: Stamps;
  private readonly anyWord: ReadonlySet<number>;
  /** The atoms that a word satisfies. */
  private readonly satisfied: Stamps;

  private epoch = vocabularyEpoch;
  /** By word: the state behind it at the beginning of a phrase and two more, or 0. */
  private begun = new Int32Array(0);
  /** By word: its class and one more, or 0. */
  private classOfWord = new Int32Array(0);
  /** Per class: the atoms that its words satisfy. */
  private classes = new NumberPool();
  private classByKey = new Map<string, number>();
  /** Per state: the states of the automaton that it stands for, in order. */
  private members = new NumberPool();
  /** Per state: the patterns that end in it. */
  private accepts: (readonly number[])[] = [];
  /** By a hash of its members: the state that was made last. */
  private stateByHash = new IntMap();
  /** Per state: the one made before it with the same hash, or DEAD. */
  private earlier: number[] = [];
  /** Per state, made when it is first needed: the state behind a word that is none of those it waits for, and two more. */
  private others = new Int32Array(0);
  /** From `state << CLASS_BITS | class of the word` to the next state. */
  private steps = new IntMap();

  constructor(automaton: Automaton) {
    this.automaton = automaton;
    this.completes = new Int32Array(automaton.states).fill(-1);
    this.reached = new Stamps(automaton.states);
    this.satisfied = new Stamps(automaton.atoms);
    const { patterns, words, anyWord } = automaton;
    this.anyWord = new Set(Array.from(anyWord));
    for (let i = 0; i < patterns.length; i += 2) this.completes[patterns[i]!] = i / 2;
    for (let place = 0; place < words.length; place++) {
      const before = this.placeOfWord.get(words[place]!);
      if (before !== undefined) this.placeBefore.set(place, before);
      this.placeOfWord.set(words[place]!, place);
    }
    this.forget();
  }

  /** Every match in the sentence, the longest per pattern and first word, in order of the first word. */
  scan(tokens: Tokens, sentence: Sentence): Match[] {
    if (
      this.epoch !== vocabularyEpoch ||
      this.members.count > MAX_STATES ||
      this.classes.count >> (CLASS_BITS - 1)
    ) {
      this.forget();
    }
    const found: Match[] = [];
    const { word, traits } = tokens;
    const { first, last } = sentence;
    for (let from = first; from < last; from++) {
      let state = this.begin(word[from]!, traits[from]!);
      if (state === DEAD) continue;
      const before = found.length;
      for (let to = from + 1; ; to++) {
        const accepts = this.accepts[state]!;
        for (let i = 0; i < accepts.length; i++) {
          const pattern = accepts[i]!;
          const anchors = this.automaton.patterns[pattern * 2 + 1]!;
          if (anchors & AT_START && from !== sentence.firstWord) continue;
          if (anchors & AT_END && to < sentence.lastWord) continue;
          keepLongest(found, before, pattern, from, to);
        }
        if (to >= last) break;
        state = this.next(state, word[to]!, traits[to]!);
        if (state === DEAD) break;
      }
    }
    return found;
  }

  private forget(): void {
    this.epoch = vocabularyEpoch;
    this.begun = new Int32Array(1 << 10);
    this.classOfWord = new Int32Array(1 << 10);
    this.classes = new NumberPool();
    this.classByKey = new Map();
    this.members = new NumberPool();
    this.accepts = [];
    this.stateByHash = new IntMap();
    this.earlier = [];
    this.others = new Int32Array(1 << 10);
    this.steps = new IntMap();
  }

  /** The state behind a word that may begin a phrase. */
  private begin(word: number, traits: number): number {
    const known = word < this.begun.length ? this.begun[word]! : 0;
    if (known !== 0) return known - 2;
    const { starts, values } = this.automaton.beginnings;
    const targets: number[] = [];
    const { classes } = this;
    const wordClass = this.classFor(word, traits);
    for (let c = classes.from(wordClass); c < classes.to(wordClass); c++) {
      const atom = classes.values[c]!;
      for (let i = starts[atom]!; i < starts[atom + 1]!; i++) targets.push(values[i]!);
    }
    const state = this.stateOf(targets);
    while (word >= this.begun.length) this.begun = larger(this.begun, new Int32Array(this.begun.length * 2));
    this.begun[word] = state + 2;
    return state;
  }

  private next(state: number, word: number, traits: number): number {
    const wordClass = this.classFor(word, traits);
    const key = (state << CLASS_BITS) | wordClass;
    let to = this.steps.get(key);
    if (to === undefined) {
      to = this.follow(state, wordClass);
      this.steps.set(key, to);
    }
    return to;
  }

  /** The state behind a word of a class. */
  private follow(state: number, wordClass: number): number {
    const { satisfied, anyWord, classes, members } = this;
    const { starts, values } = this.automaton.steps;
    satisfied.clear();
    for (let i = classes.from(wordClass); i < classes.to(wordClass); i++) satisfied.add(classes.values[i]!);
    const targets: number[] = [];
    let waitedFor = false;
    for (let m = members.from(state); m < members.to(state); m++) {
      const member = members.values[m]!;
      for (let i = starts[member]!; i < starts[member + 1]!; i += 2) {
        const atom = values[i]!;
        if (!satisfied.has(atom)) continue;
        targets.push(values[i + 1]!);
        waitedFor ||= !anyWord.has(atom);
      }
    }
    if (waitedFor || targets.length === 0) return this.stateOf(targets);
    while (state >= this.others.length)
      this.others = larger(this.others, new Int32Array(this.others.length * 2));
    if (this.others[state] === 0) this.others[state] = this.stateOf(targets) + 2;
    return this.others[state]! - 2;
  }

  private classFor(word: number, traits: number): number {
    const known = word < this.classOfWord.length ? this.classOfWord[word]! : 0;
    return known !== 0 ? known - 1 : this.classify(word, traits);
  }

  /** Words that satisfy the same atoms are one class, so that the automaton doesn't grow with the vocabulary of the texts. */
  private classify(word: number, traits: number): number {
    const text = wordOf(word);
    const { atomsOfWords, anyWord, prefixes, prefixAtoms } = this.automaton;
    const { starts, values } = atomsOfWords;
    const atoms: number[] = [];
    for (let place = this.placeOfWord.get(text); place !== undefined; place = this.placeBefore.get(place))
      for (let i = starts[place]!; i < starts[place + 1]!; i++) atoms.push(values[i]!);
    if (!(traits & PUNCTUATION) || text === ',' || text === '"') atoms.push(...Array.from(anyWord));
    for (let i = 0; i < prefixes.length; i++) if (text.startsWith(prefixes[i]!)) atoms.push(prefixAtoms[i]!);
    const key = atoms.join();
    let known = this.classByKey.get(key);
    if (known === undefined) {
      known = this.classes.add(atoms);
      this.classByKey.set(key, known);
    }
    while (word >= this.classOfWord.length)
      this.classOfWord = larger(this.classOfWord, new Int32Array(this.classOfWord.length * 2));
    this.classOfWord[word] = known + 1;
    return known;
  }

  private stateOf(targets: readonly number[]): number {
    if (targets.length === 0) return DEAD;
    const members = closure(targets, this.automaton.moves, this.reached);
    const hash = members.reduce((sum, member) => Math.imul(sum, 31) + member, 7) >>> 2;
    const last = this.stateByHash.get(hash) ?? DEAD;
    for (let state = last; state !== DEAD; state = this.earlier[state]!)
      if (this.members.is(state, members)) return state;
    const accepts = members.flatMap((member) =>
      this.completes[member]! < 0 ? [] : [this.completes[member]!],
    );
    const state = this.members.add(members);
    this.accepts.push(accepts.length === 0 ? NO_PATTERNS : accepts);
    this.stateByHash.set(hash, state);
    this.earlier.push(last);
    return state;
  }
}

function keepLongest(found: Match[], since: number, pattern: number, from: number, to: number): void {
  for (let i = since; i < found.length; i++) {
    if (found[i]!.pattern === pattern) {
      found[i] = { pattern, from, to };
      return;
    }
  }
  found.push({ pattern, from, to });
}
