import ignore from 'ignore';
import type { Connection } from 'vscode-languageserver';
import { type Files, parentOf, pathWithin } from './files.ts';
import { LIST_FILES, type ListFilesResult, READ_FILE, type ReadFileResult } from './protocol.ts';

/** Files as the editor sees them: virtual workspaces, and every file where the server runs in a browser. */
export function editorFiles(connection: Connection): Files {
  const read = async (uri: string): Promise<ReadFileResult> => {
    try {
      return await connection.sendRequest<ReadFileResult>(READ_FILE, { uri });
    } catch {
      return { reason: 'this editor gives no access to it', missing: true };
    }
  };
  return {
    read,
    async list(folder) {
      let uris: readonly string[] = [];
      try {
        ({ uris } = await connection.sendRequest<ListFilesResult>(LIST_FILES, { folder }));
      } catch {
        return [];
      }
      return withoutIgnored(uris, read);
    },
  };
}

/** What the `.gitignore` files among `uris` don't leave out. Each counts for its own folder and below, the deepest one decides. */
async function withoutIgnored(uris: readonly string[], read: Files['read']): Promise<string[]> {
  const layers: { folder: string; rules: ReturnType<typeof ignore> }[] = [];
  for (const uri of uris.filter((one) => one.endsWith('/.gitignore'))) {
    const file = await read(uri);
    if ('text' in file) layers.push({ folder: parentOf(uri)!, rules: ignore().add(file.text) });
  }
  layers.sort((a, b) => b.folder.length - a.folder.length);
  return uris.filter((uri) => {
    if (uri.endsWith('/.gitignore')) return false;
    for (const { folder, rules } of layers) {
      const path = pathWithin(folder, uri);
      const { ignored, unignored } = path ? rules.test(path) : { ignored: false, unignored: false };
      if (ignored || unignored) return !ignored;
    }
    return true;
  });
}
