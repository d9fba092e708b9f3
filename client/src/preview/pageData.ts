import type { PreviewSource } from '../../../server/src/engine/preview/source.ts';

/** What the page is made from; it stands in the page as JSON. */
export interface PageData {
  readonly macros: readonly PageMacro[];
}

export interface PageMacro {
  /** Relative, with forward slashes. */
  readonly path: string;
  readonly source: PreviewSource;
  /** The macro after its safe fixes, where these change it. */
  readonly after?: PreviewSource;
}

/** The names of the macros in the page’s address: their ids; one that comes again gets a number. */
export function keysOf(macros: readonly PageMacro[]): string[] {
  const taken = new Map<string, number>();
  return macros.map(({ source: { id } }) => {
    const count = (taken.get(id) ?? 0) + 1;
    taken.set(id, count);
    return count > 1 ? `${id}~${count}` : id;
  });
}

/** The element that holds the data. */
export const DATA_ID = 'macrolint-data';
