import type { MacroFile } from './engine/document/parse.ts';
import type { Finding } from './engine/finding.ts';
import type { FileReport } from './engine/lint.ts';
import type { Span } from './engine/span.ts';

/** What an editor shows of one version of a file. */
export interface Shown {
  readonly text: string;
  readonly findings: readonly Finding[];
}

/**
 * What to show of a file while someone types in it. Where half a line hides macros, what was shown of them stays, at its new place,
 * as far as its words have not changed. Such findings have no fixes.
 * @param before what was shown of the version before
 */
export function shownWhileTyping(report: FileReport, file: MacroFile, before: Shown | undefined): Shown {
  const { text, findings } = report;
  if (!before || !isBroken(file)) return { text, findings };
  const change = changeBetween(before.text, text);
  const known = new Set(findings.map(placeOf));
  const kept = before.findings.flatMap((finding) => {
    const by = moveOf(finding, change);
    // What is wrong with the YAML itself is always found anew.
    if (by === undefined || finding.macro === undefined) return [];
    const start = finding.start + by;
    const { related: _, ...rest } = finding;
    const moved = { ...rest, start, end: finding.end + by, fixes: [] };
    const isRead = file.macros.some(({ span }) => start >= span.start && start <= span.end);
    return isRead || known.has(placeOf(moved)) ? [] : [moved];
  });
  return { text, findings: [...findings, ...kept].sort((a, b) => a.start - b.start) };
}

/** Something is wrong that may hide macros. */
function isBroken({ problems }: MacroFile): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

const placeOf = ({ rule, start, end }: Finding): string => `${rule} ${start} ${end}`;

interface Change {
  /** What was there before. */
  readonly removed: Span;
  /** How far everything behind it has moved. */
  readonly by: number;
}

function changeBetween(before: string, after: string): Change {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (
    same < most - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++;
  return { removed: { start, end: before.length - same }, by: after.length - before.length };
}

/** How far a span has moved; undefined where the change touches it. */
function moveOf({ start, end }: Span, { removed, by }: Change): number | undefined {
  if (end <= removed.start) return 0;
  return start >= removed.end ? by : undefined;
}
