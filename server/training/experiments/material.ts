import { basename } from 'node:path';
import { type AlignedReply, align, readJsonLines } from '../corpus.ts';
import { readTrainingText, trainingFiles } from '../trainingText.ts';

export interface Material {
  readonly training: readonly AlignedReply[];
  /** Labelled replies that no model is trained on. */
  readonly tests: readonly { readonly name: string; readonly replies: readonly AlignedReply[] }[];
}

export const CHALLENGE = 'tests/benchmark/challenge.jsonl';

/** The training text, the challenge set and further labelled files, each by its name. */
export function readMaterial(further: Readonly<Record<string, string>>): Material {
  return {
    training: trainingFiles().flatMap(readTrainingText).map(align),
    tests: Object.entries({ challenge: CHALLENGE, ...further }).map(([name, path]) => ({
      name,
      replies: readJsonLines(path).map(align),
    })),
  };
}

/** The file's name without its ending. */
export function nameOf(path: string): string {
  return basename(path).replace(/\.\w+$/, '');
}
