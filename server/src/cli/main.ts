import { existsSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { type Command, CommanderError } from 'commander';
import manifest from '../../../package.json' with { type: 'json' };
import { EXIT } from './errors.ts';
import { createProgram } from './program.ts';
import { createTerminal, endQuietlyOnClosedPipe } from './terminal.ts';

// Where many files are linted, the same program helps itself in threads.
if (isMainThread) void run();
else void import('./lint/helper.ts').then(({ help }) => help());

async function run(): Promise<void> {
  endQuietlyOnClosedPipe();
  const program = createProgram(manifest.version, (code) => {
    process.exitCode = code;
  });
  try {
    await program.parseAsync();
  } catch (error) {
    process.exitCode = await exitCodeOf(error, program);
  }
}

/** commander has said what was wrong; everything else is said here. */
async function exitCodeOf(error: unknown, program: Command): Promise<number> {
  if (error instanceof CommanderError) {
    const [first] = program.args;
    if (error.code === 'commander.unknownCommand' && first && existsSync(first)) {
      process.stderr.write(`To lint it: macrolint lint ${first}\n`);
    }
    return error.exitCode === 0 ? EXIT.clean : EXIT.usage;
  }
  const { reportFailure } = await import('./report/failure.ts');
  return reportFailure(error, createTerminal(program.opts().color));
}
