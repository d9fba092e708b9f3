import { expect } from 'vitest';
import type { Problem } from '../../server/src/engine/document/parse.ts';
import { type MacroFile, type ParseOptions, parseMacroFile } from '../../server/src/engine/document/parse.ts';
import type { Fix } from '../../server/src/engine/finding.ts';
import { applyEdits } from '../../server/src/engine/fix/edits.ts';

/** Reads a file that the user named, without configured shapes unless some are given. */
export function parse(text: string, options: Partial<ParseOptions> = {}): MacroFile {
  return parseMacroFile(text, { path: 'macros/test.yaml', shapes: [], named: true, ...options });
}

/** The text with `⟦…⟧` around every span; spans may hold one another. */
export function marked(text: string, spans: readonly { start: number; end: number }[]): string {
  let result = '';
  for (let at = 0; at <= text.length; at++) {
    for (const { start, end } of spans) if (end === at && start < at) result += '⟧';
    for (const { start, end } of spans) if (start === at) result += end === at ? '⟦⟧' : '⟦';
    result += text[at] ?? '';
  }
  return result;
}

/** Reads `text` without its `⟦…⟧` and expects a problem at exactly these marks; gives the problems back. */
export function expectProblems(source: string, options: Partial<ParseOptions> = {}): readonly Problem[] {
  const text = source.replace(/[⟦⟧]/g, '');
  const { problems } = parse(text, options);
  expect(marked(text, problems)).toBe(source);
  return problems;
}

/** The text after the fix with this title, or the only one. */
export function fixed(source: string, fixes: readonly Fix[], title?: string): string {
  const fix = title === undefined ? fixes[0] : fixes.find((one) => one.title === title);
  if (!fix) throw new Error(`no such fix: ${title ?? 'any'}`);
  return applyEdits(source.replace(/[⟦⟧]/g, ''), fix.edits);
}
