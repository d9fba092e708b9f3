import { TabInputText, Uri, ViewColumn, window, workspace } from 'vscode';
import type { Extension } from '../extension.ts';

const SAMPLE = 'late-parcel.macro.yaml';

/** Opens a reply with faults to try macrolint on, as it was at first. It is a copy outside of any workspace. */
export async function openSample({ context }: Extension): Promise<void> {
  const uri = Uri.joinPath(context.globalStorageUri, SAMPLE);
  const isEdited = workspace.textDocuments.some(
    (document) => document.isDirty && document.uri.toString() === uri.toString(),
  );
  if (!isEdited) {
    await workspace.fs.createDirectory(context.globalStorageUri);
    const original = Uri.joinPath(context.extensionUri, 'walkthrough', SAMPLE);
    await workspace.fs.copy(original, uri, { overwrite: true });
  }
  // Beside the walkthrough, which the reader goes back to.
  const tab = window.tabGroups.activeTabGroup.activeTab;
  const viewColumn = tab && !(tab.input instanceof TabInputText) ? ViewColumn.Beside : ViewColumn.Active;
  await window.showTextDocument(uri, { viewColumn });
}
