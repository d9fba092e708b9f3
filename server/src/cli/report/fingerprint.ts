import { createHash } from 'node:crypto';
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

type KeyedFile = Pick<LintedFile, 'path' | 'macros'> & { readonly lines: { readonly text: string } };

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

/** A short name for what makes a finding the same: 16 hexadecimal digits. Others with the same key have it too. */
export function fingerprint(finding: Finding, file: KeyedFile): string {
  return hash(keyText(keyOf(finding, file)));
}

/** Gives each finding of a run a name of its own: the second one with the same key gets another than the first. */
export class Fingerprints {
  private readonly seen = new Map<string, number>();

  /** 16 hexadecimal digits. Call it once for each finding, in the order of the report. */
  of(finding: Finding, file: KeyedFile): string {
    const key = keyText(keyOf(finding, file));
    const before = this.seen.get(key) ?? 0;
    this.seen.set(key, before + 1);
    return hash(before === 0 ? key : `${key} ${before}`);
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
