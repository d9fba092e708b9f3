import { Command, Option } from 'commander';
import { SEVERITIES } from '../engine/vocabulary.ts';
import { createTerminal, type Terminal } from './terminal.ts';

/** The command line, from which the help is made. Each command is loaded only when it runs. `done` gets its exit code. */
export function createProgram(version: string, done: (code: number) => void): Command {
  const program = new Command('macrolint')
    .description('Makes support replies worth sending: lints macros kept as YAML.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .option('--color', 'use colours, even where the output is no terminal')
    .option('--no-color', 'use no colours (also NO_COLOR=1)')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride();

  const terminal = (): Terminal => createTerminal(program.opts().color);

  program
    .command('lint')
    .description('check macros: wording that makes things worse, steps that are missing')
    .argument('[paths...]', 'files, folders or globs; none: the whole repository')
    .addOption(formatOption())
    .addOption(configOption())
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 from this severity on')
        .choices([...SEVERITIES].reverse().concat('never' as never))
        .default('warning'),
    )
    .addOption(stdinOption())
    .option('-q, --quiet', 'print only what fails the run')
    .action(async (paths, options) =>
      done(await (await import('./commands/lint.ts')).lint(paths, options, terminal())),
    );

  program
    .command('outline')
    .description('show how each sentence is read: which steps of a good reply it takes')
    .argument('[paths...]', 'files, folders or globs; none: the whole repository')
    .addOption(formatOption())
    .addOption(configOption())
    .addOption(stdinOption())
    .option('--why', 'say which words decided')
    .action(async (paths, options) =>
      done(await (await import('./commands/outline.ts')).outline(paths, options, terminal())),
    );

  return program;
}

function formatOption(): Option {
  return new Option('-f, --format <format>', 'for people or for programs')
    .choices(['pretty', 'json'])
    .default('pretty');
}

function configOption(): Option {
  return new Option('-c, --config <file>', 'use this configuration, not the nearest macrolint.yaml upwards');
}

function stdinOption(): Option {
  return new Option('--stdin-filename <path>', 'read standard input as if it stood at this path');
}
