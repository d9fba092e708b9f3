import {
  type CancellationToken,
  type ClientCapabilities,
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { definition } from './features/definition.ts';
import { highlights, isNamed, references } from './features/references.ts';
import { checkName, RenameRefused, renamed, renameEdits } from './features/rename.ts';
import { pathWithin } from './files.ts';
import { mentionAt, type NamingFile, namesOfConfiguration, namesOfMacros } from './mentions.ts';
import { withProgress } from './progress.ts';
import type { Session } from './session.ts';
import { Slices } from './slices.ts';
import { isConfiguration } from './workspace.ts';
import { editAbilities, fileEdit, textEdits } from './workspaceEdits.ts';
import type { Cancel, IndexedFile } from './workspaceIndex.ts';

/** What is said in the first exchange; only editors that can ask first are told that they may. */
export function slotCapabilities({ textDocument }: ClientCapabilities): ServerCapabilities {
  return {
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
  };
}

/** Answers for what slots and macros are named by: where that is said, who else says it, and another name for it. */
export function wireSlots(session: Session): void {
  const { connection, workspace, index } = session;

  connection.onDefinition(async ({ textDocument: { uri }, position }, token) => {
    const file = await namingFile(uri);
    if (!file) return null;
    const { file: configured } = await workspace.configured(uri);
    const configuration = configured === undefined ? undefined : await namingFile(configured);
    const links = await definition(file, position, configuration, () => around(uri, token));
    if (session.capabilities.textDocument?.definition?.linkSupport) return links;
    return links.map(({ targetUri, targetRange }) => ({ uri: targetUri, range: targetRange }));
  });

  connection.onReferences(async ({ textDocument: { uri }, position, context }, token) => {
    const file = await namingFile(uri);
    const mention = file && mentionAt(file, position);
    return mention ? references(await around(uri, token), mention, context.includeDeclaration) : null;
  });

  connection.onDocumentHighlight(async ({ textDocument: { uri }, position }) => {
    const file = await namingFile(uri);
    return file ? highlights(file, position) : null;
  });

  connection.onPrepareRename(async ({ textDocument: { uri }, position }, token) => {
    const file = await namingFile(uri);
    if (!file) return null;
    const mention = mentionAt(file, position);
    const files = mention?.of === 'macro' ? await around(uri, token) : [];
    const { span, name } = refusing(() => renamed(mention, files));
    return { range: file.lines.protocolRange(span), placeholder: name };
  });

  connection.onRenameRequest(async ({ textDocument: { uri }, position, newName }, token) => {
    const file = await namingFile(uri);
    if (!file) return null;
    const files = await around(uri, token);
    const mention = refusing(() => renamed(mentionAt(file, position), files));
    if (mention.name === newName) return null;
    refusing(() => checkName(newName, mention, files));
    const edits: WorkspaceEdit[] = [];
    const slices = new Slices();
    for (const { uri, mentions } of files) {
      if (!mentions.some((one) => isNamed(one, mention))) continue;
      await slices.rest();
      throwIfCancelled(token);
      const one = await namingFile(uri, true);
      if (!one) continue;
      const changes = refusing(() => renameEdits(one, mention, newName, pathOf(uri)));
      const { version, lines } = one;
      edits.push(fileEdit({ uri, version }, textEdits(lines, changes), editAbilities(session.capabilities)));
    }
    return joined(edits);
  });

  /** @param isClosed also a file that stands in no editor */
  async function namingFile(uri: string, isClosed = false): Promise<NamingFile | undefined> {
    if (!session.settings.enable) return undefined;
    if (isConfiguration(uri)) {
      const text = await workspace.text(uri);
      return text === undefined
        ? undefined
        : namesOfConfiguration(uri, text, session.documents.get(uri)?.version);
    }
    const document = isClosed ? await workspace.read(uri) : await session.macroFile(uri);
    return document && namesOfMacros(document);
  }

  /** @throws ResponseError where the editor has lost interest, as half of the places are worse than none */
  async function around(uri: string, token: CancellationToken): Promise<IndexedFile[]> {
    return withProgress(session, 'reading the macros', token, async (cancel, progress) => {
      const files = await index.around(uri, cancel, progress);
      throwIfCancelled(cancel);
      return files;
    });
  }

  function pathOf(uri: string): string {
    return pathWithin(workspace.folderOf(uri) ?? '', uri) ?? uri;
  }
}

function throwIfCancelled({ isCancellationRequested }: Cancel): void {
  if (isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Stopped.');
}

/** Has the editor show why a name can't be given. */
function refusing<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof RenameRefused) throw new ResponseError(LSPErrorCodes.RequestFailed, error.message);
    throw error;
  }
}

function joined(edits: readonly WorkspaceEdit[]): WorkspaceEdit {
  return edits.some(({ documentChanges }) => documentChanges)
    ? { documentChanges: edits.flatMap(({ documentChanges = [] }) => documentChanges) }
    : { changes: Object.assign({}, ...edits.map(({ changes }) => changes)) };
}
