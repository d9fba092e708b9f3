import {
  type CodeAction,
  CodeActionKind,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  type ServerCapabilities,
  ShowMessageNotification,
} from 'vscode-languageserver';
import { CONFIG_FILE } from './engine/config.ts';
import { codeActions } from './features/codeActions.ts';
import type { ConfigurationFile } from './features/configurationActions.ts';
import { fixAllEdits } from './features/fixAll.ts';
import { FIX_ALL, type FixAllData } from './features/fixAllActions.ts';
import type { MacroDocument } from './macroDocument.ts';
import type { Session } from './session.ts';
import { editAbilities, editedFile, fileEdit } from './workspaceEdits.ts';

export const CODE_ACTIONS: Pick<ServerCapabilities, 'codeActionProvider'> = {
  codeActionProvider: {
    codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL],
    resolveProvider: true,
  },
};

const MOVED_ON = 'The text has changed since this fix was offered. Open the list of fixes again.';

/** Answers for quick fixes and for fixing all at once. */
export function wireCodeActions(session: Session): void {
  const { connection, workspace } = session;
  const abilities = () => editAbilities(session.capabilities);
  const resolvesEdits = () =>
    session.capabilities.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true;

  connection.onCodeAction(async ({ textDocument: { uri }, range, context }) => {
    const document = await workspace.document(uri);
    if (!document?.recognised || !session.settings.enable) return [];
    const { only, diagnostics } = context;
    const configuration = await configurationFile(session, document);
    const actions = codeActions(document, range, {
      only,
      diagnostics,
      configuration,
      abilities: abilities(),
    });
    return resolvesEdits() ? actions : actions.map((action) => resolved(document, action));
  });

  connection.onCodeActionResolve(async (action): Promise<CodeAction> => {
    const data: FixAllData | undefined = action.data;
    if (!data) return action;
    const document = await workspace.document(data.uri);
    if (document && document.version === data.version) return resolved(document, action);
    await connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Warning,
      message: MOVED_ON,
    });
    throw new ResponseError(LSPErrorCodes.ContentModified, MOVED_ON);
  });

  function resolved(document: MacroDocument, action: CodeAction): CodeAction {
    const data: FixAllData | undefined = action.data;
    if (!data) return action;
    const edits = fixAllEdits(document, data.rule);
    return { ...action, edit: fileEdit(editedFile(document), edits, abilities()) };
  }
}

/** Undefined for a document that was never saved and belongs to no folder. */
async function configurationFile(
  { workspace, documents }: Session,
  { configured: { file, root } }: MacroDocument,
): Promise<ConfigurationFile | undefined> {
  if (root.startsWith('untitled:')) return undefined;
  const uri = file ?? `${root}/${CONFIG_FILE}`;
  const text = file === undefined ? undefined : await workspace.text(uri);
  return { uri, text, version: documents.get(uri)?.version ?? null };
}
