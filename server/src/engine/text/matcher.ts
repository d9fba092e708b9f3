import type { Pattern, PhraseNode } from './pattern.ts';
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

/**
 * All patterns as one automaton over words. Every word of a text is looked at a bounded number of times, whatever the
 * patterns: a phrase spans a bounded number of words, and states are made as texts need them and then kept.
 */
export class Matcher {
  private readonly patterns: readonly Pattern[];
  /** Nondeterministic automaton: per state its steps on an atom, its free steps, and the pattern that it completes. */
  private readonly steps: { atom: number; to: number }[][] = [];
  private readonly free: number[][] = [];
  private readonly completes: number[] = [];
  private readonly startSet: number[];
  private readonly prefixes: { text: string; atom: number }[] = [];
  private readonly atomOfWord = new Map<string, number>();
  private atoms = 1; // atom 0 is “any word”

  private epoch = vocabularyEpoch;
  private classOfWord: number[] = [];
  private classes: number[][] = [];
  private classByKey = new Map<string, number>();
  private states: { next: Map<number, number>; byAtom: Map<number, number[]>; accepts: readonly number[] }[] = [];
  private stateByKey = new Map<string, number>();

  constructor(patterns: readonly Pattern[]) {
    this.patterns = patterns;
    const prefixAtoms = new Map<string, number>();
    const starts = patterns.map((pattern, number) => {
      const start = this.state();
      const end = this.build(pattern.root, start, prefixAtoms);
      this.completes[end] = number;
      return start;
    });
    this.startSet = starts;
    this.forget();
  }

  /** Every match in the sentence, the longest per pattern and first word, in order of the first word. */
  scan(tokens: Tokens, sentence: Sentence, found: Match[] = []): Match[] {
    if (this.epoch !== vocabularyEpoch || this.states.length > MAX_STATES) this.forget();
    const { word, traits } = tokens;
    const { first, last } = sentence;
    for (let from = first; from < last; from++) {
      let state = this.next(0, word[from]!, traits[from]!);
      if (state === DEAD) continue;
      const before = found.length;
      for (let to = from + 1; ; to++) {
        const { accepts } = this.states[state]!;
        for (const pattern of accepts) {
          const { atStart, atEnd } = this.patterns[pattern]!;
          if (atStart && from !== sentence.firstWord) continue;
          if (atEnd && to < sentence.lastWord) continue;
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
    this.classOfWord = [];
    this.classes = [];
    this.classByKey = new Map();
    this.states = [];
    this.stateByKey = new Map();
    this.stateOf(this.startSet);
  }

  private next(state: number, word: number, traits: number): number {
    const wordClass = this.classOfWord[word] ?? this.classify(word, traits);
    const { next } = this.states[state]!;
    const known = next.get(wordClass);
    if (known !== undefined) return known;
    const { byAtom } = this.states[state]!;
    const targets = new Set<number>();
    for (const atom of this.classes[wordClass]!) for (const target of byAtom.get(atom) ?? []) targets.add(target);
    const to = targets.size === 0 ? DEAD : this.stateOf([...targets]);
    next.set(wordClass, to);
    return to;
  }

  /** Words that satisfy the same atoms are one class, so that the automaton doesn't grow with the vocabulary of the texts. */
  private classify(word: number, traits: number): number {
    const text = wordOf(word);
    const atoms: number[] = [];
    if (!(traits & PUNCTUATION) || text === ',' || text === '"') atoms.push(0);
    const exact = this.atomOfWord.get(text);
    if (exact !== undefined) atoms.push(exact);
    for (const prefix of this.prefixes) if (text.startsWith(prefix.text)) atoms.push(prefix.atom);
    const key = atoms.join(',');
    let known = this.classByKey.get(key);
    if (known === undefined) {
      known = this.classes.length;
      this.classes.push(atoms);
      this.classByKey.set(key, known);
    }
    this.classOfWord[word] = known;
    return known;
  }

  private stateOf(seeds: readonly number[]): number {
    const closed = new Set(seeds);
    for (const state of closed) for (const target of this.free[state]!) closed.add(target);
    const members = [...closed].sort((a, b) => a - b);
    const key = members.join(',');
    const known = this.stateByKey.get(key);
    if (known !== undefined) return known;
    const byAtom = new Map<number, number[]>();
    const accepts: number[] = [];
    for (const member of members) {
      for (const { atom, to } of this.steps[member]!) {
        const targets = byAtom.get(atom);
        if (targets) targets.push(to);
        else byAtom.set(atom, [to]);
      }
      const completed = this.completes[member];
      if (completed !== undefined) accepts.push(completed);
    }
    this.states.push({ next: new Map(), byAtom, accepts });
    this.stateByKey.set(key, this.states.length - 1);
    return this.states.length - 1;
  }

  private state(): number {
    this.steps.push([]);
    this.free.push([]);
    return this.steps.length - 1;
  }

  /** Adds the automaton of `node` behind state `from` and returns its end. */
  private build(node: PhraseNode, from: number, prefixAtoms: Map<string, number>): number {
    if (node.type === 'sequence') return node.items.reduce((at, item) => this.build(item, at, prefixAtoms), from);
    const end = this.state();
    if (node.type === 'choice') {
      for (const option of node.options) this.free[this.build(option, from, prefixAtoms)]!.push(end);
    } else if (node.type === 'optional') {
      this.free[from]!.push(end);
      this.free[this.build(node.item, from, prefixAtoms)]!.push(end);
    } else if (node.type === 'gap') {
      let at = from;
      for (let i = 0; i < node.most; i++) {
        this.free[at]!.push(end);
        const beyond = this.state();
        this.steps[at]!.push({ atom: 0, to: beyond });
        at = beyond;
      }
      this.free[at]!.push(end);
    } else {
      this.steps[from]!.push({ atom: this.atomFor(node, prefixAtoms), to: end });
    }
    return end;
  }

  private atomFor(node: PhraseNode & { type: 'word' | 'prefix' | 'any' }, prefixAtoms: Map<string, number>): number {
    if (node.type === 'any') return 0;
    if (node.type === 'prefix') {
      let atom = prefixAtoms.get(node.text);
      if (atom === undefined) {
        atom = this.atoms++;
        prefixAtoms.set(node.text, atom);
        this.prefixes.push({ text: node.text, atom });
      }
      return atom;
    }
    const text = wordOf(node.id);
    let atom = this.atomOfWord.get(text);
    if (atom === undefined) {
      atom = this.atoms++;
      this.atomOfWord.set(text, atom);
    }
    return atom;
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

