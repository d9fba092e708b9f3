import { DocumentDiagnosticReportKind, type WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { fixAllEdits } from './features/fixAll.ts';
import {
  FIX_FILE,
  type FixFileParams,
  LINT_WORKSPACE,
  type LintWorkspaceParams,
  type LintWorkspaceResult,
} from './protocol.ts';
import type { Session } from './session.ts';

/** How many reports are sent to the editor at once. */
const BATCH = 50;

/** Answers for the diagnostics of a file and of the whole workspace. */
export function wireDiagnostics(session: Session): void {
  const { connection, feed, index } = session;

  connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }) => {
    if (!session.settings.enable)
      return { kind: DocumentDiagnosticReportKind.Full, resultId: 'off', items: [] };
    const report = await feed.report(uri, previousResultId);
    void session.sendStatus(uri);
    return report;
  });

  connection.languages.diagnostics.onWorkspace(
    async ({ previousResultIds }, token, progress, partial): Promise<WorkspaceDiagnosticReport> => {
      for (;;) {
        const changed = session.change((stop) => token.onCancellationRequested(stop));
        const uris = session.lintsWorkspace ? await index.uris() : [];
        if (uris.length > 0 && previousResultIds.length === 0)
          progress.begin('macrolint', 0, 'linting the workspace', true);
        let items: WorkspaceDiagnosticReport['items'] = [];
        let sent = false;
        for await (const report of feed.changes(uris, previousResultIds, token)) {
          items.push(report);
          if (partial && items.length === BATCH) {
            partial.report({ items });
            items = [];
            sent = true;
          }
        }
        progress.done();
        if (items.length > 0 || sent || token.isCancellationRequested) return { items };
        // Nothing is new: the answer waits until something is.
        await changed;
        if (token.isCancellationRequested) return { items: [] };
      }
    },
  );

  connection.onRequest(LINT_WORKSPACE, async (params: LintWorkspaceParams, token) => {
    session.wantsWorkspace = true;
    const progress = connection.window.attachWorkDoneProgress(params.workDoneToken);
    progress.begin('macrolint', 0, 'linting the workspace');
    const counts = { files: 0, macros: 0, findings: { info: 0, suggestion: 0, warning: 0, error: 0 } };
    await index.visit(
      async (uri) => {
        const { macros, counts: found } = await feed.of(uri);
        counts.files++;
        counts.macros += macros;
        for (const severity of ['info', 'suggestion', 'warning', 'error'] as const)
          counts.findings[severity] += found[severity];
        if (!session.pulls) await session.push(uri);
      },
      token,
      (done, total) => progress.report((100 * done) / total, `${done} of ${total} files`),
    );
    progress.done();
    session.refresh();
    return counts satisfies LintWorkspaceResult;
  });

  connection.onRequest(FIX_FILE, async ({ uri }: FixFileParams) => {
    const document = await session.workspace.document(uri);
    return document ? fixAllEdits(document) : [];
  });
}
