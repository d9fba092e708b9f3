import { l10n, type QuickPickItem, Uri, window, workspace } from 'vscode';
import { configText } from '../../../server/src/cli/commands/init/texts.ts';
import type { Extension } from '../extension.ts';
import { workspaceYaml } from '../files.ts';
import { chooseFolder, createFile } from '../newFiles.ts';

const CONFIG_FILE = 'macrolint.yaml';

/** Opens the configuration that counts for the active editor, else one of the workspace, else offers to write one. */
export async function openConfiguration({ statuses }: Extension): Promise<void> {
  const known = statuses.active?.config;
  const uri = known ? Uri.parse(known) : await findOrCreate();
  if (uri) await window.showTextDocument(uri);
}

async function findOrCreate(): Promise<Uri | undefined> {
  const found = (await workspaceYaml())
    .filter((uri) => uri.endsWith(`/${CONFIG_FILE}`))
    .map((uri) => Uri.parse(uri));
  if (found.length === 0) return offerOne();
  return found.length === 1 ? found[0] : choose(found);
}

async function choose(uris: readonly Uri[]): Promise<Uri | undefined> {
  const items: (QuickPickItem & { uri: Uri })[] = uris.map((uri) => ({
    label: workspace.asRelativePath(uri),
    uri,
  }));
  const chosen = await window.showQuickPick(items, { title: l10n.t('Which configuration?') });
  return chosen?.uri;
}

async function offerOne(): Promise<Uri | undefined> {
  const folder = await chooseFolder();
  if (!folder) return undefined;
  const create = l10n.t('Create');
  const chosen = await window.showInformationMessage(
    l10n.t('There is no macrolint.yaml here, so the defaults hold. Create one with comments?'),
    create,
  );
  if (chosen !== create) return undefined;
  const uri = Uri.joinPath(folder, CONFIG_FILE);
  await createFile(uri, configText({ platform: undefined, include: undefined }));
  return uri;
}
