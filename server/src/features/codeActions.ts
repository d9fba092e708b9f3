import { type CodeAction, CodeActionKind, type Diagnostic, type Range } from 'vscode-languageserver';
import type { Finding } from '../engine/finding.ts';
import type { MacroDocument } from '../macroDocument.ts';
import type { EditAbilities } from '../workspaceEdits.ts';
import { type ConfigurationFile, configurationActions } from './configurationActions.ts';
import { diagnosticsOf, SOURCE } from './diagnostics.ts';
import { FIX_ALL, fixAllAction, fixRuleAction } from './fixAllActions.ts';
import { kindActions } from './kindAction.ts';
import { quickFixes } from './quickFixes.ts';
import { suppressActions } from './suppressActions.ts';

/** What is asked of the light bulb, and by which editor. */
export interface CodeActionRequest {
  /** The kinds that are asked for; undefined for all. */
  readonly only: readonly string[] | undefined;
  /** What the editor shows in the range. Only told what belongs to it, never taken for what is wrong now. */
  readonly diagnostics: readonly Diagnostic[];
  /** The configuration that counts, or that could be made; undefined where there is no place for one. */
  readonly configuration: ConfigurationFile | undefined;
  readonly abilities: EditAbilities;
}

/** Findings whose fixes are offered at once; whoever selects more wants to fix them all. */
const MOST_FINDINGS = 20;

/** What can be done about the findings that overlap the range, and about the whole file. */
export function codeActions(document: MacroDocument, range: Range, request: CodeActionRequest): CodeAction[] {
  const { only } = request;
  const wants = (kind: string) =>
    only === undefined || only.some((one) => one === '' || kind === one || kind.startsWith(`${one}.`));
  const all = wants(FIX_ALL) ? fixAllAction(document) : [];
  return wants(CodeActionKind.QuickFix) ? [...atRange(document, range, request), ...all] : all;
}

function atRange(document: MacroDocument, range: Range, request: CodeActionRequest): CodeAction[] {
  const { abilities, configuration } = request;
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  const findings = document.report.findings
    .filter((finding) => finding.start <= end && finding.end >= start)
    .slice(0, MOST_FINDINGS);
  const each = (actionsOf: (finding: Finding) => CodeAction[]) =>
    findings.flatMap((finding) => {
      const diagnostics = shownAs(document, finding, request.diagnostics);
      return actionsOf(finding).map((action) => ({ ...action, diagnostics }));
    });
  const rules = new Set(findings.map(({ rule }) => rule));
  return merged([
    ...each((finding) => quickFixes(document, finding, abilities)),
    ...kindActions(document, range, abilities),
    ...[...rules].flatMap((rule) => fixRuleAction(document, rule)),
    ...each((finding) => suppressActions(document, finding, abilities)),
    ...each((finding) =>
      configuration ? configurationActions(document, finding, configuration, abilities) : [],
    ),
  ]);
}

/** What does the same for several findings is one action. */
function merged(actions: readonly CodeAction[]): CodeAction[] {
  const byDeed = new Map<string, CodeAction>();
  for (const action of actions) {
    const { title, edit, command, data, diagnostics = [] } = action;
    const deed = JSON.stringify([title, edit, command, data]);
    const known = byDeed.get(deed);
    if (known) known.diagnostics = [...(known.diagnostics ?? []), ...diagnostics];
    else byDeed.set(deed, action);
  }
  return [...byDeed.values()];
}

/** The editor's own diagnostic of a finding, else the one that it will be sent. */
function shownAs(document: MacroDocument, finding: Finding, shown: readonly Diagnostic[]): Diagnostic[] {
  const [made] = diagnosticsOf(document, [finding]);
  const same = shown.filter(
    ({ source, code, range }) =>
      source === SOURCE && code === finding.rule && JSON.stringify(range) === JSON.stringify(made!.range),
  );
  return same.length > 0 ? same : [made!];
}
