import type { Prose } from '../../text/prose.ts';
import type { Sentence } from '../../text/sentences.ts';
import { CAPITAL, CAPITALS, NUMBER, PUNCTUATION, SLOT, WORD } from '../../text/tokens.ts';
import { wordOf } from '../../text/words.ts';
import { HANDLING, isAcronym, isEmphatic, isEveryday, LABELS, NAMING } from './lists.ts';

/** Words in capitals that stand together: tokens `[from, to)` of one sentence, and their span. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly words: readonly CapitalWord[];
}

/** One word in capitals, contractions whole. `word` is in small letters. */
interface CapitalWord {
  readonly written: string;
  readonly word: string;
  readonly token: number;
  readonly next: number;
}

/** The runs of capitals in a sentence that are emphasis. */
export function shoutedRuns(prose: Prose, sentence: Sentence, acronyms: ReadonlySet<string>): Run[] {
  return runsOf(prose, sentence).filter((run) => isShouted(prose, sentence, run, acronyms));
}

function runsOf(prose: Prose, sentence: Sentence): Run[] {
  if (!hasCapitals(prose, sentence)) return [];
  const runs: Run[] = [];
  let words: CapitalWord[] = [];
  const close = () => {
    // A lone “I” or “A”, or an acronym, at either end belongs to the sentence around.
    while (words.length > 1 && isQuiet(words[0]!)) words.shift();
    while (words.length > 1 && isQuiet(words.at(-1)!)) words.pop();
    if (words.some(({ written }) => written.length > 1)) runs.push(runFrom(prose, words));
    words = [];
  };
  for (let i = sentence.first; i < sentence.last; ) {
    const word = capitalWordAt(prose, sentence, i);
    if (word) {
      words.push(word);
      i = word.next;
    } else if (words.length > 0 && joins(prose, sentence, i)) i++;
    else {
      close();
      i++;
    }
  }
  close();
  return runs;
}

function hasCapitals({ tokens: { traits } }: Prose, { first, last }: Sentence): boolean {
  for (let i = first; i < last; i++) if (traits[i]! & CAPITALS) return true;
  return false;
}

const isQuiet = ({ written }: CapitalWord): boolean => written.length === 1 || isAcronym(written);

function runFrom({ tokens }: Prose, words: readonly CapitalWord[]): Run {
  const from = words[0]!.token;
  const to = words.at(-1)!.next;
  return { from, to, start: tokens.start[from]!, end: tokens.end[to - 1]!, words };
}

