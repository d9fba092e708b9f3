import { type CodeAction, CodeActionKind, type WorkspaceEdit } from 'vscode-languageserver';
import type { FileEdit, Finding, Fix } from '../engine/finding.ts';
import { applyEdits } from '../engine/fix/edits.ts';
import { isWorse } from '../engine/fix/fixFile.ts';
import { relintFile } from '../engine/relint.ts';
import type { MacroDocument } from '../macroDocument.ts';
import { blanksIn, withTabStops } from '../snippet.ts';
import { type EditAbilities, editedFile, fileEdit, snippetEdit, textEdits } from '../workspaceEdits.ts';

/** The fixes of one finding, as far as the file lints no worse after them. The first safe one, else the first, is preferred. */
export function quickFixes(
  document: MacroDocument,
  finding: Finding,
  abilities: EditAbilities,
): CodeAction[] {
  const fixes = finding.fixes.filter(({ edits }) => !worsens(document, edits));
  const preferred = fixes.find(({ safe }) => safe) ?? fixes[0];
  return fixes.map((fix) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    ...(fix === preferred && { isPreferred: true }),
    edit: changeOf(document, fix, abilities),
  }));
}

/** Whether some macro would have more findings of some rule after these edits. */
export function worsens(document: MacroDocument, edits: readonly FileEdit[]): boolean {
  return isWorse(document.report.findings, findingsAfter(document, edits));
}

/** What the file would be told after these edits. */
export function findingsAfter(document: MacroDocument, edits: readonly FileEdit[]): readonly Finding[] {
  const text = applyEdits(document.text, edits);
  return relintFile(text, document.options, document.linted).report.findings;
}

/** The blanks that a fix brings are tab stops where the editor can have them. */
function changeOf(document: MacroDocument, { edits, safe }: Fix, abilities: EditAbilities): WorkspaceEdit {
  const [edit] = edits;
  if (!safe && edit && edits.length === 1) {
    const before = document.text.slice(edit.start, edit.end);
    const added = blanksIn(edit.text).filter((blank) => !before.includes(blank));
    const snippet = withTabStops(edit.text, added);
    if (snippet !== undefined) return snippetEdit(document, edit, snippet, abilities);
  }
  return fileEdit(editedFile(document), textEdits(document.lines, edits), abilities);
}
