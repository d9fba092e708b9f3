import type { WorkspaceSymbol } from 'vscode-languageserver';
import type { IndexedFile, IndexedMacro } from '../workspaceIndex.ts';
import { MACRO } from './documentSymbols.ts';

/** More are no help in a list that narrows with each key. */
const MOST = 500;

/**
 * The macros of the workspace whose title or id holds the letters of the query in their order, whole words first. Editors show
 * the file themselves; beside it stands the id.
 */
export function workspaceSymbols(files: readonly IndexedFile[], query: string): WorkspaceSymbol[] {
  const wanted = folded(query);
  const found = files.flatMap(({ uri, macros }) =>
    macros.flatMap((macro) => {
      const rank = rankOf(macro, wanted);
      return rank === undefined ? [] : [{ uri, macro, rank }];
    }),
  );
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ uri, macro: { id, title, range } }) => ({
      name: title.trim() || id,
      kind: MACRO,
      containerName: id,
      location: { uri, range },
    }));
}

/** How well a macro fits, 0 best; undefined where it doesn't. */
function rankOf({ id, title }: IndexedMacro, wanted: string): number | undefined {
  const ranks = [folded(title), folded(id)].flatMap((name) => {
    const at = name.indexOf(wanted);
    if (at >= 0) return /[\p{L}\p{N}]/u.test(name[at - 1] ?? '') ? 1 : 0;
    return holdsInOrder(name, wanted) ? 2 : [];
  });
  return ranks.length > 0 ? Math.min(...ranks) : undefined;
}

function holdsInOrder(name: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** Lower case without accents; words are parted by one space. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s:_-]+/g, ' ')
    .trim();
}
