import { l10n, type QuickPickItem, SnippetString, type TextDocument, Uri, window, workspace } from 'vscode';
import {
  LIST_KINDS,
  type ListedKind,
  NEW_MACRO,
  type NewMacroParams,
  type NewMacroResult,
} from '../../../server/src/protocol.ts';
import type { Extension } from '../extension.ts';
import { workspaceYaml } from '../files.ts';
import { endingFor, macroFolders } from '../macroFolders.ts';
import { createFile, exists } from '../newFiles.ts';

/** Asks for a kind and a place, and writes a macro of that kind there, to be filled in with the Tab key. */
export async function newMacro({ server }: Extension): Promise<void> {
  const kind = await chooseKind(await server.request<ListedKind[]>(LIST_KINDS));
  if (!kind) return;
  const place = await choosePlace();
  if (!place) return;
  const document =
    place === 'untitled' ? await workspace.openTextDocument({ language: 'yaml' }) : await newFile(place);
  if (!document) return;
  const params: NewMacroParams = { kind, uri: document.uri.toString() };
  const { snippet } = await server.request<NewMacroResult>(NEW_MACRO, params);
  const editor = await window.showTextDocument(document);
  await editor.insertSnippet(new SnippetString(snippet));
}

async function chooseKind(kinds: readonly ListedKind[]): Promise<ListedKind['kind'] | undefined> {
  const items = kinds.map(({ kind, description, steps }) => ({
    label: kind,
    description: steps.length > 0 ? l10n.t('needs {0}', steps.join(', ')) : '',
    detail: description,
  }));
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('New macro'),
    placeHolder: l10n.t('What is it for?'),
    matchOnDetail: true,
  });
  return kinds.find(({ kind }) => kind === chosen?.label)?.kind;
}

type Place = Uri | 'untitled';

/** A folder that holds macros already, any other, or a file that isn't saved yet. */
async function choosePlace(): Promise<Place | undefined> {
  const [workspaceFolder] = workspace.workspaceFolders ?? [];
  if (!workspaceFolder) return 'untitled';
  const active =
    window.activeTextEditor && Uri.joinPath(window.activeTextEditor.document.uri, '..').toString();
  const known = macroFolders(await workspaceYaml()).sort(
    (a, b) => Number(b === active) - Number(a === active),
  );
  const folders = known.map((folder) => Uri.parse(folder));
  if (folders.length === 0) folders.push(Uri.joinPath(workspaceFolder.uri, 'macros'));
  const items: (QuickPickItem & { place: Place | 'other' })[] = [
    ...folders.map((uri) => ({ label: `$(folder) ${nameOf(uri)}`, place: uri })),
    { label: `$(folder-opened) ${l10n.t('Another folder…')}`, place: 'other' },
    { label: `$(file) ${l10n.t('A file that isn’t saved yet')}`, place: 'untitled' },
  ];
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('New macro'),
    placeHolder: l10n.t('Where?'),
  });
  return chosen?.place === 'other' ? otherFolder(workspaceFolder.uri) : chosen?.place;
}

/** A folder as its path in the workspace, the workspace's own by its name. */
function nameOf(folder: Uri): string {
  const root = workspace.getWorkspaceFolder(folder);
  return root?.uri.toString() === folder.toString() ? root.name : workspace.asRelativePath(folder);
}

async function otherFolder(defaultUri: Uri): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({ defaultUri, canSelectFiles: false, canSelectFolders: true });
  return chosen?.[0];
}

async function newFile(folder: Uri): Promise<TextDocument | undefined> {
  const ending = endingFor(folder.toString(), await workspaceYaml());
  const value = `new-macro${ending}`;
  const name = await window.showInputBox({
    title: l10n.t('New macro'),
    prompt: l10n.t('The name of the file in {0}', nameOf(folder)),
    value,
    valueSelection: [0, value.length - ending.length],
    validateInput: (text) => refuse(folder, text.trim()),
  });
  if (!name) return undefined;
  const uri = Uri.joinPath(folder, name.trim());
  await createFile(uri, '');
  return workspace.openTextDocument(uri);
}

async function refuse(folder: Uri, name: string): Promise<string | undefined> {
  if (!/^[^\\/:*?"<>|]+\.ya?ml$/i.test(name)) return l10n.t('A file name that ends in .yaml');
  return (await exists(Uri.joinPath(folder, name)))
    ? l10n.t('There is a file of this name already.')
    : undefined;
}
