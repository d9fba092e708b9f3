import { plural } from '../report/words.ts';
import { gitlabFailure } from './failure.ts';
import { type DiffRefs, type Discussion, GitLab, GitLabError } from './gitlabApi.ts';
import { type Outcome, stopped } from './outcome.ts';
import { limited, planRemarks } from './plan.ts';
import type { Remark, Review } from './review.ts';
import { withoutPlace } from './shown.ts';
import type { MergeRequest } from './target.ts';
import { readMark, remarkBody, summaryBody } from './texts.ts';

/** A suggestion of GitLab says how many lines above the commented one it replaces too. */
const gitlabBody = (remark: Remark): string =>
  remarkBody(remark, `suggestion:-${remark.end - remark.start}+0`);

/** What is sent for each remark, and for the summary. */
export function gitlabPayload(review: Review, refs: DiffRefs): object[] {
  const threads = review.remarks.map((remark) => ({
    body: gitlabBody(remark),
    position: positionOf(remark, refs),
  }));
  return [...threads, { body: summaryBody(review) }];
}

function positionOf({ file, end }: Remark, refs: DiffRefs): object {
  const old = file.diff.before(end);
  return {
    position_type: 'text',
    ...refs,
    old_path: file.oldPath,
    new_path: file.path,
    new_line: end,
    // GitLab finds an unchanged line by both of its numbers.
    ...(old !== undefined && { old_line: old }),
  };
}

/**
 * Makes GitLab show this review: a thread for each remark, and one note with the summary. Another run with the same findings changes
 * nothing, also after one that was cut short.
 */
export async function postToGitLab(review: Review, request: MergeRequest, token: string): Promise<Outcome> {
  const poster = new Poster(new GitLab(request, token));
  try {
    return { posted: true, ...(await poster.post(review)) };
  } catch (error) {
    return stopped(gitlabFailure(error, request), poster.done);
  }
}

class Poster {
  /** What was done, in words. */
  readonly done: string[] = [];
  private readonly gitlab: GitLab;

  constructor(gitlab: GitLab) {
    this.gitlab = gitlab;
  }

  async post(review: Review): Promise<{ did: string; url: string }> {
    const { gitlab } = this;
    const user = await gitlab.user();
    const { diff_refs: refs, web_url: url } = await gitlab.mergeRequest();
    const own = (await gitlab.discussions(refs)).filter(({ author }) => author === user);
    // Threads that somebody resolved count too: they are not begun again.
    const plan = planRemarks(review, own, gitlabBody);
    const { add, listed } = limited(plan.add);
    const refused = new Set(listed);
    await this.each(add, 'added', async (remark) => {
      const isTaken = await this.add(remark, refs);
      if (!isTaken) refused.add(remark);
      return isTaken;
    });
    await this.each(plan.update, 'updated', async ({ posted, body }) => {
      await gitlab.updateNote(posted, body);
      return true;
    });
    await this.each(plan.retire, 'closed', async ({ posted, body }) => {
      await gitlab.updateNote(posted, body);
      await gitlab.resolve(posted);
      return true;
    });
    await this.summarise(
      withoutPlace(review, (remark) => refused.has(remark)),
      own,
    );
    return { did: this.done.join(', ') || 'there is nothing to add', url };
  }

  /** False where GitLab takes no remark on this line: the merge request may have moved on. */
  private async add(remark: Remark, refs: DiffRefs): Promise<boolean> {
    try {
      await this.gitlab.addDiscussion(gitlabBody(remark), positionOf(remark, refs));
      return true;
    } catch (error) {
      if (error instanceof GitLabError && error.status === 400) return false;
      throw error;
    }
  }

  private async summarise(review: Review, own: readonly Discussion[]): Promise<void> {
    const before = own.find(({ body }) => readMark(body)?.kind === 'summary');
    const body = summaryBody(review);
    if (!before && review.remarks.length + review.unplaced.length > 0) {
      await this.gitlab.addDiscussion(body);
      this.done.push('the summary was added');
    } else if (before && before.body.trim() !== body) {
      await this.gitlab.updateNote(before, body);
      this.done.push('the summary was updated');
    }
  }

  /** One after the other; counts those that `act` did. */
  private async each<T>(all: readonly T[], what: string, act: (one: T) => Promise<boolean>): Promise<void> {
    let count = 0;
    try {
      for (const one of all) if (await act(one)) count++;
    } finally {
      if (count > 0) this.done.push(`${plural(count, 'remark')} ${what}`);
    }
  }
}
