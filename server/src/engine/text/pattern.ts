import { wordEntry, wordOf } from './words.ts';

/** A phrase can't be read. `column` is the 1-based place in the phrase. */
export class PhraseError extends Error {
  readonly column: number;
  constructor(message: string, column: number) {
    super(message);
    this.column = column;
  }
}

/** What one phrase means, as a tree. `any` is one word or slot; `gap` is 0 to `most` of them. */
export type PhraseNode =
  | { readonly type: 'word'; readonly text: string }
  | { readonly type: 'prefix'; readonly text: string }
  | { readonly type: 'any' }
  | { readonly type: 'gap'; readonly most: number }
  | { readonly type: 'sequence'; readonly items: readonly PhraseNode[] }
  | { readonly type: 'choice'; readonly options: readonly PhraseNode[] }
  | { readonly type: 'optional'; readonly item: PhraseNode };

export interface Pattern {
  readonly source: string;
  readonly root: PhraseNode;
  /** `^`: only at the beginning of a sentence. */
  readonly atStart: boolean;
  /** `$`: only at the end of a sentence, its closing punctuation aside. */
  readonly atEnd: boolean;
}

/** Named lists of phrases that a pattern may use as `<name>`. */
export type PhraseSets = Readonly<Record<string, readonly string[]>>;

