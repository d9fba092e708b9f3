// The engine behind the YAML parser: a text in, marks out, as lint.ts does it for the texts of a file.
import type { Macro } from '../../server/src/engine/document/macro.ts';
import { parseMacroFile } from '../../server/src/engine/document/parse.ts';
import type { Settings } from '../../server/src/engine/index.ts';
import { readMacro } from '../../server/src/engine/read.ts';
import { RULES } from '../../server/src/engine/rules/index.ts';
import { lexiconsFor } from '../../server/src/engine/rules/lexicon.ts';
import { findPhrases } from '../../server/src/engine/rules/phraseMarks.ts';
import { readerMarks } from '../../server/src/engine/rules/readerMarks.ts';
import type { MacroReading } from '../../server/src/engine/rules/reading.ts';
import type { BenchReply } from './corpus.ts';

export const SETTINGS: Settings = {
  preset: 'balanced',
  shapes: [],
  rules: {},
  phrases: [],
  acronyms: [],
  slots: {},
};

/** The reply as a macro whose YAML has been read. */
export function parsed({ path, file }: BenchReply): Macro {
  return parseMacroFile(file, { path, shapes: [], named: true }).macros[0]!;
}

/** Sentences, steps, kind, and the phrases of all rules. Returns how many marks there are. */
export function readAndMark(macro: Macro): number {
  let marks = 0;
  for (const reading of readMacro(macro, SETTINGS)) marks += wording(reading);
  return marks;
}

/** The same and the rules that are no phrases: capitals, contacts, missing steps, the name slot. */
export function allRules(macro: Macro): number {
  let marks = 0;
  for (const reading of readMacro(macro, SETTINGS)) {
    marks += wording(reading);
    for (const rule of RULES) for (const _ of rule.check?.(reading) ?? []) marks++;
  }
  return marks;
}

function wording(reading: MacroReading): number {
  const found = findPhrases(reading, lexiconsFor(SETTINGS));
  return found.marks.length + readerMarks(reading, found).length;
}

/** The pass over the phrases alone, of replies that have been read. */
export function phrasePass(replies: readonly BenchReply[], settings: Settings): () => void {
  const readings = replies.flatMap((reply) => readMacro(parsed(reply), settings));
  return () => {
    for (const reading of readings) findPhrases(reading, lexiconsFor(settings));
  };
}
