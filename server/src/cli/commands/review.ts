import { appendFileSync } from 'node:fs';
import type { Severity } from '../../engine/vocabulary.ts';
import { EXIT, UsageError } from '../errors.ts';
import { Git } from '../git/git.ts';
import type { LintedSource } from '../lint/lintedSource.ts';
import { type RunOptions, runLint } from '../lint/run.ts';
import { tellStale } from '../lint/staleEntries.ts';
import { countsAgainst, isFailure, type Limits } from '../lint/verdict.ts';
import { fromRepositoryRoot } from '../paths.ts';
import { type Linted, render } from '../report/outputs.ts';
import { printable } from '../report/words.ts';
import { reviewBase } from '../review/base.ts';
import { composeReview, reviewed } from '../review/compose.ts';
import { deliver } from '../review/deliver.ts';
import type { Outcome } from '../review/outcome.ts';
import type { Review } from '../review/review.ts';
import { type ReviewTarget, reviewTarget } from '../review/target.ts';
import type { Terminal } from '../terminal.ts';

export interface ReviewOptions extends RunOptions, Limits {
  /** Print what would be posted, and post nothing. */
  readonly dryRun?: boolean;
}

/** `macrolint review`. Returns the exit code. */
export async function review(
  paths: readonly string[],
  options: ReviewOptions,
  terminal: Terminal,
): Promise<number> {
  const git = Git.at(process.cwd(), 'macrolint review');
  const target = reviewTarget(process.env);
  const since = options.since ?? (target && reviewBase(git, target));
  if (since === undefined || (!target && !options.dryRun)) throw new UsageError(NOTHING_TO_REVIEW);
  const files: LintedSource[] = [];
  const run = await runLint(paths, { ...options, since }, terminal, (file) => {
    files.push(file);
  });
  const made = await composeReview(reviewed(files, run), run.summary);
  if (options.dryRun) terminal.out(`${JSON.stringify(await payload(made, git, target), null, 1)}\n`);
  else await report(await deliver(made, target!, git), target!, { files, ...run }, options, terminal);
  tellStale(run.stale, terminal);
  if (run.unreadable.length > 0) return EXIT.usage;
  return isFailure(run.summary, options) ? EXIT.findings : EXIT.clean;
}

const NOTHING_TO_REVIEW =
  'There is no pull request here to review: this is no run of GitHub Actions or GitLab CI for one. macrolint review --dry-run --since origin/main prints what would be posted.';

async function payload(made: Review, git: Git, target: ReviewTarget | undefined): Promise<unknown> {
  const head = git.run(['rev-parse', 'HEAD']).trim();
  if (target?.host === 'gitlab') {
    const { gitlabPayload } = await import('../review/gitlab.ts');
    return gitlabPayload(made, { base_sha: target.base, start_sha: target.base, head_sha: head });
  }
  const [{ githubPayload }, { summaryBody }] = await Promise.all([
    import('../review/github.ts'),
    import('../review/texts.ts'),
  ]);
  return githubPayload(target?.head ?? head, summaryBody(made), made.remarks);
}

/** Says that the review was posted, or prints the findings where that could not be done. */
async function report(
  outcome: Outcome,
  { host }: ReviewTarget,
  linted: Linted,
  limits: Limits,
  terminal: Terminal,
): Promise<void> {
  const { errorColors: colors } = terminal;
  if (outcome.posted) {
    const at = outcome.url ? ` ${printable(outcome.url)}` : '';
    terminal.err(`${colors.green('✔')} Review: ${outcome.did}.${at}\n`);
    return;
  }
  const [format, instead] =
    host === 'github'
      ? (['github', 'The findings are annotations, and stand in the summary of the job.'] as const)
      : (['pretty', 'The findings stand below.'] as const);
  terminal.err(`${colors.yellow('▲')} The review is not posted: ${printable(outcome.reason)} ${instead}\n`);
  const options = {
    quiet: false,
    fails: (severity: Severity) => countsAgainst(severity, limits),
    fromRoot: fromRepositoryRoot(process.cwd()),
  };
  terminal.out(await render(format, linted, terminal, options));
  const { GITHUB_STEP_SUMMARY: summaryFile } = process.env;
  if (host === 'github' && summaryFile)
    appendFileSync(summaryFile, await render('markdown', linted, terminal, options));
}
