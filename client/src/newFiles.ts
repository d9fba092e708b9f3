import { FileSystemError, l10n, type Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { UserError } from './userError.ts';

export async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return false;
    throw error;
  }
}

/** Writes a file that isn't there yet, its folders too. Throws, with a reason to show, where it can't. */
export async function createFile(uri: Uri, text: string): Promise<void> {
  const creation = new WorkspaceEdit();
  const contents = new TextEncoder().encode(text);
  creation.createFile(uri, { overwrite: false, ignoreIfExists: false, contents });
  if (!(await workspace.applyEdit(creation)))
    throw new UserError(l10n.t('{0} can’t be written, or is there already.', workspace.asRelativePath(uri)));
}

/** The workspace folder of the active editor, the only one, or the one that the user chooses. Throws where none is open. */
export async function chooseFolder(): Promise<Uri | undefined> {
  const active = window.activeTextEditor?.document.uri;
  const folder = active && workspace.getWorkspaceFolder(active);
  if (folder) return folder.uri;
  const [first, ...others] = workspace.workspaceFolders ?? [];
  if (!first)
    throw new UserError(l10n.t('Open the folder that holds your macros first (File › Open Folder).'));
  return others.length === 0 ? first.uri : (await window.showWorkspaceFolderPick())?.uri;
}
