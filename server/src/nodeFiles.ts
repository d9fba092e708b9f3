import { URI } from 'vscode-uri';
import { listFiles } from './cli/files.ts';
import { repositoryRoot } from './cli/paths.ts';
import { readText } from './cli/read.ts';
import type { Files } from './files.ts';

/** The disk, for `file:` URIs; whatever else an editor shows is asked of the editor. */
export function nodeFiles(editor: Files): Files {
  return {
    async read(uri) {
      const path = onDisk(uri);
      return path === undefined ? editor.read(uri) : readText(path);
    },
    async list(folder) {
      const path = onDisk(folder);
      if (path === undefined) return editor.list(folder);
      return listFiles(path, path).map((name) => `${folder}/${name.split('/').map(encode).join('/')}`);
    },
    repositoryRoot(folder) {
      const path = onDisk(folder);
      const root = path === undefined ? undefined : repositoryRoot(path);
      return root === undefined ? undefined : URI.file(root).toString();
    },
  };
}

function onDisk(uri: string): string | undefined {
  return uri.startsWith('file:') ? URI.parse(uri).fsPath : undefined;
}

/** A name as `vscode-uri` writes it, so that a listed file and an open one are the same string. */
function encode(name: string): string {
  return URI.from({ scheme: 'file', path: `/${name}` })
    .toString()
    .slice('file:///'.length);
}
