import { createHash } from 'node:crypto';
import { parsePatch } from 'diff';
import type { PullFile } from './githubApi.ts';
import type { Remark, Review } from './review.ts';

/**
 * The review as GitHub can show it: remarks on lines that are not in its diff, or on a file that is not the one which was linted, are
 * listed instead. GitHub would refuse the whole review for one of them.
 */
export function shownOn(files: readonly PullFile[], review: Review): Review {
  const byPath = new Map(files.map((file) => [file.filename, file]));
  return withoutPlace(review, (remark) => {
    const file = byPath.get(remark.file.path);
    return file === undefined || !isSameText(file, remark) || !isShown(file, remark);
  });
}

/** The review with the remarks that have no place among the findings that are only listed. */
export function withoutPlace(review: Review, hasNone: (remark: Remark) => boolean): Review {
  const lost = review.remarks.filter(hasNone);
  return {
    ...review,
    remarks: review.remarks.filter((remark) => !lost.includes(remark)),
    unplaced: [
      ...review.unplaced,
      ...lost.flatMap(({ file, findings }) => findings.map((named) => ({ ...named, file }))),
    ],
  };
}

/** The working tree may be a merge of the pull request, in which lines stand elsewhere. */
function isSameText({ sha }: PullFile, { file }: Remark): boolean {
  const { text } = file.linted.lines;
  // git may have turned the line ends of the working tree into CRLF.
  return [text, text.replaceAll('\r\n', '\n')].some((one) => blobName(one) === sha);
}

/** git's name for a text. */
export function blobName(text: string): string {
  const bytes = Buffer.from(text);
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

function isShown({ patch = '' }: PullFile, { start, end }: Remark): boolean {
  return parsePatch(patch)
    .flatMap(({ hunks }) => hunks)
    .some(({ newStart, newLines }) => newStart <= start && end < newStart + newLines);
}
