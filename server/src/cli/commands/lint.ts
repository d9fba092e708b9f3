import { lintFile } from '../../engine/index.ts';
import { SEVERITIES, type Severity } from '../../engine/vocabulary.ts';
import { Lines } from '../../position.ts';
import { EXIT } from '../errors.ts';
import type { LintedFile, LintReport } from '../report/linted.ts';
import { type Source, type SourceOptions, visitSources } from '../sources.ts';
import type { Terminal } from '../terminal.ts';

export interface LintOptions extends SourceOptions {
  readonly format: 'pretty' | 'json';
  readonly failOn: Severity | 'never';
  readonly quiet?: boolean;
}

/** `macrolint lint`. Returns the exit code. */
export async function lint(
  paths: readonly string[],
  options: LintOptions,
  terminal: Terminal,
): Promise<number> {
  const report = await openReport(options, terminal);
  const counts = { files: 0, macros: 0, error: 0, warning: 0, suggestion: 0, info: 0 };
  const unreadable = visitSources(paths, options, terminal, (source) => {
    const file = lintSource(source);
    if (!file) return;
    const findings = options.quiet
      ? file.findings.filter(({ severity }) => fails(severity, options.failOn))
      : file.findings;
    counts.files++;
    counts.macros += file.macros.length;
    for (const { severity } of findings) counts[severity]++;
    report.file({ ...file, findings });
  });
  report.end(counts, unreadable);
  if (unreadable.length > 0) return EXIT.usage;
  return SEVERITIES.some((severity) => counts[severity] > 0 && fails(severity, options.failOn))
    ? EXIT.findings
    : EXIT.clean;
}

async function openReport({ format, quiet }: LintOptions, terminal: Terminal): Promise<LintReport> {
  if (format === 'json') return (await import('../report/json.ts')).jsonReport(terminal);
  return (await import('../report/pretty.ts')).prettyReport(terminal, { quiet: quiet === true });
}

/** Lints one file; undefined for YAML that is no macro and never claimed to be one. */
function lintSource({ text, invalidAt, settings, named, name, shown }: Source): LintedFile | undefined {
  const lines = new Lines(text);
  if (invalidAt !== undefined) return { path: shown, lines, macros: [], findings: [notUtf8(invalidAt)] };
  const { recognised, macros, findings } = lintFile(text, { path: name, settings, named });
  return recognised || named ? { path: shown, lines, macros, findings } : undefined;
}

function notUtf8(at: number) {
  return {
    rule: 'macro-shape',
    severity: 'error' as const,
    message:
      'This file is not UTF-8: its bytes make no character here. Save it as UTF-8; nothing else was checked.',
    start: at,
    end: at + 1,
    fixes: [],
  };
}

function fails(severity: Severity, failOn: Severity | 'never'): boolean {
  return failOn !== 'never' && SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(failOn);
}
