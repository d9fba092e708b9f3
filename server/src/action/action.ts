import { appendFileSync } from 'node:fs';
import { EXIT, UsageError } from '../cli/errors.ts';
import { Git } from '../cli/git/git.ts';
import type { LintedSource } from '../cli/lint/lintedSource.ts';
import { runLint } from '../cli/lint/run.ts';
import { tellStale } from '../cli/lint/staleEntries.ts';
import { countsAgainst, isFailure } from '../cli/lint/verdict.ts';
import { fromRepositoryRoot } from '../cli/paths.ts';
import { total } from '../cli/report/counts.ts';
import { command } from '../cli/report/github.ts';
import type { LintSummary, ReportOptions } from '../cli/report/linted.ts';
import { openOutputs, render } from '../cli/report/outputs.ts';
import { composeReview, reviewed } from '../cli/review/compose.ts';
import { deliver } from '../cli/review/deliver.ts';
import { reviewTarget } from '../cli/review/target.ts';
import type { Terminal } from '../cli/terminal.ts';
import { fetchBase } from './history.ts';
import { readInputs } from './inputs.ts';

/**
 * The GitHub Action: lints what a pull request changes (in other runs the whole repository), annotates, writes the step summary, and posts
 * the review if it may. Returns the exit code.
 * @throws UsageError
 */
export async function runAction(env: NodeJS.ProcessEnv, terminal: Terminal): Promise<number> {
  const inputs = readInputs(env);
  enter(inputs.folder);
  const target = reviewTarget({ ...env, GITLAB_CI: undefined, GITHUB_TOKEN: inputs.token });
  const pull = target?.host === 'github' ? target : undefined;
  const git = pull && Git.at(process.cwd(), 'The action');
  const since = inputs.since ?? (pull && fetchBase(git!, pull));
  const options: ReportOptions = {
    quiet: false,
    fails: (severity) => countsAgainst(severity, inputs),
    fromRoot: fromRepositoryRoot(process.cwd()),
  };
  const formats = [
    { format: 'github' as const },
    ...(inputs.sarif ? [{ format: 'sarif' as const, file: inputs.sarif }] : []),
  ];
  const outputs = await openOutputs(formats, terminal, options);
  const files: LintedSource[] = [];
  const { config, baseline, paths } = inputs;
  const asked = { ...(config && { config }), ...(baseline && { baseline }), ...(since && { since }) };
  const run = await runLint(paths, asked, terminal, (file) => {
    files.push(file);
    outputs.file(file);
  });
  await outputs.end(run.summary, run.unreadable);
  tellStale(run.stale, terminal);
  if (env.GITHUB_STEP_SUMMARY)
    appendFileSync(env.GITHUB_STEP_SUMMARY, await render('markdown', { files, ...run }, terminal, options));
  if (env.GITHUB_OUTPUT) appendFileSync(env.GITHUB_OUTPUT, outputLines(run.summary));
  if (pull && inputs.review) {
    const outcome = await deliver(await composeReview(reviewed(files, run), run.summary), pull, git!);
    terminal.out(
      outcome.posted
        ? `Review: ${outcome.did}. ${outcome.url ?? ''}\n`
        : command('notice', { title: 'macrolint' }, `The review is not posted: ${outcome.reason}`),
    );
  }
  if (run.unreadable.length > 0) return EXIT.usage;
  return isFailure(run.summary, inputs) ? EXIT.findings : EXIT.clean;
}

function enter(folder: string): void {
  try {
    process.chdir(folder);
  } catch {
    throw new UsageError(`There is no folder ${folder}, which the input working-directory names.`);
  }
}

function outputLines(summary: LintSummary): string {
  const { error, warning } = summary;
  return `problems=${total(summary)}\nerrors=${error}\nwarnings=${warning}\n`;
}
