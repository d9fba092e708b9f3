/** Numbers below a bound; the same ones for the same seed (Mulberry32). */
export type Random = (below: number) => number;

export function random(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** The seed of this run: that of MACROLINT_FUZZ_SEED, where a failure is to be seen again. */
export const SEED = Number(process.env.MACROLINT_FUZZ_SEED ?? 20_260_301);

/** How many edits a test makes: MACROLINT_FUZZ_EDITS, for a longer search. */
export const EDITS = Number(process.env.MACROLINT_FUZZ_EDITS ?? 300);

/** Replaces `[start, end)` of a text, in UTF-16 units. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function apply(text: string, { start, end, text: added }: Edit): string {
  return text.slice(0, start) + added + text.slice(end);
}

const TYPED = [
  ...'aeinst .,:!?-#|>"\'[]{}&*\n',
  ' I think',
  ' Sorry for any inconvenience. ',
  '{{customer.first_name | fallback:"there"}}',
  '[[ship date]]',
  '👋🏽',
  '\ud83d',
  'é',
  '\t',
  '\u2028',
  ' ASAP!!',
];

const LINES = [
  '# macrolint-ignore hedging: it is so',
  '# macrolint-ignore blame, hedging: it is so',
  '# macrolint-ignore',
  '# a comment',
  'kind: complaint',
  'kind: nonsense',
  'reply: |',
  'reply: &shared Maybe it works.',
  'reply: *shared',
  'reply: >-',
  'fault: ours',
  '- title: New',
  '- {title: Flow, reply: Perhaps it works.}',
  '- just a text',
  'variants: {chat: *shared}',
  '"half',
  '---',
  '',
];

/**
 * Edits as people make them, one at a time: typing and deleting, lines that come, go, move and double, macros that are cut and
 * pasted, broken YAML in between, and undoing.
 */
export class Typist {
  text: string;
  private readonly random: Random;
  private readonly inEditor: boolean;
  private readonly undo: Edit[] = [];

  /** @param inEditor edits end where an editor's can: never between the two characters of a line break */
  constructor(text: string, random: Random, inEditor = false) {
    this.text = text;
    this.random = random;
    this.inEditor = inEditor;
  }

  /** The next edit, which is then part of `text`. Where the file is broken, it is more often an undoing. */
  edit(isBroken: boolean): Edit {
    const isUndone = this.undo.length > 0 && (isBroken ? this.random(3) > 0 : this.random(6) === 0);
    const edit = isUndone ? this.undo.pop()! : this.next();
    this.text = apply(this.text, edit);
    return edit;
  }

  /** Takes everything back, edit by edit. */
  *undoAll(): Generator<Edit> {
    for (let edit = this.undo.pop(); edit; edit = this.undo.pop()) {
      this.text = apply(this.text, edit);
      yield edit;
    }
  }

  private next(): Edit {
    const invented = this.invent();
    const start = this.snapped(invented.start);
    const edit = { ...invented, start, end: Math.max(start, this.snapped(invented.end)) };
    const { end, text } = edit;
    this.undo.push({ start, end: start + text.length, text: this.text.slice(start, end) });
    return edit;
  }

  private snapped(at: number): number {
    return this.inEditor && this.text[at - 1] === '\r' && this.text[at] === '\n' ? at - 1 : at;
  }

  private invent(): Edit {
    const { text, random } = this;
    const at = random(text.length + 1);
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    switch (random(10)) {
      case 0: {
        const line = LINES[random(LINES.length)]!;
        const start = text.lastIndexOf('\n', at - 1) + 1;
        return { start, end: start, text: ' '.repeat(random(4) * 2) + line + eol };
      }
      case 1:
        return {
          start: at,
          end: Math.min(text.length, at + 1 + random(random(8) === 0 ? 300 : 6)),
          text: '',
        };
      case 2: {
        const { start, end } = this.lines(at, 1);
        return { start, end, text: random(2) === 0 ? '' : text.slice(start, end).repeat(2) };
      }
      case 3: {
        const { start, end } = this.lines(at, 1 + random(12));
        const to = text.lastIndexOf('\n', random(text.length)) + 1;
        return { start: to, end: to, text: text.slice(start, end) };
      }
      case 4: {
        const { start, end } = this.item(at);
        return random(2) === 0
          ? { start, end, text: '' }
          : { start, end: start, text: text.slice(start, end) };
      }
      default: {
        const typed = TYPED[random(TYPED.length)]!;
        return { start: at, end: at, text: typed === '\n' ? eol : typed };
      }
    }
  }

  private lines(at: number, count: number): { start: number; end: number } {
    const start = this.text.lastIndexOf('\n', at - 1) + 1;
    let end = at;
    for (let i = 0; i < count; i++) end = this.text.indexOf('\n', end) + 1 || this.text.length + 1 || end;
    return { start, end: Math.min(end, this.text.length) };
  }

  /** The list item at a place, from its dash to the next. */
  private item(at: number): { start: number; end: number } {
    const start = Math.max(0, this.text.lastIndexOf('\n- ', at) + 1, this.text.lastIndexOf('\n  - ', at) + 1);
    const next = /\n *- title/g;
    next.lastIndex = start + 1;
    return { start, end: (next.exec(this.text)?.index ?? this.text.length - 1) + 1 };
  }
}
