import { AT_END, AT_START, type Automaton } from './automaton.ts';
import { IntMap } from './intMap.ts';
import type { Sentence } from './sentences.ts';
import { PUNCTUATION, type Tokens } from './tokens.ts';
import { vocabularyEpoch, wordOf } from './words.ts';

/** One phrase found: pattern number and tokens `[from, to)`. */
export interface Match {
  readonly pattern: number;
  readonly from: number;
  readonly to: number;
}

const DEAD = -1;
const MAX_STATES = 20_000;
const CLASS_BITS = 14;

interface State {
  readonly byAtom: Map<number, number[]>;
  readonly accepts: readonly number[];
}

/**
 * Finds the phrases of an automaton. Every word of a text is looked at a bounded number of times, whatever the phrases: a
 * phrase spans a bounded number of words, and deterministic states are made as texts need them and then kept.
 */
export class Matcher {
  private readonly automaton: Automaton;
  /** Where the steps and moves of a state begin in their lists; one more entry at the end. */
  private readonly stepStart: Int32Array;
  private readonly moveStart: Int32Array;
  private readonly completes: Int32Array;
  private readonly prefixes: { readonly text: string; readonly atom: number }[] = [];
  private readonly atomsOfWord = new Map<string, number[]>();

  private epoch = vocabularyEpoch;
  private classOfWord: number[] = [];
  private classes: (readonly number[])[] = [];
  private classByKey = new Map<string, number>();
  private states: State[] = [];
  private stateByKey = new Map<string, number>();
  /** From `state << CLASS_BITS | class of the word` to the next state. */
  private steps = new IntMap();

  constructor(automaton: Automaton) {
    this.automaton = automaton;
    this.stepStart = starts(automaton.steps, 3, automaton.states);
    this.moveStart = starts(automaton.moves, 2, automaton.states);
    this.completes = new Int32Array(automaton.states).fill(-1);
    for (let i = 0; i < automaton.patterns.length; i += 3) this.completes[automaton.patterns[i + 1]!] = i / 3;
    automaton.atoms.forEach((atom, index) => {
      if (index === 0) return;
      if (typeof atom === 'string' && atom.endsWith('*'))
        this.prefixes.push({ text: atom.slice(0, -1), atom: index });
      else for (const word of typeof atom === 'string' ? [atom] : atom) this.addAtom(word, index);
    });
    this.forget();
  }

  /** Every match in the sentence, the longest per pattern and first word, in order of the first word. */
  scan(tokens: Tokens, sentence: Sentence): Match[] {
    if (
      this.epoch !== vocabularyEpoch ||
      this.states.length > MAX_STATES ||
      this.classes.length >> (CLASS_BITS - 1)
    ) {
      this.forget();
    }
    const found: Match[] = [];
    const { word, traits } = tokens;
    const { first, last } = sentence;
    for (let from = first; from < last; from++) {
      let state = this.next(0, word[from]!, traits[from]!);
      if (state === DEAD) continue;
      const before = found.length;
      for (let to = from + 1; ; to++) {
        for (const pattern of this.states[state]!.accepts) {
          const anchors = this.automaton.patterns[pattern * 3 + 2]!;
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

  private addAtom(word: string, atom: number): void {
    const known = this.atomsOfWord.get(word);
    if (known) known.push(atom);
    else this.atomsOfWord.set(word, [atom]);
  }

  private forget(): void {
    this.epoch = vocabularyEpoch;
    this.classOfWord = [];
    this.classes = [];
    this.classByKey = new Map();
    this.states = [];
    this.stateByKey = new Map();
    this.steps = new IntMap();
    const { patterns } = this.automaton;
    const seeds: number[] = [];
    for (let i = 0; i < patterns.length; i += 3) seeds.push(patterns[i]!);
    this.stateOf(seeds);
  }

  private next(state: number, word: number, traits: number): number {
    const wordClass = this.classOfWord[word] ?? this.classify(word, traits);
    const key = (state << CLASS_BITS) | wordClass;
    const known = this.steps.get(key);
    if (known !== undefined) return known;
    const targets = new Set<number>();
    const { byAtom } = this.states[state]!;
    for (const atom of this.classes[wordClass]!)
      for (const target of byAtom.get(atom) ?? []) targets.add(target);
    const to = targets.size === 0 ? DEAD : this.stateOf(targets);
    this.steps.set(key, to);
    return to;
  }

  /** Words that satisfy the same atoms are one class, so that the automaton doesn't grow with the vocabulary of the texts. */
  private classify(word: number, traits: number): number {
    const text = wordOf(word);
    const atoms = [...(this.atomsOfWord.get(text) ?? [])];
    if (!(traits & PUNCTUATION) || text === ',' || text === '"') atoms.push(0);
    for (const prefix of this.prefixes) if (text.startsWith(prefix.text)) atoms.push(prefix.atom);
    const key = atoms.join();
    let known = this.classByKey.get(key);
    if (known === undefined) {
      known = this.classes.push(atoms) - 1;
      this.classByKey.set(key, known);
    }
    this.classOfWord[word] = known;
    return known;
  }

  private stateOf(seeds: Iterable<number>): number {
    const { steps, moves } = this.automaton;
    const closed = new Set(seeds);
    for (const member of closed) {
      for (let i = this.moveStart[member]!; i < this.moveStart[member + 1]!; i += 2)
        closed.add(moves[i + 1]!);
    }
    const members = Int32Array.from(closed).sort();
    const key = members.join();
    const known = this.stateByKey.get(key);
    if (known !== undefined) return known;
    const byAtom = new Map<number, number[]>();
    const accepts: number[] = [];
    for (const member of members) {
      for (let i = this.stepStart[member]!; i < this.stepStart[member + 1]!; i += 3) {
        const targets = byAtom.get(steps[i + 1]!);
        if (targets) targets.push(steps[i + 2]!);
        else byAtom.set(steps[i + 1]!, [steps[i + 2]!]);
      }
      if (this.completes[member]! >= 0) accepts.push(this.completes[member]!);
    }
    const number = this.states.push({ byAtom, accepts }) - 1;
    this.stateByKey.set(key, number);
    return number;
  }
}

/** Where each state's entries begin in a list that is sorted by state. */
function starts(list: readonly number[], width: number, states: number): Int32Array {
  const start = new Int32Array(states + 1);
  let at = 0;
  for (let state = 0; state <= states; state++) {
    while (at < list.length && list[at]! < state) at += width;
    start[state] = at;
  }
  return start;
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
