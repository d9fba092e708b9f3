import { l10n, Range, SnippetString, Uri, window, workspace } from 'vscode';
import type { Range as ProtocolRange } from 'vscode-languageclient';
import type { Extension } from '../extension.ts';

/** Inserts a snippet for a code action, unless the text is no longer the version that the action was made for. */
export async function insertSnippet(
  _extension: Extension,
  uri: string,
  version: number,
  { start, end }: ProtocolRange,
  snippet: string,
): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  if (document.version !== version)
    throw new Error(l10n.t('The text changed meanwhile. Open the light bulb again.'));
  const editor = await window.showTextDocument(document);
  const range = new Range(start.line, start.character, end.line, end.character);
  await editor.insertSnippet(new SnippetString(snippet), range);
}
