import { type ExtensionContext, workspace } from 'vscode';
import { registerCommands } from './commands/index.ts';
import { Preview } from './previewPanel.ts';
import { RulePages } from './rulePages.ts';
import { type Connect, Server } from './server.ts';
import { FileStatuses } from './statuses.ts';
import { StatusItem } from './statusItem.ts';

/** What the parts of the extension share. */
export interface Extension {
  readonly context: ExtensionContext;
  readonly server: Server;
  readonly statuses: FileStatuses;
  readonly preview: Preview;
}

/** Starts the extension; `connect` makes the client that suits the host. */
export async function startExtension(context: ExtensionContext, connect: Connect): Promise<void> {
  const server = new Server(connect);
  const statuses = new FileStatuses(server);
  const preview = new Preview(server, context.extensionUri);
  const extension = { context, server, statuses, preview };
  context.subscriptions.push(
    server,
    statuses,
    preview,
    new StatusItem(statuses),
    new RulePages(server),
    registerCommands(extension),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('macrolint.enable')) void server.followSetting();
    }),
  );
  await server.followSetting();
}
