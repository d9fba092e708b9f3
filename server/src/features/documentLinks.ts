import type { DocumentLink } from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import type { Scalar } from '../engine/document/scalar.ts';
import type { MacroDocument } from '../macroDocument.ts';
import type { IndexedFile } from '../workspaceIndex.ts';
import { namedMacro } from './definition.ts';

/** What a link to a macro is found by when it is followed. */
export interface MacroLink {
  readonly uri: string;
  readonly id: string;
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"'“”`{}|\\^]+/gi;
const TAIL = /[.,;:!?)\]*_~]+$/;

/** Addresses in texts, files under `locales:`, and the macros named under `next:`; these last are resolved when they are followed. */
export function documentLinks(document: MacroDocument): DocumentLink[] {
  const links = new Map<number, DocumentLink>();
  const add = (scalar: Scalar, start: number, end: number, link: Omit<DocumentLink, 'range'>) => {
    const span = scalar.toFile(start, end);
    links.set(span.start, { range: document.range(span), ...link });
  };
  for (const { texts, names } of document.file.macros) {
    for (const { scalar } of texts) {
      for (const { 0: address, index } of scalar.value.matchAll(ADDRESS)) {
        // An address with a slot in it leads nowhere yet.
        if (scalar.value[index + address.length] === '{') continue;
        const target = address.replace(TAIL, '');
        add(scalar, index, index + target.length, { target });
      }
    }
    const { next, locales } = names();
    for (const scalar of next) {
      const data: MacroLink = { uri: document.uri, id: scalar.value };
      add(scalar, 0, scalar.value.length, { data, tooltip: 'Go to the macro' });
    }
    for (const scalar of locales) {
      const target = Utils.joinPath(Utils.dirname(URI.parse(document.uri)), scalar.value).toString();
      add(scalar, 0, scalar.value.length, { target, tooltip: 'Open the translation' });
    }
  }
  return [...links.values()];
}

/** The link's target, where there is a macro of that id in one of the files. */
export function resolvedLink(link: DocumentLink, files: readonly IndexedFile[]): DocumentLink {
  const data: MacroLink | undefined = link.data;
  const [found] = data ? namedMacro(files, data.id, data.uri) : [];
  if (!found) return link;
  const { line, character } = found.range.start;
  return { ...link, target: `${found.uri}#${line + 1},${character + 1}` };
}
