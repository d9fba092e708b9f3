import { EXIT } from '../errors.ts';
import { type RunOptions, runLint } from '../lint/run.ts';
import { tellStale } from '../lint/staleEntries.ts';
import { countsAgainst, isFailure, type Limits } from '../lint/verdict.ts';
import { fromRepositoryRoot } from '../paths.ts';
import { type FormatChoice, openOutputs } from '../report/outputs.ts';
import type { Terminal } from '../terminal.ts';

export interface LintOptions extends RunOptions, Limits {
  /** Where it is left out, the report for people. */
  readonly format?: readonly FormatChoice[];
  readonly quiet?: boolean;
}

/** `macrolint lint`. Returns the exit code. */
export async function lint(
  paths: readonly string[],
  options: LintOptions,
  terminal: Terminal,
): Promise<number> {
  const report = await openOutputs(options.format ?? [{ format: 'pretty' }], terminal, {
    quiet: options.quiet === true,
    fails: (severity) => countsAgainst(severity, options),
    fromRoot: fromRepositoryRoot(process.cwd()),
  });
  const shown = { error: 0, warning: 0, suggestion: 0, info: 0 };
  const { summary, unreadable, stale } = await runLint(paths, options, terminal, (file) => {
    const findings = options.quiet
      ? file.findings.filter(({ severity }) => countsAgainst(severity, options))
      : file.findings;
    for (const { severity } of findings) shown[severity]++;
    report.file(options.quiet ? file.only({ findings }) : file);
  });
  await report.end({ ...summary, ...shown }, unreadable);
  if (!options.quiet) tellStale(stale, terminal);
  if (unreadable.length > 0) return EXIT.usage;
  return isFailure(summary, options) ? EXIT.findings : EXIT.clean;
}
