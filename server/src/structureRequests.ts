import type { ServerCapabilities } from 'vscode-languageserver';
import { documentLinks, type MacroLink, resolvedLink } from './features/documentLinks.ts';
import { documentSymbols, flatSymbols } from './features/documentSymbols.ts';
import { foldingRanges } from './features/folding.ts';
import { selectionRange } from './features/selectionRanges.ts';
import { workspaceSymbols } from './features/workspaceSymbols.ts';
import { withProgress } from './progress.ts';
import type { Session } from './session.ts';

export const STRUCTURE = {
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentLinkProvider: { resolveProvider: true },
} satisfies ServerCapabilities;

/** Answers for the outline, for going to a macro, for folding, for growing selections and for links. */
export function wireStructure(session: Session): void {
  const { connection, index } = session;

  connection.onDocumentSymbol(async ({ textDocument: { uri } }) => {
    const document = await session.macroFile(uri);
    if (!document) return null;
    const symbols = documentSymbols(document);
    const { hierarchicalDocumentSymbolSupport } = session.capabilities.textDocument?.documentSymbol ?? {};
    return hierarchicalDocumentSymbolSupport ? symbols : flatSymbols(document, symbols);
  });

  connection.onWorkspaceSymbol(async ({ query }, token) => {
    if (!session.settings.enable) return [];
    const files = await withProgress(session, 'looking for macros', token, (cancel, progress) =>
      index.all(cancel, progress),
    );
    return workspaceSymbols(files, query);
  });

  connection.onFoldingRanges(async ({ textDocument: { uri } }) => {
    const document = await session.macroFile(uri);
    return document ? foldingRanges(document) : null;
  });

  connection.onSelectionRanges(async ({ textDocument: { uri }, positions }) => {
    const document = await session.macroFile(uri);
    return document ? positions.map((position) => selectionRange(document, position)) : null;
  });

  connection.onDocumentLinks(async ({ textDocument: { uri } }) => {
    const document = await session.macroFile(uri);
    return document ? documentLinks(document) : null;
  });

  connection.onDocumentLinkResolve(async (link, token) => {
    const data: MacroLink | undefined = link.data;
    if (!data) return link;
    const files = await withProgress(session, 'looking for the macro', token, (cancel, progress) =>
      index.around(data.uri, cancel, progress),
    );
    return resolvedLink(link, files);
  });
}
