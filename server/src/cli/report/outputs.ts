import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import pc from 'picocolors';
import { UsageError } from '../errors.ts';
import { explain } from '../read.ts';
import type { Unreadable } from '../sources.ts';
import type { Terminal } from '../terminal.ts';
import { type LintFormat, openReport } from './formats.ts';
import type { LintedFile, LintReport, LintSummary, ReportOptions } from './linted.ts';

/** A report, and the file that it goes to; without one, standard output. */
export interface FormatChoice {
  readonly format: LintFormat;
  readonly file?: string;
}

/** Reports whose lines may stand among others': GitHub takes its own out of the log. */
const MIXABLE: readonly LintFormat[] = ['pretty', 'github'];

/**
 * All the reports of a run as one. Those for standard output are printed as they come; those for files are written whole when `end` has
 * been called, or not at all.
 * @throws UsageError for two reports in one place and for one in the place of a macro, and from `end` for a file that can't be written
 */
export async function openOutputs(
  choices: readonly FormatChoice[],
  terminal: Terminal,
  options: ReportOptions,
): Promise<LintReport> {
  refuseClashes(choices);
  const files: { path: string; parts: string[] }[] = [];
  const reports: LintReport[] = [];
  for (const { format, file } of choices) {
    if (file === undefined) {
      reports.push(await openReport(format, terminal, options));
    } else {
      const parts: string[] = [];
      files.push({ path: file, parts });
      reports.push(await openReport(format, collector(parts, terminal), options));
    }
  }
  return {
    file(file) {
      for (const report of reports) report.file(file);
    },
    async end(summary, unreadable) {
      for (const report of reports) await report.end(summary, unreadable);
      for (const { path, parts } of files) await write(path, parts.join(''));
    },
  };
}

/** The text of one report. */
export async function render(
  format: LintFormat,
  { files, summary, unreadable }: Linted,
  terminal: Terminal,
  options: ReportOptions,
): Promise<string> {
  const parts: string[] = [];
  const report = await openReport(format, collector(parts, terminal), options);
  for (const file of files) report.file(file);
  await report.end(summary, unreadable);
  return parts.join('');
}

/** A whole run. */
export interface Linted {
  readonly files: readonly LintedFile[];
  readonly summary: LintSummary;
  readonly unreadable: readonly Unreadable[];
}

function refuseClashes(choices: readonly FormatChoice[]): void {
  const macro = choices.find(({ file }) => file !== undefined && /\.ya?ml$/i.test(file));
  if (macro)
    throw new UsageError(
      `A report is no YAML; ${macro.file} was left as it is. Give the report another name.`,
    );
  const printed = choices.filter(({ file }) => file === undefined);
  if (printed.length > 1 && printed.some(({ format }) => !MIXABLE.includes(format))) {
    const [name] = printed.map(({ format }) => format).filter((format) => !MIXABLE.includes(format));
    throw new UsageError(
      `Standard output takes one report. Give the other a file: --format ${name}:${name}.out`,
    );
  }
  const places = choices.map(({ format, file }) => file ?? `\0${format}`);
  const twice = choices.find((_, i) => places.indexOf(places[i]!) < i);
  if (twice)
    throw new UsageError(
      twice.file === undefined
        ? `--format ${twice.format} is asked for twice.`
        : `Two reports can’t both go to ${twice.file}.`,
    );
}

/** Takes what a report prints, in the width of no terminal and without colours. */
function collector(parts: string[], terminal: Terminal): Terminal {
  return {
    ...terminal,
    colors: pc.createColors(false),
    width: 100,
    out: (text) => {
      parts.push(text);
    },
  };
}

async function write(path: string, text: string): Promise<void> {
  const { default: writeFileAtomic } = await import('write-file-atomic');
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileAtomic.sync(path, text);
  } catch (error) {
    throw new UsageError(`The report ${path} can’t be written: ${explain(error as NodeJS.ErrnoException)}.`);
  }
}
