import type { ExtensionContext } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { type Extension, startExtension } from './extension.ts';
import { connectToServer } from './webServer.ts';

/** VS Code in a browser: the server is a worker, or runs beside this code where no worker can be started. */
export function activate(context: ExtensionContext): Promise<Extension> {
  return startExtension(
    context,
    async (id, name, options) =>
      new LanguageClient(id, name, () => connectToServer(context.extensionUri), options),
  );
}
