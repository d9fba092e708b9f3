import { CancellationError, commands, l10n, ProgressLocation, window, workspace } from 'vscode';
import { LINT_WORKSPACE, type LintWorkspaceResult } from '../../../server/src/protocol.ts';
import type { Extension } from '../extension.ts';
import { bySeverity, files, total } from '../words.ts';

/** Lints every macro file of the workspace, says what was found and offers the Problems view. */
export async function lintWorkspace({ server }: Extension): Promise<void> {
  if (!workspace.workspaceFolders)
    throw new Error(l10n.t('Open the folder that holds your macros first (File › Open Folder).'));
  const found = await window.withProgress(
    {
      location: ProgressLocation.Notification,
      title: l10n.t('Linting the macros of the workspace'),
      cancellable: true,
    },
    async (_progress, token) => {
      const result = await server.client.sendRequest<LintWorkspaceResult>(LINT_WORKSPACE, {}, token);
      return token.isCancellationRequested ? undefined : result;
    },
  );
  if (!found) throw new CancellationError();
  await report(found);
}

async function report(found: LintWorkspaceResult): Promise<void> {
  if (found.files === 0) {
    void window.showInformationMessage(
      l10n.t(
        'There are no macro files here. They are *.macro.yaml, and all YAML in folders called “macros”, unless “include” in macrolint.yaml names others.',
      ),
    );
    return;
  }
  const where = files(found.files);
  if (total(found.findings) === 0) {
    void window.showInformationMessage(l10n.t('macrolint: no findings in {0}.', where));
    return;
  }
  await commands.executeCommand('workbench.actions.view.problems');
  void window.showInformationMessage(l10n.t('macrolint: {0} in {1}.', bySeverity(found.findings), where));
}
