import {
  type Connection,
  DidChangeConfigurationNotification,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import manifest from '../../package.json' with { type: 'json' };
import { wireCatalogue } from './catalogueRequests.ts';
import { CODE_ACTIONS, wireCodeActions } from './codeActionRequests.ts';
import { COMPLETION, wireCompletion } from './completionRequests.ts';
import { DECORATIONS, wireDecorations } from './decorationRequests.ts';
import { wireDiagnostics } from './diagnosticsRequests.ts';
import type { Files } from './files.ts';
import { HOVER, wireHover } from './hoverRequests.ts';
import { wirePreview } from './previewRequests.ts';
import { Session } from './session.ts';
import { slotCapabilities, wireSlots } from './slotRequests.ts';
import { STRUCTURE, wireStructure } from './structureRequests.ts';

/** Serves one editor over a connection until that closes. */
export function serve(connection: Connection, filesOf: (editor: Files) => Files): void {
  const session = new Session(connection, filesOf);
  const { documents } = session;

  connection.onInitialize((params) => {
    session.initialize(params);
    return {
      serverInfo: { name: 'macrolint', version: manifest.version },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: TextDocumentSyncKind.Incremental,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        diagnosticProvider: {
          identifier: 'macrolint',
          interFileDependencies: false,
          workspaceDiagnostics: true,
        },
        ...CODE_ACTIONS,
        ...HOVER,
        ...COMPLETION,
        ...STRUCTURE,
        ...DECORATIONS,
        ...slotCapabilities(params.capabilities),
      },
    };
  });

  connection.onInitialized(async () => {
    const { workspace } = session.capabilities;
    if (workspace?.didChangeConfiguration?.dynamicRegistration)
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'macrolint' });
    if (workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) =>
        session.foldersChanged(
          added.map(({ uri }) => uri),
          removed.map(({ uri }) => uri),
        ),
      );
    }
    await session.loadSettings();
    session.refresh();
  });

  connection.onDidChangeConfiguration(async () => {
    await session.loadSettings();
    session.refresh();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => session.filesChanged(changes.map(({ uri }) => uri)));
  documents.onDidChangeContent(({ document }) => session.documentChanged(document.uri));
  documents.onDidClose(({ document }) => session.documentClosed(document.uri));

  wireDiagnostics(session);
  wireCodeActions(session);
  wireHover(session);
  wireCompletion(session);
  wireCatalogue(session);
  wireStructure(session);
  wireSlots(session);
  wireDecorations(session);
  wirePreview(session);
  documents.listen(connection);
  connection.listen();
}
