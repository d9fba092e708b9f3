import { l10n, type TextDocument, WorkspaceEdit, window, workspace } from 'vscode';
import type { TextEdit } from 'vscode-languageclient';
import { FIX_FILE } from '../../../server/src/protocol.ts';
import type { Extension } from '../extension.ts';
import { UserError } from '../userError.ts';

const ATTEMPTS = 3;

/** Applies all safe fixes of the file in the active editor, as one step to undo. */
export async function fixFile(extension: Extension): Promise<void> {
  const document = shownYaml();
  if (!document) throw new UserError(l10n.t('Open a macro file first.'));
  const count = await applyFixes(extension, document);
  const says =
    count === 0
      ? l10n.t(
          'Nothing here has a safe fix. What is left needs your words: put the cursor on it and press {0}.',
          'Ctrl+.',
        )
      : count === 1
        ? l10n.t('macrolint changed 1 place.')
        : l10n.t('macrolint changed {0} places.', count);
  window.setStatusBarMessage(says, 5000);
}

/** The document of the active editor; where that shows no text, such as the walkthrough, one that stands beside it. */
function shownYaml(): TextDocument | undefined {
  const { activeTextEditor: active, visibleTextEditors: visible } = window;
  return (active ? [active] : visible).find(({ document }) => document.languageId === 'yaml')?.document;
}

/** Returns how many places were changed. Asks again where the text changed while the server worked. */
async function applyFixes({ server }: Extension, document: TextDocument): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { version } = document;
    const edits = await server.request<TextEdit[]>(FIX_FILE, { uri: document.uri.toString() });
    if (document.version !== version) continue;
    if (edits.length === 0) return 0;
    const change = new WorkspaceEdit();
    change.set(document.uri, await server.client.protocol2CodeConverter.asTextEdits(edits));
    if (await workspace.applyEdit(change)) return edits.length;
  }
  throw new UserError(l10n.t('The text changed while it was being fixed. Try again.'));
}
