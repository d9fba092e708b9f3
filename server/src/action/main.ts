import { isMainThread } from 'node:worker_threads';
import { reportFailure } from '../cli/report/failure.ts';
import { command } from '../cli/report/github.ts';
import { createTerminal } from '../cli/terminal.ts';
import { runAction } from './action.ts';

// Where many files are linted, the same program helps itself in threads.
if (isMainThread) await run();
else (await import('../cli/lint/helper.ts')).help();

async function run(): Promise<void> {
  const terminal = createTerminal(false);
  try {
    process.exitCode = await runAction(process.env, terminal);
  } catch (error) {
    process.exitCode = reportFailure(error, terminal);
    const message = error instanceof Error ? error.message : String(error);
    terminal.out(command('error', { title: 'macrolint' }, message));
  }
}
