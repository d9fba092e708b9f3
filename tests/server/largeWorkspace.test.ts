import { describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver-protocol';
import type { LintWorkspaceResult } from '../../server/src/protocol.ts';
import { Editor } from './editor.ts';

const COUNT = 2000;

const macro = (i: number) => `title: Folder::Macro ${i}
kind: other
reply: |
  Hi {{customer.first_name}},
  Order {{order.id}} is on the van. It comes on [[day ${i}]].
`;

const FILES = {
  ...Object.fromEntries(Array.from({ length: COUNT }, (_, i) => [`macros/${i % 50}/${i}.yaml`, macro(i)])),
  'macros/open.yaml': 'title: Open\nkind: other\nreply: I think it works, {{customer.first_name}}.\n',
};

async function start(settings = {}): Promise<Editor> {
  const editor = await Editor.start(FILES, { settings });
  await editor.openFile('macros/open.yaml');
  await editor.until(() => editor.refreshes > 0);
  return editor;
}

const hover = (editor: Editor) =>
  editor.request<unknown>('textDocument/hover', 'macros/open.yaml', {
    position: editor.at('macros/open.yaml', 'I th‸ink'),
  });

/** How many questions of a person's are answered while something runs. */
async function answeredDuring(editor: Editor, run: Promise<unknown>): Promise<number> {
  let isRunning = true;
  const ended = run.finally(() => {
    isRunning = false;
  });
  let answered = 0;
  while (isRunning) {
    expect(await hover(editor)).not.toBeNull();
    if (isRunning) answered++;
  }
  await ended;
  return answered;
}

describe(`in a workspace of ${COUNT} macro files`, () => {
  it('questions are answered while all of them are linted, and progress is shown', async () => {
    const editor = await start();
    const run = editor.connection.sendRequest<LintWorkspaceResult>('macrolint/lintWorkspace', {
      workDoneToken: 'lint',
    });
    expect(await answeredDuring(editor, run)).toBeGreaterThan(3);
    expect(await run).toMatchObject({ files: COUNT + 1, macros: COUNT + 1, findings: { warning: 1 } });
    expect(editor.progress.at(0)).toBe('begin: linting the workspace');
    expect(editor.progress.at(1)).toMatch(/^report: \d+ of 2001 files$/);
    expect(editor.progress.at(-1)).toMatch(/^end: /);
  });

  it('questions are answered while macros and slots are looked for the first time', async () => {
    const editor = await start();
    const run = editor.connection.sendRequest<unknown[]>('workspace/symbol', { query: 'macro 1234' });
    expect(await answeredDuring(editor, run)).toBeGreaterThan(3);
    expect(await run).toMatchObject([
      { name: 'Folder::Macro 1234', location: { uri: editor.uri('macros/34/1234.yaml') } },
    ]);
    expect(editor.progress.at(0)).toBe('begin: looking for macros');
    const found = await editor.request<unknown[]>('textDocument/references', 'macros/open.yaml', {
      position: editor.at('macros/open.yaml', 'first‸_name'),
      context: { includeDeclaration: true },
    });
    expect(found).toHaveLength(COUNT + 1);
  });

  it('questions are answered while the editor asks for all diagnostics', async () => {
    const editor = await start({ workspaceDiagnostics: true });
    const run = editor.connection.sendRequest<{ items: unknown[] }>('workspace/diagnostic', {
      previousResultIds: [],
    });
    expect(await answeredDuring(editor, run)).toBeGreaterThan(3);
    expect((await run).items).toHaveLength(1);
  });

  it('a run ends when it is not wanted any more', async () => {
    const editor = await start();
    const source = new CancellationTokenSource();
    const run = editor.connection.sendRequest<LintWorkspaceResult>(
      'macrolint/lintWorkspace',
      {},
      source.token,
    );
    await hover(editor);
    source.cancel();
    expect((await run).files).toBeLessThan(COUNT);
    const rename = new CancellationTokenSource();
    const edit = editor.connection.sendRequest(
      'textDocument/rename',
      {
        textDocument: { uri: editor.uri('macros/open.yaml') },
        position: editor.at('macros/open.yaml', 'first‸_name'),
        newName: 'customer.name',
      },
      rename.token,
    );
    await hover(editor);
    rename.cancel();
    await expect(edit).rejects.toThrow('Stopped.');
  });
});
