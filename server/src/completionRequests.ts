import type { ServerCapabilities } from 'vscode-languageserver';
import { type CompletionRequest, completion } from './features/completion.ts';
import { configurationCompletion } from './features/configurationCompletion.ts';
import type { CompletionAbilities } from './features/proposal.ts';
import { NameCollector } from './knownNames.ts';
import type { Session } from './session.ts';
import { isConfiguration } from './workspace.ts';

export const COMPLETION: Pick<ServerCapabilities, 'completionProvider'> = {
  completionProvider: { triggerCharacters: ['{', '[', '%', '$', '!', '.', ' '] },
};

const AGAIN = 'editor.action.triggerSuggest';
const KEEPS_INDENTATION = 1;

/** Answers for what may be written at the cursor. */
export function wireCompletion(session: Session): void {
  const { connection, workspace, index } = session;
  const names = new NameCollector(index);
  /** Files that were macro files in some version: half a line must not end completion. */
  const macroFiles = new Set<string>();

  connection.onCompletion(async ({ textDocument: { uri }, position, context }) => {
    if (!session.settings.enable) return [];
    const request: CompletionRequest = {
      trigger: context?.triggerCharacter,
      names: await names.known(),
      bySchema: !session.hasSchemaElsewhere(uri),
      abilities: abilities(session),
    };
    if (isConfiguration(uri)) {
      const text = await workspace.text(uri);
      return text === undefined ? [] : configurationCompletion(text, position, request);
    }
    const document = await workspace.document(uri);
    if (document?.recognised) macroFiles.add(uri);
    return document && macroFiles.has(uri) ? completion(document, position, request) : [];
  });

  session.documents.onDidClose(({ document }) => macroFiles.delete(document.uri));
}

function abilities(session: Session): CompletionAbilities {
  const { completionItem } = session.capabilities.textDocument?.completion ?? {};
  return {
    snippets: completionItem?.snippetSupport === true,
    keepsIndentation: completionItem?.insertTextModeSupport?.valueSet.includes(KEEPS_INDENTATION) === true,
    markdown: completionItem?.documentationFormat?.includes('markdown') === true,
    again: session.knowsCommand(AGAIN) ? AGAIN : undefined,
  };
}
