import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  type Position,
} from 'vscode-languageserver';
import { type Mention, mentionAt, type NamingFile } from '../mentions.ts';
import type { IndexedFile } from '../workspaceIndex.ts';

/** What is looked for across files. */
export type Named = Pick<Mention, 'of' | 'name'>;

export const isNamed = (mention: Named, { of, name }: Named): boolean =>
  mention.of === of && mention.name === name;

/** Every place that names the slot or macro; `withEntries`: those too where it gets its meaning. */
export function references(files: readonly IndexedFile[], named: Named, withEntries: boolean): Location[] {
  return files.flatMap(({ uri, mentions }) =>
    mentions
      .filter((mention) => isNamed(mention, named) && (withEntries || !isMeaning(mention)))
      .map(({ range }) => ({ uri, range })),
  );
}

/** The places of a file that name the same slot or macro as the one at a position. */
export function highlights(file: NamingFile, position: Position): DocumentHighlight[] {
  const named = mentionAt(file, position);
  if (!named) return [];
  return file.mentions
    .filter((mention) => isNamed(mention, named))
    .map((mention) => ({
      range: file.lines.protocolRange(mention.span),
      kind: isMeaning(mention) ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
}

const isMeaning = ({ role }: Pick<Mention, 'role'>): boolean => role === 'entry' || role === 'id';
