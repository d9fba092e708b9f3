import type { Location, LocationLink, Position } from 'vscode-languageserver';
import { ownName } from '../engine/sending/slotValues.ts';
import { type Mention, mentionAt, type NamingFile } from '../mentions.ts';
import type { IndexedFile } from '../workspaceIndex.ts';

/**
 * From a slot to its entry under `slots` of its macro, else of the configuration; from an id under `next` to that macro.
 * @param files where macros are looked for; asked for only then
 */
export async function definition(
  file: NamingFile,
  position: Position,
  configuration: NamingFile | undefined,
  files: () => Promise<readonly IndexedFile[]>,
): Promise<LocationLink[]> {
  const mention = mentionAt(file, position);
  if (!mention) return [];
  const targets =
    mention.of === 'macro'
      ? namedMacro(await files(), mention.name, file.uri)
      : entryOf(mention, file, configuration);
  return targets.map(({ uri, range }) => ({
    originSelectionRange: file.lines.protocolRange(mention.area),
    targetUri: uri,
    targetRange: range,
    targetSelectionRange: range,
  }));
}

/** The titles of the macros with an id: of the file at `uri`, else of all others. */
export function namedMacro(files: readonly IndexedFile[], id: string, uri: string): Location[] {
  const found = files.flatMap((file) =>
    file.macros.filter((macro) => macro.id === id).map(({ range }) => ({ uri: file.uri, range })),
  );
  const here = found.filter((one) => one.uri === uri);
  return here.length > 0 ? here : found;
}

function entryOf(mention: Mention, file: NamingFile, configuration: NamingFile | undefined): Location[] {
  const { name, slot, macro } = mention;
  // An entry may bear macrolint's name for what the help desk calls otherwise.
  for (const wanted of [name, slot && ownName(slot, name)]) {
    for (const one of [file, configuration]) {
      const entry = one?.mentions.find(
        (other) => other.role === 'entry' && other.name === wanted && (one !== file || other.macro === macro),
      );
      if (one && entry) return [{ uri: one.uri, range: one.lines.protocolRange(entry.span) }];
    }
  }
  return [];
}
