import type { ServerCapabilities } from 'vscode-languageserver';
import { configurationHover, hover } from './features/hover.ts';
import { COMMANDS } from './protocol.ts';
import type { Session } from './session.ts';
import { isConfiguration } from './workspace.ts';

export const HOVER: Pick<ServerCapabilities, 'hoverProvider'> = { hoverProvider: true };

/** Answers for what is known of the word that is pointed at. */
export function wireHover(session: Session): void {
  const { connection, workspace } = session;

  connection.onHover(async ({ textDocument: { uri }, position }) => {
    if (!session.settings.enable) return null;
    const request = {
      byCommand: session.knowsCommand(COMMANDS.explain),
      bySchema: !session.hasSchemaElsewhere(uri),
    };
    if (isConfiguration(uri)) {
      const text = await workspace.text(uri);
      return text === undefined ? null : ((await configurationHover(text, position, request)) ?? null);
    }
    const document = await workspace.document(uri);
    return document?.recognised ? ((await hover(document, position, request)) ?? null) : null;
  });
}
