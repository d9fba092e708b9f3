import {
  type CancellationToken,
  commands,
  l10n,
  type Progress,
  ProgressLocation,
  window,
  workspace,
} from 'vscode';
import { WorkDoneProgress } from 'vscode-languageclient';
import {
  LINT_WORKSPACE,
  type LintWorkspaceParams,
  type LintWorkspaceResult,
} from '../../../server/src/protocol.ts';
import type { Extension } from '../extension.ts';
import type { Server } from '../server.ts';
import { UserError } from '../userError.ts';
import { bySeverity, files, total } from '../words.ts';

/** Lints every macro file of the workspace, says what was found and opens the Problems view. */
export async function lintWorkspace({ server }: Extension): Promise<void> {
  if (!workspace.workspaceFolders)
    throw new UserError(l10n.t('Open the folder that holds your macros first (File › Open Folder).'));
  const found = await window.withProgress(
    {
      location: ProgressLocation.Notification,
      title: l10n.t('Linting the macros of the workspace'),
      cancellable: true,
    },
    async (progress, token) => {
      const result = await lint(server, progress, token);
      return token.isCancellationRequested ? undefined : result;
    },
  );
  if (found) await report(found);
}

let runs = 0;

async function lint(
  { client }: Server,
  shown: Progress<{ message: string; increment: number }>,
  token: CancellationToken,
): Promise<LintWorkspaceResult> {
  const params: LintWorkspaceParams = { workDoneToken: `macrolint-workspace-${++runs}` };
  let reported = 0;
  const listening = client.onProgress(WorkDoneProgress.type, params.workDoneToken!, (value) => {
    if (value.kind !== 'report') return;
    const { message = '', percentage = reported } = value;
    shown.report({ message, increment: percentage - reported });
    reported = percentage;
  });
  try {
    return await client.sendRequest<LintWorkspaceResult>(LINT_WORKSPACE, params, token);
  } finally {
    listening.dispose();
  }
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
