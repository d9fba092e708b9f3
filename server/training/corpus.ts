// Labelled replies: what they are, those of benchmark files, and how they lie under the engine's own sentences.
import { readFileSync } from 'node:fs';
import { type Prose, readProse } from '../src/engine/text/prose.ts';
import type { Flag, Step } from '../src/engine/vocabulary.ts';

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
