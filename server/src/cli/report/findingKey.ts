import type { Finding } from '../../engine/finding.ts';
import type { LintedFile } from './linted.ts';

/**
 * What makes a finding the same one in a later run: its macro, its rule and the words that it marks. Lines and paths don't
 * count, so that it is known again after its macro has moved. `file` stands in for `macro` where a finding is about the file.
 */
export interface FindingKey {
  readonly macro?: string;
  /** As reports show it. */
  readonly file?: string;
  readonly rule: string;
  /** On one line; empty for a finding about the macro as a whole. */
  readonly text: string;
}

/** What is looked at of a file to name its findings. */
export type KeyedFile = Pick<LintedFile, 'path' | 'macros'> & { readonly lines: { readonly text: string } };

const MOST_TEXT = 160;

export function keyOf(finding: Finding, { path, lines, macros }: KeyedFile): FindingKey {
  const { macro, rule, start, end } = finding;
  const words = lines.text.slice(start, end).replace(/\s+/g, ' ').trim();
  const title = macro === undefined ? undefined : macros.find(({ id }) => id === macro)?.title;
  const text = words.replace(/^(["'])(.*)\1$/, '$2') === title ? '' : words.slice(0, MOST_TEXT);
  return { ...(macro === undefined ? { file: path } : { macro }), rule, text };
}

/** The key as one string: equal keys, equal strings. */
export function keyText({ macro, file, rule, text }: FindingKey): string {
  return JSON.stringify([macro ?? null, file ?? null, rule, text]);
}
