import { Uri, window, workspace } from 'vscode';
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
    await workspace.fs.copy(Uri.joinPath(context.extensionUri, 'walkthrough', SAMPLE), uri, {
      overwrite: true,
    });
  }
  await window.showTextDocument(uri);
}
