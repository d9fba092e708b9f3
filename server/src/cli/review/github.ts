import { plural } from '../report/words.ts';
import { githubFailure } from './failure.ts';
import { GitHub, type PullComment, type PullReview } from './githubApi.ts';
import { type Outcome, stopped } from './outcome.ts';
import { limited, type Plan, planRemarks } from './plan.ts';
import type { Remark, Review } from './review.ts';
import { shownOn, withoutPlace } from './shown.ts';
import type { PullRequest } from './target.ts';
import { laterBody, readMark, remarkBody, summaryBody } from './texts.ts';

const githubBody = (remark: Remark): string => remarkBody(remark, 'suggestion');

/** The request that makes a review. */
export function githubPayload(head: string, body: string, remarks: readonly Remark[]): object {
  return {
    commit_id: head,
    event: 'COMMENT',
    body,
    comments: remarks.map((remark) => ({
      path: remark.file.path,
      body: githubBody(remark),
      line: remark.end,
      side: 'RIGHT',
      ...(remark.start < remark.end && { start_line: remark.start, start_side: 'RIGHT' }),
    })),
  };
}

/**
 * Makes GitHub show this review: remarks that are new in one review, those of earlier runs where they stand, the summary in the first
 * review. Another run with the same findings changes nothing, also after one that was cut short.
 */
export async function postToGitHub(review: Review, pull: PullRequest, token: string): Promise<Outcome> {
  const poster = new Poster(new GitHub(pull, token), pull.head);
  try {
    return { posted: true, ...(await poster.post(review)) };
  } catch (error) {
    return stopped(githubFailure(error, pull), poster.done);
  }
}

class Poster {
  /** What was done, in words. */
  readonly done: string[] = [];
  private readonly github: GitHub;
  private readonly head: string;
  private login = '';

  constructor(github: GitHub, head: string) {
    this.github = github;
    this.head = head;
  }

  async post(review: Review): Promise<{ did: string; url?: string }> {
    const { github } = this;
    this.login = plainLogin(await github.login());
    const shown = shownOn(await github.files(), review);
    const plan = planRemarks(shown, await this.ownComments(), githubBody);
    const { add, listed } = limited(plan.add);
    let kept = withoutPlace(shown, (remark) => listed.has(remark));
    const summary = await this.ownSummary();
    let url = summary?.url;
    if (add.length > 0 || (!summary && kept.remarks.length + kept.unplaced.length > 0))
      ({ review: kept, url = url } = await this.add(kept, add, summary !== undefined));
    await this.change(plan);
    const body = summaryBody(kept);
    if (summary && summary.body.trim() !== body) {
      await github.updateReview(summary.id, body);
      this.done.push('the summary was updated');
    }
    return { did: this.done.join(', ') || 'there is nothing to add', ...(url && { url }) };
  }

  /** Adds remarks in one review; returns what of it GitHub took. */
  private async add(review: Review, add: readonly Remark[], hasSummary: boolean): Promise<Added> {
    try {
      const body = hasSummary ? laterBody(add.length) : summaryBody(review);
      const url = await this.send(githubPayload(this.head, body, add), add);
      if (add.length > 0) this.done.push(`${plural(add.length, 'remark')} added`);
      return { review, url };
    } catch (error) {
      // The pull request has moved on meanwhile: what GitHub takes on no line is listed.
      if (statusOf(error) !== 422 || add.length === 0) throw error;
      const listed = withoutPlace(review, (remark) => add.includes(remark));
      const url = hasSummary
        ? undefined
        : await this.send(githubPayload(this.head, summaryBody(listed), []), []);
      this.done.push(`${plural(add.length, 'remark')} listed in the summary, as GitHub refused their lines`);
      return { review: listed, ...(url && { url }) };
    }
  }

  /** Sends a review; where nobody knows whether it arrived, looks before it sends it again. */
  private async send(payload: object, add: readonly Remark[]): Promise<string> {
    try {
      return await this.github.addReview(payload);
    } catch (error) {
      if (statusOf(error) < 500) throw error;
      const said = { remarks: add, unplaced: [] };
      const missing = planRemarks(said, await this.ownComments(), githubBody).add;
      const summary = await this.ownSummary();
      if (add.length > 0 ? missing.length === 0 : summary) return summary?.url ?? '';
      return await this.github.addReview(payload);
    }
  }

  private async change({ update, retire }: Plan<PullComment>): Promise<void> {
    for (const [list, what] of [
      [update, 'updated'],
      [retire, 'closed'],
    ] as const) {
      let count = 0;
      try {
        for (const { posted, body } of list) {
          await this.github.updateComment(posted.id, body);
          count++;
        }
      } finally {
        if (count > 0) this.done.push(`${plural(count, 'remark')} ${what}`);
      }
    }
  }

  private async ownComments(): Promise<PullComment[]> {
    return (await this.github.comments()).filter(({ login }) => plainLogin(login) === this.login);
  }

  private async ownSummary(): Promise<PullReview | undefined> {
    return (await this.github.reviews()).find(
      ({ login, body }) => plainLogin(login) === this.login && readMark(body)?.kind === 'summary',
    );
  }
}

interface Added {
  readonly review: Review;
  readonly url?: string;
}

/** A request that met nobody has none. */
const statusOf = (error: unknown): number => (error as { status?: number }).status ?? 500;

/** GitHub's two interfaces write the name of an app's user differently. */
const plainLogin = (login: string): string => login.replace(/\[bot\]$/, '');
