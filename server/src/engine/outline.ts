import { parseMacroFile } from './document/parse.ts';
import type { LintOptions, MacroSummary } from './lint.ts';
import { readMacro } from './read.ts';
import { stepOdds, whyRead } from './reader/reader.ts';
import type { MacroReading } from './rules/reading.ts';
import type { Step } from './vocabulary.ts';

export interface OutlinedSentence {
  readonly text: string;
  /** File span. */
  readonly start: number;
  readonly end: number;
  readonly steps: readonly Step[];
  /** The author's own label decided. */
  readonly labelled: boolean;
  readonly why?: readonly {
    readonly step: Step;
    readonly score: number;
    readonly words: readonly string[];
  }[];
}

export interface OutlinedMacro extends MacroSummary {
  readonly sentences: readonly OutlinedSentence[];
}

/** How each sentence of each macro's main message is read; with `why`, which words decided. */
export function outlineFile(
  text: string,
  options: LintOptions & { readonly why?: boolean },
): { macros: OutlinedMacro[] } {
  const { path, settings, named, why } = options;
  const { macros } = parseMacroFile(text, { path, shapes: settings.shapes, named });
  return {
    macros: macros.flatMap((macro) => {
      const [reading] = readMacro(macro, settings);
      if (!reading) return [];
      const { id, title, span } = macro;
      return [{ id, title, kind: reading.kind, ...span, sentences: outlinedSentences(reading, why) }];
    }),
  };
}

/** How each sentence of a message was read; with `why`, which words decided. */
export function outlinedSentences(
  { prose, sentences, message }: MacroReading,
  why = false,
): OutlinedSentence[] {
  return prose.sentences.map(({ start, end }, i) => {
    const reading = sentences[i]!;
    const { steps, labelled } = reading;
    return {
      text: prose.text.slice(start, end).replace(/\s+/g, ' '),
      ...message.toFile(start, end),
      steps,
      labelled,
      ...(why && {
        why: labelled
          ? []
          : steps.map((step) => ({ step, score: stepOdds(reading, step), words: whyRead(prose, i, step) })),
      }),
    };
  });
}
