import { createHash } from 'node:crypto';
import type { Finding } from '../../engine/finding.ts';
import { type KeyedFile, keyOf, keyText } from './findingKey.ts';

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
