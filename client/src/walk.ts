import { FileType, Uri, workspace } from 'vscode';
import { compileGlobs } from '../../server/src/engine/config/glob.ts';

const MOST_FOLDERS = 5000;
/** Folders that hold other people's files, and many of them. */
const SKIPPED = /^(?:\.git|node_modules)$/;

/**
 * Every file under a folder whose name matches, without what `files.exclude` hides. For file systems that VS Code can't search;
 * what can't be listed is left out.
 */
export async function walk(folder: Uri, matching: RegExp): Promise<Uri[]> {
  const hides = excluded(folder);
  const found: Uri[] = [];
  let level: Entry[] = [{ uri: folder, name: '', path: '', type: FileType.Directory }];
  for (let seen = 0; level.length > 0 && seen < MOST_FOLDERS; ) {
    seen += level.length;
    const listed = await Promise.all(level.map(list));
    const entries = listed.flat().filter(({ path }) => !hides(path));
    for (const { uri, name, type } of entries) if (isFile(type) && matching.test(name)) found.push(uri);
    level = entries.filter(({ name, type }) => isFolder(type) && !SKIPPED.test(name));
  }
  return found;
}

interface Entry {
  readonly uri: Uri;
  readonly name: string;
  /** Relative to the folder where the walk began. */
  readonly path: string;
  readonly type: FileType;
}

async function list(folder: Entry): Promise<Entry[]> {
  try {
    const entries = await workspace.fs.readDirectory(folder.uri);
    return entries.map(([name, type]) => ({
      uri: Uri.joinPath(folder.uri, name),
      name,
      path: folder.path ? `${folder.path}/${name}` : name,
      type,
    }));
  } catch {
    return [];
  }
}

const isFile = (type: FileType) => (type & FileType.File) !== 0;
// A link may lead back to where it stands.
const isFolder = (type: FileType) => type === FileType.Directory;

function excluded(folder: Uri): (path: string) => boolean {
  const settings = workspace.getConfiguration('files', folder).get<Record<string, unknown>>('exclude', {});
  const tests = Object.entries(settings)
    .filter(([, value]) => value === true)
    .flatMap(([glob]) => {
      try {
        return [compileGlobs([glob])];
      } catch {
        return [];
      }
    });
  return (path) => tests.some((test) => test(path));
}