const MAX_LENGTH = 600;
const MAX_DEPTH = 12;
const MAX_GAP = 12;
const DEFAULT_GAP = 3;
/** Most words that one phrase may span; keeps the matcher's work per word bounded. */
const MAX_WORDS = 60;
const LEXEME =
  /\s*(?:(\.\.\.)(\d*)|(<[a-z][a-z-]*>)|([()|])|([A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9]*(?:['’][A-Za-zÀ-ɏ]+)*(?:-[A-Za-zÀ-ɏ]+)*)(\*?)|(_)(?!\w)|(\d+)|([,.!?;:"%/+=&-])|([$^?]))/y;

/**
 * Reads a phrase of the language described in docs/phrases.md.
 * @throws PhraseError where it can't be read.
 */
export function parsePattern(source: string, sets: PhraseSets = {}): Pattern {
  if (source.length > MAX_LENGTH)
    throw new PhraseError(`a phrase may have ${MAX_LENGTH} characters at most`, MAX_LENGTH);
  const atStart = /^\s*\^/.test(source);
  const atEnd = /\$\s*$/.test(source);
  const body = source.replace(/^(\s*)\^/, '$1 ').replace(/\$(\s*)$/, ' $1');
  const root = new PatternParser(body, sets, 0).parse();
  const width = widest(root);
  if (width === 0 || narrowest(root) === 0)
    throw new PhraseError('a phrase needs at least one word that is not optional', 1);
  if (width > MAX_WORDS)
    throw new PhraseError(`a phrase may span ${MAX_WORDS} words at most; this one can span ${width}`, 1);
  if (beginsOpen(root)) throw new PhraseError('a phrase can’t begin with a gap', 1);
  return { source, root, atStart, atEnd };
}

/** A set is used by many phrases and parsed once. */
const parsedSets = new WeakMap<readonly string[], PhraseNode>();

class PatternParser {
  private at = 0;
  private readonly text: string;
  private readonly sets: PhraseSets;
  private readonly depth: number;

  constructor(text: string, sets: PhraseSets, depth: number) {
    this.text = text;
    this.sets = sets;
    this.depth = depth;
  }

  parse(): PhraseNode {
    const node = this.choice(0);
    if (this.at < this.text.trimEnd().length) this.fail('there is a “)” without its “(”');
    return node;
  }

  private choice(depth: number): PhraseNode {
    if (depth + this.depth > MAX_DEPTH) this.fail(`brackets may be ${MAX_DEPTH} deep at most`);
    const options = [this.sequence(depth)];
    while (this.peek('|')) options.push(this.sequence(depth));
    return options.length === 1 ? options[0]! : { type: 'choice', options };
  }

  private sequence(depth: number): PhraseNode {
    const items: PhraseNode[] = [];
    for (;;) {
      this.skipSpace();
      const before = this.at;
      const next = this.text[before];
      if (next === undefined || next === '|' || next === ')') break;
      const item = this.item(depth);
      const optional = this.text[this.at] === '?' && /[\w)>'’*]/.test(this.text[this.at - 1]!);
      if (optional) this.at++;
      items.push(optional ? { type: 'optional', item } : item);
    }
    if (items.length === 0) this.fail('something is missing here: a word, or an alternative between “|”');
    return items.length === 1 ? items[0]! : { type: 'sequence', items };
  }

  private item(depth: number): PhraseNode {
    LEXEME.lastIndex = this.at;
    const match = LEXEME.exec(this.text);
    if (!match) this.fail(`“${this.text[this.at]}” has no meaning in a phrase`);
    const [whole, dots, gap, set, bracket, word, star, any, number, punctuation, misplaced] = match;
    const start = this.at;
    this.at += whole.length;
    if (dots) return this.gap(gap!, start);
    if (set) return this.set(set, start);
    if (bracket === '(') {
      const inner = this.choice(depth + 1);
      if (!this.peek(')')) this.fail('a “(” is never closed', start);
      return inner;
    }
    if (word) return star ? { type: 'prefix', text: word.toLowerCase() } : spelled(word);
    if (any) return { type: 'any' };
    if (number) return { type: 'word', text: '<number>' };
    if (punctuation) return { type: 'word', text: punctuation };
    return misplaced === '?'
      ? { type: 'word', text: '?' }
      : this.fail(
          `“${misplaced}” may stand only at the ${misplaced === '^' ? 'beginning' : 'end'} of a phrase`,
          start,
        );
  }

  private gap(digits: string, start: number): PhraseNode {
    const most = digits === '' ? DEFAULT_GAP : Number(digits);
    if (most < 1 || most > MAX_GAP) this.fail(`a gap may be 1 to ${MAX_GAP} words`, start);
    return { type: 'gap', most };
  }

  private set(written: string, start: number): PhraseNode {
    const name = written.slice(1, -1);
    if (name === 'slot' || name === 'number' || name === 'code' || name === 'link' || name === 'emoji') {
      return { type: 'word', text: written };
    }
    const members = Object.hasOwn(this.sets, name) ? this.sets[name] : undefined;
    if (!members) this.fail(`there is no set called ${written}`, start);
    let known = parsedSets.get(members);
    if (!known) {
      const options = members.map((member) => new PatternParser(member, this.sets, this.depth + 1).parse());
      known = { type: 'choice', options };
      parsedSets.set(members, known);
    }
    return known;
  }

  private peek(character: string): boolean {
    this.skipSpace();
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }

  private skipSpace(): void {
    while (this.text[this.at] === ' ' || this.text[this.at] === '\n') this.at++;
  }

  private fail(message: string, at = this.at): never {
    throw new PhraseError(message, at + 1);
  }
}

function spelled(word: string): PhraseNode {
  const items = word
    .split('-')
    .flatMap((part) => wordEntry(part).ids.map((id): PhraseNode => ({ type: 'word', text: wordOf(id) })));
  return items.length === 1 ? items[0]! : { type: 'sequence', items };
}

function widest(node: PhraseNode): number {
  if (node.type === 'sequence') return node.items.reduce((sum, item) => sum + widest(item), 0);
  if (node.type === 'choice') return Math.max(...node.options.map(widest));
  if (node.type === 'optional') return widest(node.item);
  return node.type === 'gap' ? node.most : 1;
}

function narrowest(node: PhraseNode): number {
  if (node.type === 'sequence') return node.items.reduce((sum, item) => sum + narrowest(item), 0);
  if (node.type === 'choice') return Math.min(...node.options.map(narrowest));
  return node.type === 'optional' || node.type === 'gap' ? 0 : 1;
}

function beginsOpen(node: PhraseNode): boolean {
  if (node.type === 'gap') return true;
  if (node.type === 'choice') return node.options.some(beginsOpen);
  if (node.type === 'optional') return beginsOpen(node.item);
  if (node.type !== 'sequence') return false;
  for (const item of node.items) {
    if (beginsOpen(item)) return true;
    if (narrowest(item) > 0) return false;
  }
  return false;
}
