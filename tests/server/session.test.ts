import { expect, it } from 'vitest';
import type * as lsp from 'vscode-languageserver-protocol';
import type { LintWorkspaceResult } from '../../server/src/protocol.ts';
import { Editor } from './editor.ts';

const LATE = 'macros/late.yaml';
const LIST = 'macros/list.yaml';

const FILES = {
  [LATE]: `title: Orders::Late parcel
kind: status
next: say-sorry
reply: |
  Hi {{customer.first_name | fallback:"there"}},
  I think order {{order.id}} left us on [[ship date]].
`,
  [LIST]: `- title: Say sorry
  kind: other
  reply: Order {{order.id}} is late. Maybe it came today.
- title: Say goodbye
  kind: closing
  reply: |
    Best wishes,
    {{agent.first_name}}
`,
  'macrolint.yaml': 'extends: balanced\nslots:\n  order.id: {sample: TV-1}\n',
};

it('a whole session of editing', async () => {
  const editor = await Editor.start(FILES, { initializationOptions: { commands: ['macrolint.preview'] } });
  const { capabilities } = editor;
  expect(Object.keys(capabilities)).toEqual(
    expect.arrayContaining([
      'diagnosticProvider',
      'codeActionProvider',
      'hoverProvider',
      'completionProvider',
    ]),
  );

  // She opens a file: one finding; the status item says so.
  await editor.openFile(LATE);
  expect(await editor.findings(LATE)).toEqual(['hedging: I think']);
  const status = await editor.until(() => editor.statuses.at(-1));
  expect(status).toMatchObject({ recognised: true, macros: 1, preset: 'balanced', findings: { warning: 1 } });

  // She asks why, and takes the first fix.
  const position = editor.at(LATE, 'I th‸ink');
  const hover = await editor.request<lsp.Hover>('textDocument/hover', LATE, { position });
  expect((hover.contents as lsp.MarkupContent).value).toContain('**hedging**');
  const actions = await editor.request<lsp.CodeAction[]>('textDocument/codeAction', LATE, {
    range: { start: position, end: position },
    context: { diagnostics: [] },
  });
  const preferred = actions.find(({ isPreferred }) => isPreferred)!;
  expect(preferred.title).toBe('Delete “I think”');
  await editor.apply(preferred.edit!);
  expect(editor.text(LATE)).toContain('\n  Order {{order.id}} left us');
  expect(await editor.findings(LATE)).toEqual([]);

  // She types a slot, and the server proposes the rest of it.
  await editor.type(LATE, 'ship date]].\n', 'ship date]].\n  Yours, {{agent\n');
  const proposed = await editor.request<lsp.CompletionItem[] | lsp.CompletionList>(
    'textDocument/completion',
    LATE,
    {
      position: editor.at(LATE, '{{agent‸'),
    },
  );
  const items = Array.isArray(proposed) ? proposed : proposed.items;
  const slot = items.find(({ label }) => label.includes('agent.first_name'))!;
  await editor.apply({
    documentChanges: [
      { textDocument: { uri: editor.uri(LATE), version: 3 }, edits: [slot.textEdit as lsp.TextEdit] },
    ],
  });
  expect(editor.text(LATE)).toContain('Yours, {{agent.first_name');

  // Half a key below: what was known of the list stays on the screen.
  await editor.openFile(LIST);
  expect(await editor.findings(LIST)).toEqual(['hedging: Maybe']);
  await editor.type(LIST, '- title: Say sorry\n', '- title: Say sorry\n  "ki\n');
  expect(await editor.findings(LIST)).toEqual([expect.stringContaining('"ki'), 'hedging: Maybe']);
  await editor.type(LIST, '  "ki\n', '');
  expect(await editor.findings(LIST)).toEqual(['hedging: Maybe']);

  // She goes to the next macro, and to one by its name.
  const [link] = await editor.request<lsp.LocationLink[]>('textDocument/definition', LATE, {
    position: editor.at(LATE, 'say-so‸rry'),
  });
  expect(link).toMatchObject({ targetUri: editor.uri(LIST), targetRange: { start: { line: 0 } } });
  const found = await editor.connection.sendRequest<lsp.WorkspaceSymbol[]>('workspace/symbol', {
    query: 'bye',
  });
  expect(found.map(({ name }) => name)).toEqual(['Say goodbye']);

  // The order's number gets a better name, everywhere.
  const edit = await editor.request<lsp.WorkspaceEdit>('textDocument/rename', LATE, {
    position: editor.at(LATE, '{{ord‸er.id}}'),
    newName: 'order.number',
  });
  await editor.apply(edit);
  expect(editor.text(LATE)).toContain('Order {{order.number}} left us');
  expect(editor.text(LIST)).toContain('Order {{order.number}} is late');
  expect(editor.project.read('macrolint.yaml')).toContain('  order.number: {sample: TV-1}');

  // The team decides otherwise about “maybe”, in the configuration that stands open too.
  await editor.openFile('macrolint.yaml');
  const { refreshes } = editor;
  await editor.type(
    'macrolint.yaml',
    'extends: balanced\n',
    'extends: balanced\nrules: {hedging: {allow: [maybe]}}\n',
  );
  await editor.until(() => editor.refreshes > refreshes);
  expect(await editor.findings(LIST)).toEqual([]);
  await editor.closeFile('macrolint.yaml');
  await editor.until(() => editor.refreshes > refreshes + 1);
  expect(await editor.findings(LIST)).toEqual(['hedging: Maybe']);

  // On saving, all safe fixes.
  const [fixAll] = await editor.request<lsp.CodeAction[]>('textDocument/codeAction', LIST, {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    context: { diagnostics: [], only: ['source.fixAll.macrolint'] },
  });
  const resolved = await editor.connection.sendRequest<lsp.CodeAction>('codeAction/resolve', fixAll);
  await editor.apply(resolved.edit!);
  expect(editor.text(LIST)).toContain('is late. It came today.');
  expect(await editor.findings(LIST)).toEqual([]);

  // A colleague's change arrives by git, and the workspace is linted.
  await editor.writeFile('macros/new.yaml', 'title: New\nkind: other\nreply: Perhaps.\n');
  const counts = await editor.connection.sendRequest<LintWorkspaceResult>('macrolint/lintWorkspace', {});
  expect(counts).toMatchObject({ files: 3, macros: 4, findings: { warning: 1 } });

  // She is done.
  await editor.closeFile(LATE);
  await editor.closeFile(LIST);
  await editor.connection.sendRequest('shutdown');
  await editor.connection.sendNotification('exit');
  expect(await editor.exited).toBe(0);
});
