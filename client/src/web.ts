import type { ExtensionContext } from 'vscode';
import { BaseLanguageClient, type MessageTransports } from 'vscode-languageclient/browser';
import { startExtension } from './extension.ts';
import { connectToServer } from './webServer.ts';

/** VS Code in a browser: the server is a worker, or runs beside this code where no worker can be started. */
export function activate(context: ExtensionContext): Promise<void> {
  class Client extends BaseLanguageClient {
    protected override createMessageTransports(): Promise<MessageTransports> {
      return connectToServer(context.extensionUri);
    }
  }
  return startExtension(context, (id, name, options) => new Client(id, name, options));
}
