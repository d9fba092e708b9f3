import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { Checks, contains, same } from '../checks.ts';
import { copyOf, temporaryFolder } from '../folders.ts';
import { editorProgram } from '../install.ts';

/** What a script in this folder reports of its editor. */
interface Answer {
  readonly failure?: string;
  readonly findings: readonly { line: number; column: number; message: string }[];
  readonly fix: string;
  readonly text: string;
}

/** Neovim and Emacs, without a window, with the settings of docs/other-editors.md. Rejects when a check fails. */
export async function runEditors(): Promise<void> {
  const checks = new Checks();
  await checks.check('Neovim shows the finding, and its fix mends the text', async () => {
    const nvim = editorProgram({ name: 'Neovim', program: 'nvim', packages: ['neovim'] });
    const [modern, old] = blocksOf('lua');
    const hasStart =
      spawnSync(nvim, ['--headless', '--clean', '+lua os.exit(vim.lsp.start and 0 or 1)']).status === 0;
    const folder = temporaryFolder('neovim');
    const settings = join(folder, 'init.lua');
    writeFileSync(settings, hasStart ? modern! : old!);
    const check = resolve('tests/e2e/editors/neovim.lua');
    expectMended(
      inEditor(nvim, ['--headless', '-n', '-i', 'NONE', '-u', settings, '-c', `luafile ${check}`], folder),
    );
  });
  await checks.check('Emacs shows the finding, and its fix mends the text', async () => {
    const batch = ['--batch', '--no-init-file', '--eval', '(package-activate-all)'];
    const knows = ['--eval', "(progn (require 'eglot) (require 'yaml-mode))"];
    const emacs = editorProgram({
      name: 'Emacs with Eglot and yaml-mode',
      program: 'emacs',
      packages: ['emacs-nox', 'elpa-eglot', 'elpa-yaml-mode'],
      isWhole: (program) => spawnSync(program, [...batch, ...knows]).status === 0,
    });
    const folder = temporaryFolder('emacs');
    const settings = join(folder, 'init.el');
    writeFileSync(settings, blocksOf('elisp')[0]!);
    const check = resolve('tests/e2e/editors/emacs.el');
    expectMended(inEditor(emacs, [...batch, '-l', settings, '-l', check], folder));
  });
  if (checks.failed.length > 0) throw new Error('another editor failed');
}

function expectMended({ findings, text }: Answer): void {
  same(
    findings.map(({ line, column }) => `${line}:${column}`),
    ['8:3'],
  );
  contains(findings[0]!.message, '“I think”: sounds unsure');
  const before = readFileSync('tests/e2e/workspace/macros/late-parcel.yaml', 'utf8');
  same(text, before.replace('I think it was', 'It was'));
}

/** Runs an editor on a macro of a copy of the workspace; throws with its output when it reports nothing or a failure. */
function inEditor(program: string, args: readonly string[], folder: string): Answer {
  const workspace = copyOf(resolve('tests/e2e/workspace'));
  // Emacs takes a repository for a project, and nothing else without being told.
  spawnSync('git', ['init', '--quiet'], { cwd: workspace });
  const answer = join(folder, 'answer.json');
  const env = {
    ...process.env,
    PATH: `${commandFolder(folder)}${delimiter}${process.env.PATH}`,
    FILE: join(workspace, 'macros/late-parcel.yaml'),
    ANSWER: answer,
  };
  const { stdout, stderr } = spawnSync(program, args, {
    cwd: workspace,
    env,
    encoding: 'utf8',
    timeout: 90_000,
  });
  try {
    const said: Answer = JSON.parse(readFileSync(answer, 'utf8'));
    if (!said.failure) return said;
    throw new Error(said.failure);
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${stdout}\n${stderr}`.trim());
  }
}

/** A folder with the command `macrolint`, as `npm install --global` makes one. */
function commandFolder(folder: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const command = join(bin, 'macrolint');
  writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${resolve('dist/cli.mjs')}' "$@"\n`);
  chmodSync(command, 0o755);
  return bin;
}

/** The fenced blocks of one language in docs/other-editors.md. */
function blocksOf(language: string): string[] {
  const page = readFileSync('docs/other-editors.md', 'utf8');
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map((found) => found[1]!);
}
