import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import type { Finding } from '../engine/finding.ts';
import type { MacroDocument } from '../macroDocument.ts';

/** The kind of the action that applies all safe fixes, for settings such as “code actions on save”. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.macrolint`;

/** An action whose edits are worked out when it is chosen: all safe fixes of the file, or those of one rule. */
export interface FixAllData {
  readonly uri: string;
  readonly version: number | undefined;
  readonly rule?: string;
}

/** All safe fixes of the file, where there are any. */
export function fixAllAction(document: MacroDocument): CodeAction[] {
  if (!document.report.findings.some(isFixable)) return [];
  const { uri, version } = document;
  const data: FixAllData = { uri, version };
  return [{ title: 'Fix all that macrolint can fix safely in this file', kind: FIX_ALL, data }];
}

/** All safe fixes of a rule, where it has more than one. */
export function fixRuleAction(document: MacroDocument, rule: string): CodeAction[] {
  const { uri, version, report } = document;
  if (report.findings.filter((finding) => finding.rule === rule && isFixable(finding)).length < 2) return [];
  const data: FixAllData = { uri, version, rule };
  return [{ title: `Fix all “${rule}” in this file`, kind: CodeActionKind.QuickFix, data }];
}

const isFixable = ({ fixes }: Finding) => fixes.some(({ safe }) => safe);
