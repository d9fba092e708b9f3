import { parentOf } from '../../server/src/files.ts';

const MACRO_FILE = /\/macros\/|\.macro\.ya?ml$/;
const CONFIGURATION = /\/macrolint\.yaml$/;

/**
 * The folders where macros stand, judged by names: those of macro files; where there are none, those of all YAML below a
 * `macrolint.yaml`, which then names them. All are URIs; `yaml`: the YAML files of the workspace.
 */
export function macroFolders(yaml: readonly string[]): string[] {
  const named = yaml.filter((uri) => MACRO_FILE.test(uri));
  const roots = yaml.filter((uri) => CONFIGURATION.test(uri)).map((uri) => parentOf(uri)!);
  const configured = yaml.filter(
    (uri) => !CONFIGURATION.test(uri) && roots.some((root) => isWithin(uri, root)),
  );
  const files = named.length > 0 ? named : configured;
  return [...new Set(files.map((uri) => parentOf(uri)!))].sort();
}

/** How a macro's file name ends in a folder: as its neighbours' do; where there are none, so that it is a macro by its name. */
export function endingFor(folder: string, yaml: readonly string[]): '.yaml' | '.macro.yaml' {
  const neighbours = yaml.filter((uri) => parentOf(uri) === folder && !CONFIGURATION.test(uri));
  if (neighbours.length === 0) return folder.split('/').includes('macros') ? '.yaml' : '.macro.yaml';
  return neighbours.some((uri) => /\.macro\.ya?ml$/.test(uri)) ? '.macro.yaml' : '.yaml';
}

/** Below the folder, and in no folder below it that begins with a dot. */
function isWithin(uri: string, folder: string): boolean {
  return uri.startsWith(`${folder}/`) && !uri.slice(folder.length).includes('/.');
}
