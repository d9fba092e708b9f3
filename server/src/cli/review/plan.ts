import { SEVERITIES } from '../../engine/vocabulary.ts';
import type { Remark, Review } from './review.ts';
import { mendedBody, movedBody, readMark } from './texts.ts';

/** A remark of an earlier run, as the code host has it. */
export interface Posted {
  readonly id: number | string;
  readonly body: string;
  readonly path: string;
  /** The last line that it is about, in the new file as it is now; undefined where that line is gone or was changed. */
  readonly line?: number;
}

/** A remark of an earlier run and what it should say now. */
export interface Change<T extends Posted> {
  readonly posted: T;
  readonly body: string;
}

/** What a run has to do so that the code host shows the remarks of this run, each once. */
export interface Plan<T extends Posted> {
  readonly add: readonly Remark[];
  readonly update: readonly Change<T>[];
  /** Remarks whose findings are gone, or that are made anew on another line. */
  readonly retire: readonly Change<T>[];
}

/** Compares what is to be said with what was said before, by lines and fingerprints. */
export function planRemarks<T extends Posted>(
  { remarks, unplaced }: Pick<Review, 'remarks' | 'unplaced'>,
  posted: readonly T[],
  bodyOf: (remark: Remark) => string,
): Plan<T> {
  const open = new Set(posted.filter(({ body }) => readMark(body)?.kind === 'remark'));
  const add: Remark[] = [];
  const update: Change<T>[] = [];
  for (const remark of remarks) {
    const before = [...open].find((one) => isSame(remark, one));
    if (!before) {
      add.push(remark);
      continue;
    }
    open.delete(before);
    const body = bodyOf(remark);
    if (before.body.trim() !== body.trim()) update.push({ posted: before, body });
  }
  // What stands but can be said on no line now stays where it was said.
  const standing = new Set(unplaced.map(({ fingerprint }) => fingerprint));
  const anew = new Set(add.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint)));
  const retire = [...open].flatMap((one) => {
    const fingerprints = readMark(one.body)!.fingerprints;
    if (fingerprints.some((name) => standing.has(name))) return [];
    const isMoved = fingerprints.some((name) => anew.has(name));
    return [{ posted: one, body: (isMoved ? movedBody : mendedBody)(one.body) }];
  });
  return { add, update, retire };
}

/** On the same line, about one finding at least that is the same. */
function isSame({ file, end, findings }: Remark, { body, path, line }: Posted): boolean {
  if (path !== file.path || line !== end) return false;
  const before = readMark(body)!.fingerprints;
  return findings.some(({ fingerprint }) => before.includes(fingerprint));
}

/** More new ones at once nobody reads, and code hosts refuse. */
const MOST_REMARKS = 50;

/** Of new remarks those that are made, the gravest, and those that are only listed. */
export function limited(remarks: readonly Remark[]): {
  readonly add: readonly Remark[];
  readonly listed: ReadonlySet<Remark>;
} {
  const byWeight = [...remarks].sort((a, b) => weight(b) - weight(a));
  const listed = new Set(byWeight.slice(MOST_REMARKS));
  return { add: remarks.filter((remark) => !listed.has(remark)), listed };
}

const weight = ({ findings }: Remark): number =>
  Math.max(...findings.map(({ finding }) => SEVERITIES.indexOf(finding.severity)));
