import type { Pattern, PhraseNode } from './pattern.ts';

/**
 * Phrases compiled into one nondeterministic automaton over words: plain numbers and strings, so that the built-in phrases are
 * compiled once, when macrolint is built.
 */
export interface Automaton {
  /** What a step asks of a word: atom 0 is any word; else the word itself, `word*` for its beginning, or a list of words. */
  readonly atoms: readonly (string | readonly string[])[];
  /** Steps as triples: from state, atom, to state; in order of the from state. */
  readonly steps: ArrayLike<number>;
  /** Moves without a word as pairs: from state, to state; in order of the from state. */
  readonly moves: ArrayLike<number>;
  /** Per pattern: its first state, its last state, and where it may stand: 1 at the start of a sentence, 2 at the end. */
  readonly patterns: ArrayLike<number>;
  readonly states: number;
}

export const AT_START = 1;
export const AT_END = 2;

/** Compiles patterns; pattern `n` of the automaton is the `n`th of the list. */
export function compilePatterns(patterns: readonly Pattern[]): Automaton {
  const compiler = new Compiler();
  return compiler.compile(patterns);
}

/** Both automata as one; the patterns of `second` are numbered behind those of `first`. */
export function joinAutomata(first: Automaton, second: Automaton): Automaton {
  const atom = (index: number) => (index === 0 ? 0 : index + first.atoms.length - 1);
  const shift = (numbers: ArrayLike<number>, width: number, kinds: string) =>
    Array.from(numbers, (value, i) => {
      const kind = kinds[i % width];
      return kind === 's' ? value + first.states : kind === 'a' ? atom(value) : value;
    });
  return {
    atoms: [...first.atoms, ...second.atoms.slice(1)],
    steps: [...Array.from(first.steps), ...shift(second.steps, 3, 'sas')],
    moves: [...Array.from(first.moves), ...shift(second.moves, 2, 'ss')],
    patterns: [...Array.from(first.patterns), ...shift(second.patterns, 3, 'ss-')],
    states: first.states + second.states,
  };
}

class Compiler {
  private readonly atoms: (string | readonly string[])[] = ['*'];
  private readonly atomByKey = new Map<string, number>();
  private readonly steps: [from: number, atom: number, to: number][] = [];
  private readonly moves: [from: number, to: number][] = [];
  private states = 0;

  compile(patterns: readonly Pattern[]): Automaton {
    const table = patterns.flatMap(({ root, atStart, atEnd }) => {
      const start = this.states++;
      return [start, this.build(root, start), (atStart ? AT_START : 0) | (atEnd ? AT_END : 0)];
    });
    return {
      atoms: this.atoms,
      steps: this.steps.sort((a, b) => a[0] - b[0]).flat(),
      moves: this.moves.sort((a, b) => a[0] - b[0]).flat(),
      patterns: table,
      states: this.states,
    };
  }

  /** Adds what `node` asks for behind state `from` and returns the state behind it. */
  private build(node: PhraseNode, from: number): number {
    if (node.type === 'sequence') return node.items.reduce((at, item) => this.build(item, at), from);
    const end = this.states++;
    if (node.type === 'choice') {
      // Single words among the alternatives are one step that accepts any of them.
      const words = node.options.flatMap((option) => (option.type === 'word' ? [option.text] : []));
      if (words.length > 0) this.steps.push([from, this.atomFor(words), end]);
      for (const option of node.options)
        if (option.type !== 'word') this.moves.push([this.build(option, from), end]);
    } else if (node.type === 'optional') {
      this.moves.push([from, end], [this.build(node.item, from), end]);
    } else if (node.type === 'gap') {
      let at = from;
      for (let i = 0; i < node.most; i++) {
        const beyond = this.states++;
        this.moves.push([at, end]);
        this.steps.push([at, 0, beyond]);
        at = beyond;
      }
      this.moves.push([at, end]);
    } else if (node.type === 'any') {
      this.steps.push([from, 0, end]);
    } else {
      this.steps.push([from, this.atomFor(node.type === 'prefix' ? `${node.text}*` : [node.text]), end]);
    }
    return end;
  }

  private atomFor(wanted: string | string[]): number {
    const atom =
      typeof wanted === 'string' ? wanted : wanted.length === 1 ? wanted[0]! : [...new Set(wanted)].sort();
    const key = typeof atom === 'string' ? atom : atom.join(' ');
    let known = this.atomByKey.get(key);
    if (known === undefined) {
      known = this.atoms.push(atom) - 1;
      this.atomByKey.set(key, known);
    }
    return known;
  }
}
