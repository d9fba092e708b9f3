import { FileSystemError, l10n, RelativePattern, Uri, workspace } from 'vscode';
import type {
  ListFilesParams,
  ListFilesResult,
  ReadFileParams,
  ReadFileResult,
} from '../../server/src/protocol.ts';
import { walk } from './walk.ts';

const MAX_BYTES = 5 * 1024 * 1024;
const LISTED = '**/{*.yaml,*.yml,.gitignore}';
const LISTED_NAME = /\.ya?ml$|^\.gitignore$/;

/** Reads a file wherever VS Code finds it. A BOM stays the text's first character. */
export async function readFile({ uri }: ReadFileParams): Promise<ReadFileResult> {
  try {
    const bytes = await workspace.fs.readFile(Uri.parse(uri));
    if (bytes.length > MAX_BYTES)
      return { reason: l10n.t('it is larger than {0} MB; macrolint reads replies, not archives', 5) };
    return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    const missing = error instanceof FileSystemError && error.code === 'FileNotFound';
    return missing
      ? { reason: l10n.t('there is no such file'), missing }
      : { reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The YAML files and `.gitignore`s under a folder, without what `files.exclude` hides. */
export async function listFiles({ folder }: ListFilesParams): Promise<ListFilesResult> {
  const uri = Uri.parse(folder);
  // The server leaves the last slash out, even where it is the whole path.
  const found = await search(uri.path === '' ? uri.with({ path: '/' }) : uri);
  return { uris: found.map((uri) => uri.toString()) };
}

/** The YAML files of all folders of the workspace, as URIs. */
export async function workspaceYaml(): Promise<string[]> {
  const found = await Promise.all((workspace.workspaceFolders ?? []).map(({ uri }) => search(uri)));
  const uris = found.flat().map((uri) => uri.toString());
  return uris.filter((uri) => !uri.endsWith('/.gitignore'));
}

async function search(folder: Uri): Promise<readonly Uri[]> {
  const found = await workspace.findFiles(new RelativePattern(folder, LISTED));
  // Some virtual file systems can't be searched, and then nothing is found.
  return found.length > 0 ? found : walk(folder, LISTED_NAME);
}
