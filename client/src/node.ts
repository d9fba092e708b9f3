import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type Extension, startExtension } from './extension.ts';

/** VS Code on a desktop or a remote machine: the server is a process of its own. */
export function activate(context: ExtensionContext): Promise<Extension> {
  const module = context.asAbsolutePath('dist/server.js');
  return startExtension(
    context,
    async (id, name, options) =>
      new LanguageClient(id, name, { module, transport: TransportKind.ipc }, options),
  );
}
