import { joinLists, joinNumbers, type NumberLists, numberLists } from './numberLists.ts';
import type { Pattern, PhraseNode } from './pattern.ts';
import { Stamps } from './stamps.ts';

/**
 * Phrases compiled into one nondeterministic automaton over words: plain numbers and strings, laid out as they are looked up, so
 * that the built-in phrases are compiled once, when macrolint is built. A step asks a word for an atom: any word, one of several
 * words, or the beginning of a word.
 */
export interface Automaton {
  /** The words that atoms name; one may stand here more than once. */
  readonly words: readonly string[];
  /** By word: its atoms. */
  readonly atomsOfWords: NumberLists;
  /** Beginnings of words, and the atom of each. */
  readonly prefixes: readonly string[];
  readonly prefixAtoms: ArrayLike<number>;
  /** The atoms that any word satisfies. */
  readonly anyWord: ArrayLike<number>;
  readonly atoms: number;
  readonly states: number;
  /** By state: pairs of an atom and the state behind it. */
  readonly steps: NumberLists;
  /** By state: the states that are reached from it without a word. */
  readonly moves: NumberLists;
  /** By atom: the states behind it where it begins a phrase. */
  readonly beginnings: NumberLists;
  /** Per pattern: its last state, and where it may stand: AT_START, AT_END. */
  readonly patterns: ArrayLike<number>;
}

/** Only at the start of a sentence. */
export const AT_START = 1;
/** Only at its end. */
export const AT_END = 2;

/** Compiles patterns; pattern `n` of the automaton is the `n`th of the list. */
export function compilePatterns(patterns: readonly Pattern[]): Automaton {
  const compiler = new Compiler();
  return compiler.compile(patterns);
}

/** Both automata as one; the patterns of `second` are numbered behind those of `first`. */
export function joinAutomata(first: Automaton, second: Automaton): Automaton {
  const atom = (index: number) => index + first.atoms;
  const state = (index: number) => index + first.states;
  return {
    words: [...first.words, ...second.words],
    atomsOfWords: joinLists(first.atomsOfWords, second.atomsOfWords, atom),
    prefixes: [...first.prefixes, ...second.prefixes],
    prefixAtoms: joinNumbers(first.prefixAtoms, second.prefixAtoms, atom),
    anyWord: joinNumbers(first.anyWord, second.anyWord, atom),
    atoms: first.atoms + second.atoms,
    states: first.states + second.states,
    steps: joinLists(first.steps, second.steps, (value, place) =>
      place % 2 === 0 ? atom(value) : state(value),
    ),
    moves: joinLists(first.moves, second.moves, state),
    beginnings: joinLists(first.beginnings, second.beginnings, state),
    patterns: joinNumbers(first.patterns, second.patterns, (value, place) =>
      place % 2 === 0 ? state(value) : value,
    ),
  };
}

/** The states themselves and those that are reached from them without a word, in order. `reached` holds none but them afterwards. */
export function closure(
  states: readonly number[],
  { starts, values }: NumberLists,
  reached: Stamps,
): number[] {
  const closed: number[] = [];
  reached.clear();
  const add = (state: number) => {
    if (reached.has(state)) return;
    reached.add(state);
    closed.push(state);
  };
  for (const state of states) add(state);
  for (let n = 0; n < closed.length; n++)
    for (let i = starts[closed[n]!]!; i < starts[closed[n]! + 1]!; i++) add(values[i]!);
  return closed.sort((a, b) => a - b);
}

const ANY = 0;

class Compiler {
  private readonly atomsOfWords = new Map<string, number[]>();
  private readonly prefixes: string[] = [];
  private readonly prefixAtoms: number[] = [];
  private readonly atomByKey = new Map<string, number>();
  /** ANY is the first. */
  private atoms = 1;
  /** By state. */
  private readonly steps: [atom: number, to: number][][] = [];
  private readonly moves: number[][] = [];

  compile(patterns: readonly Pattern[]): Automaton {
    const starts: number[] = [];
    const table = patterns.flatMap(({ root, atStart, atEnd }) => {
      const start = this.state();
      starts.push(start);
      return [this.build(root, start), (atStart ? AT_START : 0) | (atEnd ? AT_END : 0)];
    });
    const moves = numberLists(this.moves);
    const beginnings: number[][] = Array.from({ length: this.atoms }, () => []);
    for (const state of closure(starts, moves, new Stamps(this.moves.length)))
      for (const [atom, to] of this.steps[state]!) beginnings[atom]!.push(to);
    return {
      words: [...this.atomsOfWords.keys()],
      atomsOfWords: numberLists([...this.atomsOfWords.values()]),
      prefixes: this.prefixes,
      prefixAtoms: this.prefixAtoms,
      anyWord: [ANY],
      atoms: this.atoms,
      states: this.moves.length,
      steps: numberLists(this.steps.map((steps) => steps.flat())),
      moves,
      beginnings: numberLists(beginnings),
      patterns: table,
    };
  }

  /** Adds what `node` asks for behind state `from` and returns the state behind it. */
  private build(node: PhraseNode, from: number): number {
    if (node.type === 'sequence') return node.items.reduce((at, item) => this.build(item, at), from);
    const end = this.state();
    if (node.type === 'choice') {
      // Single words among the alternatives are one step that accepts any of them.
      const words = node.options.flatMap((option) => (option.type === 'word' ? [option.text] : []));
      if (words.length > 0) this.steps[from]!.push([this.atomFor(words), end]);
      for (const option of node.options)
        if (option.type !== 'word') this.moves[this.build(option, from)]!.push(end);
    } else if (node.type === 'optional') {
      this.moves[from]!.push(end);
      this.moves[this.build(node.item, from)]!.push(end);
    } else if (node.type === 'gap') {
      let at = from;
      for (let i = 0; i < node.most; i++) {
        const beyond = this.state();
        this.moves[at]!.push(end);
        this.steps[at]!.push([ANY, beyond]);
        at = beyond;
      }
      this.moves[at]!.push(end);
    } else if (node.type === 'any') {
      this.steps[from]!.push([ANY, end]);
    } else {
      const atom = node.type === 'prefix' ? this.atomForPrefix(node.text) : this.atomFor([node.text]);
      this.steps[from]!.push([atom, end]);
    }
    return end;
  }

  private state(): number {
    this.steps.push([]);
    return this.moves.push([]) - 1;
  }

  private atomFor(words: readonly string[]): number {
    const wanted = [...new Set(words)].sort();
    return this.atomOf(wanted.join(' '), (atom) => {
      for (const word of wanted) {
        const known = this.atomsOfWords.get(word);
        if (known) known.push(atom);
        else this.atomsOfWords.set(word, [atom]);
      }
    });
  }

  private atomForPrefix(prefix: string): number {
    return this.atomOf(`${prefix}*`, (atom) => {
      this.prefixes.push(prefix);
      this.prefixAtoms.push(atom);
    });
  }

  private atomOf(key: string, define: (atom: number) => void): number {
    let atom = this.atomByKey.get(key);
    if (atom === undefined) {
      atom = this.atoms++;
      this.atomByKey.set(key, atom);
      define(atom);
    }
    return atom;
  }
}
