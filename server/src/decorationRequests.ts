import type { ServerCapabilities } from 'vscode-languageserver';
import { codeLenses, type LensData, lensCommand, SHOW_FINDING } from './features/codeLens.ts';
import { stepHints } from './features/inlayHints.ts';
import { LEGEND, semanticTokens } from './features/semanticTokens.ts';
import { COMMANDS } from './protocol.ts';
import type { Session } from './session.ts';

export const DECORATIONS = {
  semanticTokensProvider: { legend: LEGEND, full: true, range: true },
  codeLensProvider: { resolveProvider: true },
  inlayHintProvider: true,
  executeCommandProvider: { commands: [SHOW_FINDING] },
} satisfies ServerCapabilities;

/** Answers for what an editor draws into the text: colours of slots, lenses above macros, hints before sentences. */
export function wireDecorations(session: Session): void {
  const { connection, workspace } = session;

  connection.languages.semanticTokens.on(async ({ textDocument: { uri } }) => {
    const document = await session.macroFile(uri);
    return document ? semanticTokens(document) : { data: [] };
  });

  connection.languages.semanticTokens.onRange(async ({ textDocument: { uri }, range }) => {
    const document = await session.macroFile(uri);
    return document ? semanticTokens(document, range) : { data: [] };
  });

  connection.onCodeLens(async ({ textDocument: { uri } }) => {
    const document = session.settings.codeLens ? await session.macroFile(uri) : undefined;
    if (!document) return null;
    return codeLenses(document, {
      preview: session.knowsCommand(COMMANDS.preview),
      findings: session.capabilities.window?.showDocument?.support === true,
    });
  });

  connection.onCodeLensResolve(async (lens) => {
    const data: LensData = lens.data;
    const document = await session.macroFile(data.uri);
    return { ...lens, command: lensCommand(data, document?.report.findings ?? []) };
  });

  connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }) => {
    const document = session.settings.inlayHints.steps ? await session.macroFile(uri) : undefined;
    return document ? stepHints(document, range) : null;
  });

  connection.onExecuteCommand(async ({ command, arguments: [uri, macro] = [] }) => {
    if (command !== SHOW_FINDING) return;
    const document = await workspace.read(String(uri));
    const finding = document?.report.findings.find((one) => one.macro === macro);
    if (!document || !finding) return;
    await connection.window.showDocument({
      uri: document.uri,
      takeFocus: true,
      selection: document.range(finding),
    });
  });
}
