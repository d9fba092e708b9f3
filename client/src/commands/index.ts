import { commands, Disposable, type LogOutputChannel, l10n, window } from 'vscode';
import type { Extension } from '../extension.ts';
import { UserError } from '../userError.ts';
import { explainRule } from './explainRule.ts';
import { fixFile } from './fixFile.ts';
import { lintWorkspace } from './lintWorkspace.ts';
import { CONFIGURE, EXPLAIN, FIX, LINT_ALL, NEW, PREVIEW, RESTART, SAMPLE, SHOW_MENU } from './names.ts';
import { newMacro } from './newMacro.ts';
import { openConfiguration } from './openConfiguration.ts';
import { openSample } from './openSample.ts';
import { preview } from './preview.ts';
import { showMenu } from './showMenu.ts';

/** A command: what it shares with the extension, then the arguments that it was called with. */
// biome-ignore lint/suspicious/noExplicitAny: each command knows the arguments that its callers pass
type Command = (extension: Extension, ...args: any[]) => Promise<unknown>;

const ALL: Readonly<Record<string, Command>> = {
  [LINT_ALL]: lintWorkspace,
  [FIX]: fixFile,
  [EXPLAIN]: explainRule,
  [PREVIEW]: preview,
  [NEW]: newMacro,
  [CONFIGURE]: openConfiguration,
  [SAMPLE]: openSample,
  [RESTART]: ({ server }) => server.restart(),
  [SHOW_MENU]: showMenu,
};

export function registerCommands(extension: Extension): Disposable {
  return Disposable.from(
    ...Object.entries(ALL).map(([name, run]) =>
      commands.registerCommand(name, (...args) => guarded(extension, () => run(extension, ...args))),
    ),
  );
}

/** A command that fails says so in words; of a fault the whole story is in the log. */
async function guarded({ server }: Extension, run: () => Promise<unknown>): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof UserError) void window.showWarningMessage(error.message);
    else showFault(error instanceof Error ? error : new Error(String(error)), server.log);
  }
}

function showFault(fault: Error, log: LogOutputChannel): void {
  log.error(fault);
  const show = l10n.t('Show Log');
  void window.showErrorMessage(`macrolint: ${fault.message}`, show).then((chosen) => chosen && log.show());
}
