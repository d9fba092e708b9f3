import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver';
import type { MacroDocument } from '../macroDocument.ts';
import { type EditAbilities, editedFile, fileEdit, textEdits } from '../workspaceEdits.ts';
import { worsens } from './quickFixes.ts';

/** Writes down the kind of the macros whose titles the range touches and that state none, as far as it could be told. */
export function kindActions(document: MacroDocument, range: Range, abilities: EditAbilities): CodeAction[] {
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  return document.report.macros.flatMap(({ id, kind }): CodeAction[] => {
    const macro = document.file.macros.find((one) => one.id === id);
    if (!macro || !kind.inferred || kind.value === 'other') return [];
    if (macro.anchor.start > end || macro.anchor.end < start) return [];
    const edit = macro.insert.key('kind', kind.value);
    if (!edit || worsens(document, [edit])) return [];
    const edits = textEdits(document.lines, [edit]);
    return [
      {
        title: `Write down the kind: ${kind.value}`,
        kind: CodeActionKind.QuickFix,
        edit: fileEdit(editedFile(document), edits, abilities),
      },
    ];
  });
}
