import { Command, InvalidArgumentError, Option } from 'commander';
import { parseFormat } from './report/choices.ts';
import { createTerminal, type Terminal } from './terminal.ts';

/** The command line, from which the help is made. Each command is loaded only when it runs. `done` gets its exit code. */
export function createProgram(version: string, done: (code: number) => void): Command {
  const program = new Command('macrolint')
    .description('Makes support replies worth sending: lints macros kept as YAML.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .option('--color', 'use colours even where the output is no terminal')
    .option('--no-color', 'use no colours (so does NO_COLOR=1)')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .addHelpText('after', EXAMPLES.program);

  const terminal = (): Terminal => createTerminal(program.opts().color);
  const command = (name: string, description: string, example: string) =>
    program.command(name).description(description).addHelpText('after', example);
  const fileCommand = (name: string, description: string, example: string) =>
    command(name, description, example)
      .argument('[paths...]', 'files, folders or globs; without any, the whole repository')
      .addOption(configOption())
      .addOption(stdinOption());

  fileCommand('lint', 'find wording that makes things worse and steps that are missing', EXAMPLES.lint)
    .addOption(reportOption())
    .addOption(failOnOption())
    .addOption(maxWarningsOption())
    .option('-q, --quiet', 'print only what can make the run fail')
    .option(
      '--since <revision>',
      'only what changed since this branch left the revision, such as origin/main',
    )
    .option('--baseline <file>', 'leave out the findings that this file knows')
    .option('--cache', 'keep the findings for the next run, in .macrolintcache')
    .option('--cache-file <file>', 'keep them in this file')
    .addOption(threadsOption())
    .action(async (paths, options) =>
      done(await (await import('./commands/lint.ts')).lint(paths, options, terminal())),
    );

  command(
    'review',
    'post the findings on what a pull request changes as its review, with suggestions',
    EXAMPLES.review,
  )
    .argument('[paths...]', 'files, folders or globs; without any, the whole repository')
    .addOption(configOption())
    .option(
      '--since <revision>',
      'what the pull request is compared with; known to GitHub Actions and GitLab CI',
    )
    .option('--baseline <file>', 'leave out the findings that this file knows')
    .addOption(failOnOption())
    .addOption(maxWarningsOption())
    .option('-n, --dry-run', 'print what would be posted, and post nothing')
    .action(async (paths, options) =>
      done(await (await import('./commands/review.ts')).review(paths, options, terminal())),
    );

  command('baseline', 'keep a list of the findings that may stay for now', EXAMPLES.baseline)
    .command('update')
    .description('write down all findings that there are')
    .argument('[paths...]', 'files, folders or globs; without any, the whole repository')
    .addOption(configOption())
    .option('--baseline <file>', 'the list', 'macrolint-baseline.json')
    .addHelpText('after', EXAMPLES.baseline)
    .action(async (paths, options) =>
      done(await (await import('./commands/baseline.ts')).updateBaseline(paths, options, terminal())),
    );

  fileCommand('fix', 'apply the safe fixes, and keep every other byte as it is', EXAMPLES.fix)
    .option('-n, --dry-run', 'print the changes as a unified diff and write nothing')
    .option('--check', 'write nothing; exit with 1 where something would change')
    .action(async (paths, options) =>
      done(await (await import('./commands/fix.ts')).fix(paths, options, terminal())),
    );

  fileCommand('outline', 'show how each sentence is read: its steps', EXAMPLES.outline)
    .addOption(formatOption())
    .option('--why', 'say which words decided')
    .action(async (paths, options) =>
      done(await (await import('./commands/outline.ts')).outline(paths, options, terminal())),
    );

  fileCommand('preview', 'write a page that shows each reply as the customer will see it', EXAMPLES.preview)
    .option('-o, --out <file>', 'the HTML file to write', 'macrolint-preview.html')
    .option('--macro <name>', 'only the macro with this id or title')
    .option('--png', 'draw pictures too, with a Chromium that is found on this machine')
    .action(async (paths, options) =>
      done(await (await import('./commands/preview.ts')).preview(paths, options, terminal())),
    );

  command('test', 'run the scenarios that expect something, and the cases of your phrases', EXAMPLES.test)
    .argument('[paths...]', 'files, folders or globs; without any, the whole repository')
    .addOption(configOption())
    .action(async (paths, options) =>
      done(await (await import('./commands/test.ts')).test(paths, options, terminal())),
    );

  command('explain', 'say what a rule marks and why, with a bad and a good example', EXAMPLES.explain)
    .argument('<rule>', 'the id of a rule, such as hedging')
    .addOption(configOption())
    .action(async (rule, options) =>
      done(await (await import('./commands/explain.ts')).explain(rule, options, terminal())),
    );

  command('rules', 'list the rules', EXAMPLES.rules)
    .addOption(formatOption())
    .action(async (options) => done((await import('./commands/rules.ts')).rules(options, terminal())));

  command(
    'init',
    'write a commented macrolint.yaml, and an example where there is no macro yet',
    EXAMPLES.init,
  )
    .option('--platform <name>', 'the help desk that sends the replies; judged by the macros if left out')
    .action(async (options) => done((await import('./commands/init.ts')).init(options, terminal())));

  command('server', 'answer an editor over the Language Server Protocol', EXAMPLES.server)
    .requiredOption('--stdio', 'talk over standard input and output')
    .action(async () => (await import('./commands/server.ts')).server());

  return program;
}

/** May stand several times. */
function reportOption(): Option {
  const description = 'the report, and the file it goes to if not standard output (default: pretty)';
  return new Option('-f, --format <format[:file]>', description).argParser(parseFormat);
}

function formatOption(): Option {
  return new Option('-f, --format <format>', 'for people or for programs')
    .choices(['pretty', 'json'])
    .default('pretty');
}

function failOnOption(): Option {
  return new Option('--fail-on <severity>', 'exit with 1 from this severity on')
    .choices(['error', 'warning', 'suggestion', 'info', 'never'])
    .default('warning');
}

function maxWarningsOption(): Option {
  return new Option('--max-warnings <number>', 'let this many warnings pass').argParser(wholeNumber);
}

function threadsOption(): Option {
  const description = 'lint on so many threads besides the main one (default: as many as are fastest)';
  return new Option('--threads <number>', description).argParser(wholeNumber);
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is a whole number, 0 or more.');
  return Number(text);
}

function configOption(): Option {
  return new Option('-c, --config <file>', 'use this configuration, not the nearest macrolint.yaml upwards');
}

function stdinOption(): Option {
  return new Option('--stdin-filename <path>', 'read standard input as if it were the file at this path');
}

const EXAMPLES = {
  program: `
Exit codes: 0 all well, 1 findings (or changes, with fix --check), 2 wrong usage, a wrong configuration or
a file that can't be read, 3 a fault of macrolint's own.

Examples:
  macrolint init
  macrolint lint
  macrolint fix --dry-run
  macrolint explain hedging`,
  lint: `
Exit codes: 0 nothing from --fail-on upwards, 1 something, 2 wrong usage, a wrong configuration or a file
that can't be read.

Examples:
  macrolint lint                              the whole repository
  macrolint lint macros "replies/**/*.yml"    a folder and a glob
  macrolint lint --fail-on error --quiet      only what must be mended
  macrolint lint --format json > report.json  for programs; macros-schema/report.schema.json
  macrolint lint --since origin/main          what this branch changes
  macrolint lint -f pretty -f sarif:out.sarif two reports at once
  macrolint lint --stdin-filename macros/a.yaml < a.yaml`,
  review: `
In a job of GitHub Actions or GitLab CI for a pull request it finds the rest by itself. The token is GITHUB_TOKEN,
or GITLAB_TOKEN; without one the findings are printed. Exit codes are those of lint.

Examples:
  macrolint review
  macrolint review --dry-run --since origin/main`,
  baseline: `
Examples:
  macrolint baseline update
  macrolint lint --baseline macrolint-baseline.json`,
  fix: `
Exit codes: 0 it ran, whatever is left to mend; 1 something would change, with --check; 2 wrong usage, a
wrong configuration, or a file that can't be read or written. With --stdin-filename the fixed text goes to
standard output.

Examples:
  macrolint fix                      the whole repository
  macrolint fix --dry-run            what would change, as a diff
  macrolint fix --check macros       for CI`,
  outline: `
Examples:
  macrolint outline macros/late.yaml
  macrolint outline --why macros/late.yaml
  macrolint outline --format json`,
  preview: `
The page is one file and needs no network. CHROMIUM names the browser that draws pictures.

Examples:
  macrolint preview                                  the whole repository
  macrolint preview macros --out review.html
  macrolint preview --macro late-parcel --png        a page and a picture of one macro`,
  test: `
Exit codes: 0 all hold, 1 some don't, 2 wrong usage, a wrong configuration or a file that can't be read.

Examples:
  macrolint test
  macrolint test macros/late.yaml`,
  explain: `
Example:
  macrolint explain missing-recap`,
  rules: `
Example:
  macrolint rules --format json`,
  init: `
Example:
  macrolint init --platform zendesk`,
  server: `
Example:
  macrolint server --stdio    the command to give to an editor; docs/other-editors.md`,
};