function capitalWordAt({ masked, tokens }: Prose, sentence: Sentence, i: number): CapitalWord | undefined {
  const { traits, start, end } = tokens;
  if (!(traits[i]! & CAPITAL)) return undefined;
  let next = i + 1;
  while (next < sentence.last && start[next] === end[next - 1] && traits[next]! & WORD) next++;
  const written = masked.slice(start[i], end[next - 1]).replaceAll('\u2060', '');
  const single = next === i + 1 && (written === 'I' || written === 'A');
  if (!single && !(traits[i]! & CAPITALS)) return undefined;
  return { written, word: written.toLowerCase().replace(/['’‘`´]/g, ''), token: i, next };
}

/** Whether the token, between two words in capitals, leaves them one run: a comma, a number, a slot. */
function joins({ tokens }: Prose, sentence: Sentence, i: number): boolean {
  const text = wordOf(tokens.word[i]!);
  const traits = tokens.traits[i]!;
  const next = i + 1 < sentence.last && (tokens.traits[i + 1]! & (CAPITALS | SLOT | NUMBER)) !== 0;
  return next && ((traits & PUNCTUATION && /^[,:&-]$/.test(text)) || (traits & (NUMBER | SLOT)) !== 0);
}

function isShouted(prose: Prose, sentence: Sentence, run: Run, acronyms: ReadonlySet<string>): boolean {
  const words = run.words.filter(
    ({ written, token, next }) =>
      written.length > 1 && !isAcronym(written) && !acronyms.has(written) && !isCode(prose, token, next),
  );
  const everyday = words.filter(({ word }) => isEveryday(word));
  const emphatic = everyday.filter(({ word }) => isEmphatic(word));
  if (everyday.length === 0) return isRepeated(run);
  if (run.words.length === 1) {
    if (isLabel(prose, sentence, run)) return emphatic.length > 0 && isSurelyEmphatic(words[0]!.word);
    return emphatic.length > 0 || (words[0]!.word.length > 3 && !isHeading(prose, sentence, run));
  }
  if (isRepeated(run)) return true;
  if (emphatic.length > 0) {
    const loud = emphatic.some(({ word }) => isSurelyEmphatic(word)) || everyday.length > 4;
    return loud || !isLabel(prose, sentence, run);
  }
  // “BRAVO PIZZA”, “PAIR REMOTE”: a name or a label rather than a voice.
  if (everyday.length < 2 && everyday[0]!.word.length < 4) return false;
  return (
    everyday.length === words.length && !isLabel(prose, sentence, run) && !isHeading(prose, sentence, run)
  );
}

/** “OK OK OK” */
const isRepeated = ({ words }: Run): boolean =>
  words.length > 2 && words.every(({ word }) => word === words[0]!.word);

/** Codes, file names and compounds of symbols: `UPDATE.BIN`, `S/MIME`, `USB-C`, `^TF`, `MP3`. */
function isCode({ masked, tokens }: Prose, token: number, next: number): boolean {
  const start = tokens.start[token]!;
  const end = tokens.end[next - 1]!;
  if (/\d/.test(masked.slice(start, end))) return true;
  if (
    /[\\_/%@#^+~$=<>\d]|\w[.]/.test(
      masked
        .slice(Math.max(0, start - 2), start)
        .replace(/^[^\w]?[\s(]$/, '')
        .replace(/^.*\s/, ''),
    )
  )
    return true;
  if (/^(?:[\\_/%@#+$=]\w?|\.\w|[-\u2011]\d)/.test(masked.slice(end, end + 2))) return true;
  // One half of a compound whose other half is no everyday word: `X-WR`, `AURA-TWO`.
  const before = /([A-Za-z0-9]+)-$/.exec(masked.slice(Math.max(0, start - 20), start))?.[1];
  const after = /^-([A-Za-z0-9]+)/.exec(masked.slice(end, end + 20))?.[1];
  return [before, after].some((other) => other !== undefined && !isEveryday(other.toLowerCase()));
}

/** Words that no button, command or code word is called; the rest may be one after “press” or “reply”. */
const LABEL_WORDS = new Set(
  'yes no stop help start all free next back more less home out off up down live new first last again keep leave try wait call follow listen return returns cancel exchange sale best good quick fast slow single double full bold final true false none clear attached enclosed case notice take make get give see go come done dead day night week month year hour minute time star special reminder answer contact exclusive bonus total complete exit cash refund refunds red warning danger caution sold have sharp alive urgent verify from'.split(
    ' ',
  ),
);
const isSurelyEmphatic = (word: string) => isEmphatic(word) && !LABEL_WORDS.has(word);

/** Whether the words are called so on a screen, a key or in a text message: “press HOME”, “the RESET button”. */
function isLabel(prose: Prose, sentence: Sentence, run: Run): boolean {
  const { masked, tokens } = prose;
  if (LABELS.has(wordAfter(prose, sentence, run))) return true;
  if (/[>›→»|=(]\s*$/.test(masked.slice(Math.max(0, run.start - 4), run.start))) return true;
  if (/^\s*[>›→»|=]/.test(masked.slice(run.end, run.end + 4))) return true;
  let steps = 0;
  for (let i = run.from - 1; i >= sentence.first && steps < 8; i--) {
    const word = wordOf(tokens.word[i]!);
    if (/^(?:[.:;!?-]|and|then)$/.test(word)) return false;
    if (word === 'if' && steps === 0 && /^(?:yes|no)$/.test(run.words[0]!.word)) return true;
    if (steps === 0 && NAMING.has(word)) return true;
    if (HANDLING.has(word) && (steps < 3 || ANSWERING.has(word))) return true;
    if (word !== 'the' && word !== 'a' && word !== ',' && word !== '"') steps++;
  }
  return false;
}

/** “Reply YES to close this or NO for a call”: these reach further. */
const ANSWERING = new Set(['reply', 'text', 'answer', 'send', 'type']);

function wordAfter({ tokens }: Prose, sentence: Sentence, run: Run): string {
  return run.to < sentence.last ? wordOf(tokens.word[run.to]!) : '';
}

/** A short line of its own, all in capitals, that ends in a colon or in nothing. */
function isHeading({ tokens }: Prose, sentence: Sentence, run: Run): boolean {
  if (run.from !== sentence.firstWord || run.words.length > 5) return false;
  const next = run.to < sentence.last ? wordOf(tokens.word[run.to]!) : '';
  return next === ':' || (run.to >= sentence.lastWord && sentence.opensLine && sentence.ending === '');
}
