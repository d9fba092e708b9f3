import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import type { Macro } from '../engine/document/macro.ts';
import { suppressionAbove } from '../engine/document/suppressions.ts';
import type { FileEdit, Finding } from '../engine/finding.ts';
import { isWorse } from '../engine/fix/fixFile.ts';
import type { MacroDocument } from '../macroDocument.ts';
import { withTabStops } from '../snippet.ts';
import { type EditAbilities, snippetEdit } from '../workspaceEdits.ts';
import { findingsAfter } from './quickFixes.ts';

/** Stands for the reason until the author gives one. */
const REASON = 'why it is fine here';

/** Ways to keep a finding's words in spite of it: by a comment above them, or for the whole macro. */
export function suppressActions(
  document: MacroDocument,
  finding: Finding,
  abilities: EditAbilities,
): CodeAction[] {
  const macro = macroOf(document, finding);
  if (!macro) return [];
  const { rule, start } = finding;
  const owner = ownerOf(macro, finding);
  const entry = macro.insert.ignore(rule, REASON);
  const choices: [title: string, edit: FileEdit][] = [];
  // What is about the whole macro stands nowhere in particular.
  if (owner !== undefined || !entry)
    choices.push([
      `Ignore “${rule}” here, with a reason`,
      suppressionAbove(document.text, owner ?? start, rule, REASON),
    ]);
  if (entry) choices.push([`Ignore “${rule}” in this macro, with a reason`, entry]);
  return choices.flatMap(([title, edit]) => {
    const snippet = helps(document, finding, edit) ? withTabStops(edit.text, [REASON]) : undefined;
    if (snippet === undefined) return [];
    return [{ title, kind: CodeActionKind.QuickFix, edit: snippetEdit(document, edit, snippet, abilities) }];
  });
}

/** The macro that a finding is about; undefined for what is wrong with the file's YAML, which can't be ignored. */
export function macroOf(document: MacroDocument, { macro, rule }: Finding): Macro | undefined {
  return OF_THE_FILE.has(rule) ? undefined : document.file.macros.find(({ id }) => id === macro);
}

const OF_THE_FILE: ReadonlySet<string> = new Set(['macro-shape', 'yaml-eats-text', 'unused-suppression']);

/** File offset of the key of the text that the finding stands in. */
function ownerOf(macro: Macro, { start }: Finding): number | undefined {
  const text = macro.texts.find(
    ({ scalar, alias }) => !alias && start >= scalar.span.start && start <= scalar.span.end,
  );
  return text?.scalar.owner;
}

/** Whether the finding is gone after the edit, and none has come. */
function helps(document: MacroDocument, { rule, macro }: Finding, edit: FileEdit): boolean {
  const after = findingsAfter(document, [edit]);
  const count = (findings: readonly Finding[]) =>
    findings.filter((one) => one.rule === rule && one.macro === macro).length;
  const before = document.report.findings;
  return count(after) < count(before) && !isWorse(before, after);
}
