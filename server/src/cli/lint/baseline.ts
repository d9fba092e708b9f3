import { readFileSync } from 'node:fs';
import type { Finding } from '../../engine/finding.ts';
import { UsageError } from '../errors.ts';
import { explain } from '../read.ts';
import { type FindingKey, keyOf, keyText } from '../report/findingKey.ts';
import type { LintedFile } from '../report/linted.ts';

/** A finding that is known, and how often it occurs. */
export interface BaselineEntry extends FindingKey {
  /** Left out: once. */
  readonly count?: number;
}

/** Findings that a team knows and lives with for now. */
export class Baseline {
  private readonly entries: readonly BaselineEntry[];
  private readonly left = new Map<string, number>();
  /** Macros, and files that are no macro's, of which something was seen in this run. */
  private readonly seen = new Set<string>();

  private constructor(entries: readonly BaselineEntry[]) {
    this.entries = entries;
    for (const entry of entries) {
      const key = keyText(entry);
      this.left.set(key, (this.left.get(key) ?? 0) + (entry.count ?? 1));
    }
  }

  /** @throws UsageError for a file that can't be read, or is no baseline */
  static read(path: string): Baseline {
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new UsageError(
        code === 'ENOENT'
          ? `There is no baseline ${path}. Write one with macrolint baseline update --baseline ${path}.`
          : `The baseline ${path} can’t be read: ${explain(error as NodeJS.ErrnoException)}.`,
      );
    }
    return new Baseline(parseBaseline(text, path));
  }

  /** The findings of a file that the baseline does not know. Call it once for each file of a run. */
  unknown(file: LintedFile): Finding[] {
    for (const { id } of file.macros) this.seen.add(id);
    this.seen.add(`\0${file.path}`);
    return file.findings.filter((finding) => {
      const key = keyText(keyOf(finding, file));
      const left = this.left.get(key) ?? 0;
      if (left > 0) this.left.set(key, left - 1);
      return left === 0;
    });
  }

  /**
   * After all files: entries that occur no more, or less often. Where only a part of the repository was linted, those whose macro was
   * linted.
   */
  stale(isWholeRun: boolean): BaselineEntry[] {
    return this.entries.filter(
      (entry) => (isWholeRun || this.isSeen(entry)) && this.left.get(keyText(entry))! > 0,
    );
  }

  /** After all files: the entries of which nothing was said, as neither their macro nor their file was linted. */
  untouched(): BaselineEntry[] {
    return this.entries.filter((entry) => !this.isSeen(entry));
  }

  private isSeen({ macro, file }: BaselineEntry): boolean {
    return this.seen.has(macro ?? `\0${file}`);
  }
}

/** The baseline that knows all findings of these files and these entries, as its file holds it: one entry a line, sorted. */
export function baselineText(files: readonly LintedFile[], kept: readonly BaselineEntry[] = []): string {
  const counts = new Map<string, { key: FindingKey; count: number }>();
  const add = (key: FindingKey, count: number) => {
    const entry = counts.get(keyText(key));
    if (entry) entry.count += count;
    else counts.set(keyText(key), { key, count });
  };
  for (const { count = 1, ...key } of kept) add(key, count);
  for (const file of files) for (const finding of file.findings) add(keyOf(finding, file), 1);
  const rows = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { key, count }]) => `  ${JSON.stringify({ ...key, ...(count > 1 && { count }) })}`);
  const list = rows.length > 0 ? `\n${rows.join(',\n')}\n ` : '';
  return `{"macrolint": "baseline", "version": 1,\n "findings": [${list}]}\n`;
}

/** @throws UsageError for text that is no baseline */
function parseBaseline(text: string, path: string): BaselineEntry[] {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    const reason = /^[<=>]{7}/m.test(text) ? 'it holds an unsolved merge conflict' : 'it is no JSON';
    throw unusable(path, `${reason}.`);
  }
  const { macrolint, version, findings } = (data ?? {}) as Record<string, unknown>;
  if (macrolint !== 'baseline') throw unusable(path, 'it is no baseline of macrolint.');
  if (version !== 1) throw unusable(path, `its version is ${version}, and this macrolint reads version 1.`);
  if (!Array.isArray(findings)) throw unusable(path, 'its findings are no list.');
  for (const [index, entry] of findings.entries())
    if (!isEntry(entry)) throw unusable(path, `entry ${index + 1} of its findings is none: ${short(entry)}`);
  return findings as BaselineEntry[];
}

function isEntry(value: unknown): value is BaselineEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { macro, file, rule, text, count } = value as Record<string, unknown>;
  return (
    typeof (macro ?? file) === 'string' &&
    typeof rule === 'string' &&
    typeof text === 'string' &&
    (count === undefined || (Number.isInteger(count) && (count as number) > 0))
  );
}

function unusable(path: string, reason: string): UsageError {
  return new UsageError(
    `The baseline ${path} can’t be used: ${reason} Mend it, or delete it and write it anew with macrolint baseline update.`,
  );
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
