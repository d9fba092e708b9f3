// The training text of this folder, in the project's own format.
import { readdirSync, readFileSync } from 'node:fs';
import { FLAGS, type Flag, STEPS, type Step } from '../src/engine/vocabulary.ts';
import type { LabelledReply, LabelledSentence } from './corpus.ts';

const FOLDER = 'server/training';

/** The paths of all training files, always in the same order. */
export function trainingFiles(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => `${FOLDER}/${name}`);
}

/** Reads the project's own format, described in docs/reading.md. @throws Error naming the line. */
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
