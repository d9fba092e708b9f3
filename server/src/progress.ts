import type { CancellationToken, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { Session } from './session.ts';
import type { Cancel, Progress } from './workspaceIndex.ts';

/**
 * Runs something that goes over the whole workspace. Once it takes a while the editor shows how far it has come, and the user can
 * stop it; `cancel` then says so, as it does when the editor itself has lost interest.
 * @param message what is being done, in lower case
 */
export async function withProgress<T>(
  { connection, capabilities }: Session,
  message: string,
  token: CancellationToken,
  run: (cancel: Cancel, progress: Progress) => Promise<T>,
): Promise<T> {
  let reporter: WorkDoneProgressServerReporter | undefined;
  let asked: Promise<void> | undefined;
  const show = async () => {
    try {
      reporter = await connection.window.createWorkDoneProgress();
      reporter.begin('macrolint', 0, message, true);
    } catch {
      // The editor shows none.
    }
  };
  const cancel: Cancel = {
    get isCancellationRequested() {
      return token.isCancellationRequested || reporter?.token.isCancellationRequested === true;
    },
  };
  try {
    return await run(cancel, (done, total) => {
      if (!capabilities.window?.workDoneProgress) return;
      asked ??= show();
      reporter?.report(Math.round((100 * done) / total), `${done} of ${total} files`);
    });
  } finally {
    await asked;
    reporter?.done();
  }
}
