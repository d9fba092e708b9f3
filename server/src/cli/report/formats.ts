import type { Terminal } from '../terminal.ts';
import type { LintReport, ReportOptions } from './linted.ts';

type Open = (terminal: Terminal, options: ReportOptions) => LintReport | Promise<LintReport>;

/** The reports of `lint`, each loaded only when it is asked for. */
const FORMATS = {
  pretty: async () => (await import('./pretty.ts')).prettyReport,
  json: async () => (await import('./json.ts')).jsonReport,
  github: async () => (await import('./github.ts')).githubReport,
  sarif: async () => (await import('./sarif.ts')).sarifReport,
  rdjson: async () => (await import('./rdjson.ts')).rdjsonReport,
  rdjsonl: async () => (await import('./rdjson.ts')).rdjsonlReport,
  gitlab: async () => (await import('./gitlab.ts')).gitlabReport,
  junit: async () => (await import('./junit.ts')).junitReport,
  checkstyle: async () => (await import('./checkstyle.ts')).checkstyleReport,
  markdown: async () => (await import('./summary.ts')).markdownReport,
} satisfies Record<string, () => Promise<Open>>;

export type LintFormat = keyof typeof FORMATS;

export const LINT_FORMATS = Object.keys(FORMATS) as readonly LintFormat[];

/** Opens a report that prints to `terminal`. */
export async function openReport(
  format: LintFormat,
  terminal: Terminal,
  options: ReportOptions,
): Promise<LintReport> {
  const open: Open = await FORMATS[format]();
  return open(terminal, options);
}
