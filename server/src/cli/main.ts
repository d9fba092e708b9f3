import { CommanderError } from 'commander';
import manifest from '../../../package.json' with { type: 'json' };
import { ConfigError } from './configuration.ts';
import { EXIT, UsageError } from './errors.ts';
import { createProgram } from './program.ts';
import { endQuietlyOnClosedPipe } from './terminal.ts';

endQuietlyOnClosedPipe();
try {
  await createProgram(manifest.version, (code) => {
    process.exitCode = code;
  }).parseAsync();
} catch (error) {
  process.exitCode = await report(error);
}

/** Says what went wrong and returns the exit code. */
async function report(error: unknown): Promise<number> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.usage;
  if (error instanceof ConfigError) {
    process.stderr.write(`${error.message}\n${error.problems.map((p) => p.message).join('\n')}\n`);
    return EXIT.usage;
  }
  if (error instanceof UsageError) {
    process.stderr.write(`error: ${error.message}\n`);
    return EXIT.usage;
  }
  process.stderr.write(
    `macrolint failed, and the fault is its own: ${error instanceof Error ? error.message : String(error)}\n` +
      'Please report it at https://github.com/macrolint/macrolint/issues with the file that caused it.\n',
  );
  if (process.env.MACROLINT_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return EXIT.fault;
}
