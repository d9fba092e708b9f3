import type { ReadFileResult } from './protocol.ts';

/** Where the server finds files that no editor has open. URIs are strings, folders without a slash at their end. */
export interface Files {
  /** The text of a file, a BOM kept as its first character, or in plain words why there is none. Never rejects. */
  read(uri: string): Promise<ReadFileResult>;
  /** Every file under the folder that may hold macros; what git ignores is left out. Never rejects. */
  list(folder: string): Promise<readonly string[]>;
  /** The folder at or above this one that holds `.git`, where that can be told. */
  repositoryRoot?(folder: string): string | undefined;
}

/** The folder that a file or folder stands in, as a URI; undefined at the top. */
export function parentOf(uri: string): string | undefined {
  const path = uri.indexOf('/', uri.indexOf('://') + 3);
  const slash = uri.lastIndexOf('/');
  return path < 0 || slash < path || slash === uri.length - 1 ? undefined : uri.slice(0, slash);
}

/** The path of `uri` below `folder`, decoded, with forward slashes; undefined where it stands elsewhere. */
export function pathWithin(folder: string, uri: string): string | undefined {
  if (!uri.startsWith(`${folder}/`)) return undefined;
  const path = uri.slice(folder.length + 1);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
