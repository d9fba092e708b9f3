// Reads labelled replies: the training text of this folder and the JSON lines of benchmark files.
import { readFileSync } from 'node:fs';
import { type Prose, readProse } from '../src/engine/text/prose.ts';
import { FLAGS, type Flag, STEPS, type Step } from '../src/engine/vocabulary.ts';

export interface LabelledSentence {
  readonly text: string;
  readonly steps: readonly Step[];
  /** Steps on which readers disagree: neither right nor wrong. */
  readonly maybe: readonly Step[];
  readonly flags: readonly { flag: Flag; start: number; end: number; unsure: boolean }[];
  /** UTF-16 offset of the sentence in the reply's text. */
  readonly start: number;
}

export interface LabelledReply {
  readonly id: string;
  readonly channel: string;
  readonly kind: string;
  readonly text: string;
  readonly sentences: readonly LabelledSentence[];
}

/** Reads the project's own format, described at the head of docs/reading.md. @throws Error naming the line. */
export function readTrainingText(path: string): LabelledReply[] {
  const replies: { head: string[]; lines: string[] }[] = [];
  readFileSync(path, 'utf8')
    .split('\n')
    .forEach((line, i) => {
      if (line.startsWith('## ')) replies.push({ head: line.slice(3).split(' | '), lines: [] });
      else if (line.trim() !== '') {
        if (!/^[a-z+-]+ \| /.test(line) || replies.length === 0)
          throw new Error(`${path}:${i + 1}: expected “steps | sentence”`);
        replies.at(-1)!.lines.push(line);
      }
    });
  return replies.map(({ head, lines }) => readReply(head, lines));
}

function readReply(head: readonly string[], lines: readonly string[]): LabelledReply {
  const [id = '', channel = '', kind = ''] = head;
  let text = '';
  let random = 7;
  for (const character of id) random = Math.imul(random ^ character.charCodeAt(0), 0x01000193) >>> 0;
  const sentences = lines.map((line, i) => {
    const bar = line.indexOf(' | ');
    const steps = line
      .slice(0, bar)
      .split('+')
      .filter((step) => step !== '-' && step !== '') as Step[];
    for (const step of steps) if (!STEPS.includes(step)) throw new Error(`${id}: no step is called ${step}`);
    const { plain, flags } = readMarks(line.slice(bar + 3).trimEnd());
    if (i > 0) {
      random = (Math.imul(random, 1103515245) + 12345) >>> 0;
      const dice = (random >>> 16) % 100;
      const listItem = /^(?:\d+[.)]|[-*•])\s/.test(plain);
      const line = channel === 'email' || channel === 'ticket' || channel === 'forum' ? 40 : 15;
      text += listItem
        ? '\n'
        : text.endsWith(',')
          ? '\n\n'
          : dice < line / 2
            ? '\n\n'
            : dice < line
              ? '\n'
              : ' ';
    }
    const start = text.length;
    text += plain;
    return { text: plain, steps, maybe: [], flags, start };
  });
  return { id, channel, kind, text, sentences };
}

function readMarks(marked: string): { plain: string; flags: LabelledSentence['flags'] } {
  let plain = '';
  const flags: { flag: Flag; start: number; end: number; unsure: boolean }[] = [];
  for (const part of marked.replaceAll('<br>', '\n').split(/(⟦[^⟧]*⟧)/)) {
    const mark = /^⟦([a-z-]+)(\??)\|([^⟧]*)⟧$/.exec(part);
    if (mark) {
      const flag = mark[1] as Flag;
      if (!FLAGS.includes(flag)) throw new Error(`no flag is called ${flag}: ${marked}`);
      flags.push({ flag, start: plain.length, end: plain.length + mark[3]!.length, unsure: mark[2] === '?' });
      plain += mark[3];
    } else plain += part;
  }
  return { plain, flags };
}

/** Reads a benchmark file of JSON lines: `{id, kind, text, sentences: [{text, steps, maybe?, flags: [{flag, quote, unsure?}]}]}`. */
export function readJsonLines(path: string): LabelledReply[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const reply = JSON.parse(line);
      let at = 0;
      const sentences = reply.sentences.flatMap(
        (sentence: {
          text: string;
          steps: Step[];
          maybe?: Step[];
          flags: { flag: Flag; quote: string; unsure?: boolean }[];
        }) => {
          const found = spaced(sentence.text).exec(reply.text.slice(at));
          if (!found) return [];
          const start = at + found.index;
          const text = found[0];
          at = start + text.length;
          const flags = sentence.flags.map(({ flag, quote, unsure }) => {
            const m = spaced(quote).exec(text);
            return {
              flag,
              start: m ? m.index : 0,
              end: m ? m.index + m[0].length : text.length,
              unsure: unsure === true,
            };
          });
          return [{ text, steps: sentence.steps, maybe: sentence.maybe ?? [], flags, start }];
        },
      );
      return { id: reply.id, channel: reply.channel ?? '', kind: reply.kind, text: reply.text, sentences };
    });
}

function spaced(text: string): RegExp {
  return new RegExp(
    text
      .trim()
      .split(/\s+/)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('\\s+'),
  );
}

/** A reply split as the engine splits it, with the labels of the sentences that each of its sentences touches. */
export interface AlignedReply {
  readonly reply: LabelledReply;
  readonly prose: Prose;
  /** Per sentence of `prose`: indices into `reply.sentences`. */
  readonly gold: readonly (readonly number[])[];
}

export function align(reply: LabelledReply): AlignedReply {
  const prose = readProse(reply.text);
  const gold = prose.sentences.map(({ start, end }) =>
    reply.sentences.flatMap((sentence, i) =>
      start < sentence.start + sentence.text.length && end > sentence.start ? [i] : [],
    ),
  );
  return { reply, prose, gold };
}
