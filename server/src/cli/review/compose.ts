import type { Finding } from '../../engine/finding.ts';
import type { ChangedFile } from '../git/changes.ts';
import { GitLines } from '../git/gitLines.ts';
import type { LintedSource } from '../lint/lintedSource.ts';
import type { RunOutcome } from '../lint/run.ts';
import { fingerprint } from '../report/fingerprint.ts';
import { type LineChange, lineChanges } from '../report/lineChanges.ts';
import type { LintedFile, LintSummary } from '../report/linted.ts';
import { DiffLines } from './diffLines.ts';
import type { NamedFinding, Remark, Review, ReviewedFile, Unplaced } from './review.ts';

export interface LintedChange {
  readonly linted: LintedFile;
  readonly changed: ChangedFile;
}

/** The files of a run and what was changed in each. */
export function reviewed(files: readonly LintedSource[], { changed }: RunOutcome): LintedChange[] {
  return files.map((linted) => ({ linted, changed: changed!.get(linted.source.path)! }));
}

/**
 * Makes a review of what was found in changed files. Safe fixes become suggestions of whole lines, those of one line together; all else
 * that stands on the same lines is said beside them, once. A finding off the diff goes to a line of its macro that is in it.
 */
export async function composeReview(changes: readonly LintedChange[], summary: LintSummary): Promise<Review> {
  const remarks: Remark[] = [];
  const unplaced: Unplaced[] = [];
  for (const { linted, changed } of changes) {
    const { path, oldPath = path, hunks } = changed;
    const count = new GitLines(linted.lines.text).count;
    const file = { path, oldPath, linted, hunks, diff: new DiffLines(hunks, count) };
    const named = linted.findings.map((finding) => ({
      finding,
      fingerprint: fingerprint(finding, linted),
    }));
    const placed = placeFindings(file, named, await suggestions(file));
    remarks.push(...placed.remarks);
    unplaced.push(...placed.unplaced);
  }
  return { remarks, unplaced, summary };
}

/** The lines that safe fixes change, as far as they stand in the diff. */
async function suggestions({ linted, diff }: ReviewedFile): Promise<LineChange[]> {
  const { text } = linted.lines;
  const lines = new GitLines(text);
  const touched = new Set<number>();
  const fixed = await linted.fixed(({ fixes, start, end }, now) => {
    // A second round knows its lines only as long as none was added or taken out.
    const current = now === text ? lines : new GitLines(now);
    if (current.count !== lines.count) return false;
    const edits = fixes.find(({ safe }) => safe)?.edits ?? [];
    const { first, last } = current.range(edits[0]?.start ?? start, edits.at(-1)?.end ?? end);
    const marked = current.range(start, end);
    const isOurs = diff.changed(marked.first, marked.last) || touched.has(marked.first);
    if (!isOurs || !diff.holds(first, last)) return false;
    for (let line = first; line <= last; line++) touched.add(line);
    return true;
  });
  return lineChanges(text, fixed).filter(({ start, end }) => diff.holds(start, end));
}

function placeFindings(
  file: ReviewedFile,
  findings: readonly NamedFinding[],
  changes: readonly LineChange[],
): { remarks: Remark[]; unplaced: Unplaced[] } {
  const lines = new GitLines(file.linted.lines.text);
  const unplaced: Unplaced[] = [];
  const places = new Map<
    string,
    { start: number; end: number; suggestion?: LineChange; findings: NamedFinding[] }
  >();
  for (const change of changes)
    places.set(`${change.start}`, { start: change.start, end: change.end, suggestion: change, findings: [] });
  for (const named of findings) {
    const { first, last } = lines.range(named.finding.start, named.finding.end);
    const change = changes.find(({ start, end }) => start <= last && end >= first);
    const line = change?.start ?? placeOf(named.finding, first, last, file, lines);
    if (line === undefined) {
      unplaced.push({ ...named, file });
      continue;
    }
    const place = places.get(`${line}`) ?? { start: line, end: line, findings: [] };
    places.set(`${line}`, place);
    place.findings.push(named);
  }
  const remarks = [...places.values()]
    .filter((place) => place.findings.length > 0)
    .sort((a, b) => a.start - b.start)
    .map((place) => ({ ...place, file }));
  return { remarks, unplaced };
}

/** The line of the diff at which a finding is said. */
function placeOf(
  { macro: id }: Finding,
  first: number,
  last: number,
  { diff, linted }: ReviewedFile,
  lines: GitLines,
): number | undefined {
  const own = diff.firstIn(first, last);
  const macro = linted.macros.find((one) => one.id === id);
  if (own !== undefined || !macro) return own;
  const around = lines.range(macro.start, macro.end);
  return diff.firstIn(around.first, around.last);
}
