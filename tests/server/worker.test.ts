import { expect, it } from 'vitest';
import type * as lsp from 'vscode-languageserver-protocol';
import type { LintWorkspaceResult } from '../../server/src/protocol.ts';
import { Editor } from './editor.ts';
import { connectToWorker } from './webWorker.ts';

const REPO = 'vscode-vfs://github/team/macros';
const LATE = 'macros/late.yaml';

const FILES = {
  [LATE]: 'title: Late\nkind: other\nreply: I think order {{order.id}} is late.\n',
  'macros/café.yaml': '\uFEFFtitle: Café\nkind: other\nreply: Order {{order.id}} is here.\n',
  'macros/old/gone.yaml': 'title: Gone\nkind: other\nreply: Maybe.\n',
  'macros/old/kept.yaml': 'title: Kept\nkind: other\nreply: Perhaps.\n',
  'macrolint.yaml': 'slots:\n  order.id: TV-1\n',
  '.gitignore': 'macros/old/*\n!kept.yaml\n',
};

const start = () => Editor.over(connectToWorker(), FILES, REPO);

it('the server runs in a browser’s worker, on files that only the editor can read', async () => {
  const editor = await start();
  await editor.openFile(LATE);
  expect(await editor.findings(LATE)).toEqual(['hedging: I think']);
  const [fix] = await editor.request<lsp.CodeAction[]>('textDocument/codeAction', LATE, {
    range: { start: editor.at(LATE, 'I th‸ink'), end: editor.at(LATE, 'I th‸ink') },
    context: { diagnostics: [] },
  });
  await editor.apply(fix!.edit!);
  expect(editor.text(LATE)).toContain('reply: Order {{order.id}} is late.');
  expect(await editor.findings(LATE)).toEqual([]);
});

it('the whole workspace is linted, without what git ignores', async () => {
  const editor = await start();
  const counts = await editor.connection.sendRequest<LintWorkspaceResult>('macrolint/lintWorkspace', {});
  expect(counts).toMatchObject({ files: 3, macros: 3, findings: { warning: 2 } });
});

it('a slot is renamed in files that stand in no editor', async () => {
  const editor = await start();
  await editor.openFile(LATE);
  const edit = await editor.request<lsp.WorkspaceEdit>('textDocument/rename', LATE, {
    position: editor.at(LATE, 'order‸.id'),
    newName: 'order.number',
  });
  await editor.apply(edit);
  expect(editor.text(LATE)).toContain('{{order.number}}');
  expect(editor.project.read('macros/café.yaml')).toContain('Order {{order.number}} is here');
  expect(editor.project.read('macrolint.yaml')).toBe('slots:\n  order.number: TV-1\n');
});

it('changes of files and of the configuration are followed', async () => {
  const editor = await start();
  await editor.openFile(LATE);
  expect(await editor.findings(LATE)).toHaveLength(1);
  await editor.until(() => editor.refreshes > 0);
  const { refreshes } = editor;
  await editor.writeFile('macrolint.yaml', 'rules: {hedging: off}\n');
  await editor.until(() => editor.refreshes > refreshes);
  expect(await editor.findings(LATE)).toEqual([]);
});
