import { type FileReport, lintFile } from '../../engine/index.ts';
import type { Source } from '../sources.ts';

/** All that linting says of a file; plain data. */
export type Judgement = Pick<FileReport, 'recognised' | 'macros' | 'findings'>;

/** Lints one file. */
export function judge({ text, invalidAt, settings, named, name }: JudgedSource): Judgement {
  if (invalidAt !== undefined) return { recognised: true, macros: [], findings: [notUtf8(invalidAt)] };
  const { recognised, macros, findings } = lintFile(text, { path: name, settings, named });
  return { recognised, macros, findings };
}

export type JudgedSource = Pick<Source, 'text' | 'invalidAt' | 'settings' | 'named' | 'name'>;

function notUtf8(at: number) {
  return {
    rule: 'macro-shape',
    severity: 'error' as const,
    message:
      'This file is not UTF-8: its bytes make no character here. Save it as UTF-8; nothing else was checked.',
    start: at,
    end: at + 1,
    fixes: [],
  };
}
