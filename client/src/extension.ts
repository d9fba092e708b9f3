import { commands, type ExtensionContext, workspace } from 'vscode';
import { registerCommands } from './commands/index.ts';
import { RulePages } from './rulePages.ts';
import { type Connect, Server } from './server.ts';
import { FileStatuses } from './statuses.ts';
import { StatusItem } from './statusItem.ts';

/** What the parts of the extension share. */
export interface Extension {
  readonly context: ExtensionContext;
  readonly server: Server;
  readonly statuses: FileStatuses;
}

/** Starts the extension; `connect` makes the client that suits the host. */
export async function startExtension(context: ExtensionContext, connect: Connect): Promise<Extension> {
  const server = new Server(connect);
  const statuses = new FileStatuses(server);
  const extension = { context, server, statuses };
  context.subscriptions.push(
    server,
    statuses,
    new StatusItem(statuses),
    new RulePages(server),
    registerCommands(extension),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('macrolint.enable')) void followSetting(server);
    }),
  );
  await followSetting(server);
  await commands.executeCommand('setContext', 'macrolint.active', true);
  return extension;
}

async function followSetting(server: Server): Promise<void> {
  if (workspace.getConfiguration('macrolint').get('enable', true)) await server.start();
  else await server.stop();
}
