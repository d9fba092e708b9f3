import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { ConfigProblem } from '../engine/config.ts';
import type { Finding } from '../engine/finding.ts';
import { RULES } from '../engine/index.ts';
import type { Severity } from '../engine/vocabulary.ts';
import type { MacroDocument } from '../macroDocument.ts';
import { Lines } from '../position.ts';

/** The name under which every diagnostic of macrolint is listed. */
export const SOURCE = 'macrolint';

/** The findings of a file as its editor shows them. `findings`: what to show instead of the file's own report. */
export function diagnosticsOf(
  document: MacroDocument,
  findings: readonly Finding[] = document.report.findings,
): Diagnostic[] {
  return findings.map((finding) => ({
    range: document.range(finding),
    severity: SEVERITY[finding.severity],
    source: SOURCE,
    code: finding.rule,
    message: finding.message,
    ...(IDS.has(finding.rule) && { codeDescription: { href: rulePage(finding.rule) } }),
    ...(finding.rule === 'unused-suppression' && { tags: [DiagnosticTag.Unnecessary] }),
    ...(finding.related && {
      relatedInformation: finding.related.map((place) => ({
        location: { uri: document.uri, range: document.range(place) },
        message: place.message,
      })),
    }),
  }));
}

/** What is wrong with a configuration, in its own file. */
export function configurationDiagnostics(text: string, problems: readonly ConfigProblem[]): Diagnostic[] {
  const lines = new Lines(text);
  return problems.map((problem) => ({
    range: lines.protocolRange(problem),
    severity: DiagnosticSeverity.Error,
    source: SOURCE,
    code: 'configuration',
    message: problem.message,
  }));
}

/** The page on the web that explains a rule. */
export function rulePage(rule: string): string {
  return `https://github.com/macrolint/macrolint/blob/main/server/src/engine/rules/${rule}/doc.md`;
}

const IDS: ReadonlySet<string> = new Set(RULES.map(({ id }) => id));

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  suggestion: DiagnosticSeverity.Information,
  info: DiagnosticSeverity.Hint,
};
