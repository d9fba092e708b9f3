import { describe, expect, it } from 'vitest';
import type * as lsp from 'vscode-languageserver-protocol';
import { Editor, PULLING } from './editor.ts';

const FILE = 'macros/late.yaml';
const LATE = `title: Orders::Late parcel
kind: status
reply: |
  Hi {{customer.first_name}},
  I think your parcel left us on [[ship date]]. It was maybe the wrong depot.
`;

const actionsAt = (editor: Editor, words: string, context: Partial<lsp.CodeActionContext> = {}) => {
  const position = editor.at(FILE, words);
  return editor.request<lsp.CodeAction[]>('textDocument/codeAction', FILE, {
    range: { start: position, end: position },
    context: { diagnostics: [], ...context },
  });
};

const resolve = (editor: Editor, action: lsp.CodeAction) =>
  editor.connection.sendRequest<lsp.CodeAction>('codeAction/resolve', action);

const named = (actions: readonly lsp.CodeAction[], title: string) => {
  const action = actions.find((one) => one.title === title);
  if (!action)
    throw new Error(`“${title}” is not offered, but ${actions.map((one) => one.title).join('; ')}`);
  return action;
};

describe('quick fixes', () => {
  it('are those of the text as it stands now, whatever the editor shows', async () => {
    const editor = await Editor.start({ [FILE]: LATE });
    await editor.openFile(FILE);
    const { items } = (await editor.diagnostics(FILE)) as lsp.FullDocumentDiagnosticReport;
    await editor.type(FILE, 'I think your', 'Your');
    expect(await actionsAt(editor, 'Yo‸ur', { diagnostics: items, only: ['quickfix'] })).toEqual([]);
    await editor.type(FILE, 'Your', 'Perhaps your');
    const fix = named(await actionsAt(editor, 'Per‸haps', { diagnostics: items }), 'Delete “Perhaps”');
    await editor.apply(fix.edit!);
    expect(editor.text(FILE)).toContain('\n  Your parcel left us');
    expect(await editor.findings(FILE)).toEqual(['hedging: maybe']);
  });

  it('of a whole rule are worked out when they are chosen', async () => {
    const editor = await Editor.start({ [FILE]: LATE });
    await editor.openFile(FILE);
    const all = named(await actionsAt(editor, 'I th‸ink'), 'Fix all “hedging” in this file');
    expect(all.edit).toBeUndefined();
    await editor.apply((await resolve(editor, all)).edit!);
    expect(await editor.findings(FILE)).toEqual([]);
  });

  it('come with their edits for an editor that can’t ask for them later', async () => {
    const { codeAction: _, ...textDocument } = PULLING.textDocument!;
    const editor = await Editor.start({ [FILE]: LATE }, { capabilities: { ...PULLING, textDocument } });
    await editor.openFile(FILE);
    const all = named(await actionsAt(editor, 'I th‸ink'), 'Fix all “hedging” in this file');
    expect(all.edit).toBeDefined();
  });

  it('say so where the text has moved on, and change nothing', async () => {
    const editor = await Editor.start({ [FILE]: LATE });
    const messages: string[] = [];
    editor.connection.onNotification('window/showMessage', ({ message }: lsp.ShowMessageParams) => {
      messages.push(message);
    });
    await editor.openFile(FILE);
    const all = named(await actionsAt(editor, 'I th‸ink'), 'Fix all “hedging” in this file');
    await editor.type(FILE, 'Hi ', 'Hello ');
    await expect(resolve(editor, all)).rejects.toMatchObject({ code: -32801 });
    expect(messages).toEqual([
      'The text has changed since this fix was offered. Open the list of fixes again.',
    ]);
  });

  it('are applied on saving, all that are safe', async () => {
    const editor = await Editor.start({ [FILE]: LATE });
    await editor.openFile(FILE);
    const [all, ...others] = await actionsAt(editor, 'title', { only: ['source.fixAll.macrolint'] });
    expect(others).toEqual([]);
    await editor.apply((await resolve(editor, all!)).edit!);
    expect(editor.text(FILE)).toContain('Your parcel left us on [[ship date]]. It was the wrong depot.');
  });

  it('bring tab stops to an editor that knows them', async () => {
    const workspace = {
      ...PULLING.workspace,
      workspaceEdit: { documentChanges: true, snippetEditSupport: true },
    };
    const text = LATE.replace('status', 'resolved').replace(/I think[\s\S]*/, 'Hello.\n');
    const editor = await Editor.start({ [FILE]: text }, { capabilities: { ...PULLING, workspace } });
    await editor.openFile(FILE);
    const actions = await actionsAt(editor, 'Orders');
    const [edit] = (actions[0]!.edit!.documentChanges![0] as lsp.TextDocumentEdit).edits;
    expect(edit).toMatchObject({
      snippet: { kind: 'snippet', value: expect.stringContaining('1:[[what you did]]') },
    });
  });

  it('change the configuration as it stands in its editor', async () => {
    const editor = await Editor.start({ [FILE]: LATE, 'macrolint.yaml': '# ours\nextends: strict\n' });
    await editor.openFile(FILE);
    await editor.openFile('macrolint.yaml');
    await editor.type('macrolint.yaml', 'strict', 'balanced');
    await editor.apply(
      named(await actionsAt(editor, 'I th‸ink'), 'Switch off “hedging” in all macros').edit!,
    );
    expect(editor.text('macrolint.yaml')).toBe('# ours\nextends: balanced\nrules:\n  hedging: off\n');
    expect(await editor.findings(FILE)).toEqual([]);
  });

  it('make a configuration where there is none', async () => {
    const workspaceEdit = { documentChanges: true, resourceOperations: ['create' as const] };
    const capabilities = { ...PULLING, workspace: { ...PULLING.workspace, workspaceEdit } };
    const editor = await Editor.start({ [FILE]: LATE }, { capabilities });
    await editor.openFile(FILE);
    const allow = named(await actionsAt(editor, 'I th‸ink'), 'Allow “I think” in all macros');
    expect(allow.edit!.documentChanges).toEqual([
      { kind: 'create', uri: editor.uri('macrolint.yaml'), options: { ignoreIfExists: true } },
      {
        textDocument: { uri: editor.uri('macrolint.yaml'), version: null },
        edits: [
          {
            range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
            newText: 'rules:\n  hedging:\n    allow: [I think]\n',
          },
        ],
      },
    ]);
  });

  it('are none in YAML that is no macro, or where macrolint is switched off', async () => {
    const other = await Editor.start({ 'compose.yaml': 'services: {}\n' });
    await other.openFile('compose.yaml');
    const start = { line: 0, character: 0 };
    const asked = { range: { start, end: start }, context: { diagnostics: [] } };
    expect(await other.request('textDocument/codeAction', 'compose.yaml', asked)).toEqual([]);
    const off = await Editor.start({ [FILE]: LATE }, { settings: { enable: false } });
    await off.openFile(FILE);
    await off.until(() => off.refreshes > 0);
    expect(await actionsAt(off, 'I th‸ink')).toEqual([]);
  });
});

describe('hovering', () => {
  const over = async (editor: Editor, path: string, words: string) => {
    const found = await editor.request<lsp.Hover | null>('textDocument/hover', path, {
      position: editor.at(path, words),
    });
    return (found?.contents as lsp.MarkupContent | undefined)?.value;
  };

  it('explains findings, slots and keys of macros and of the configuration', async () => {
    const editor = await Editor.start({ [FILE]: LATE, 'macrolint.yaml': 'platform: intercom\n' });
    await editor.openFile(FILE);
    await editor.openFile('macrolint.yaml');
    expect(await over(editor, FILE, 'I th‸ink')).toContain(
      '**hedging**: A customer who reads “I think it was lost”',
    );
    expect(await over(editor, FILE, 'customer.fir‸st')).toContain('Intercom fills it in.');
    expect(await over(editor, FILE, 'ki‸nd')).toContain('**kind**: What the macro is for.');
    expect(await over(editor, FILE, 'left ‸us')).toBeUndefined();
    expect(await over(editor, 'macrolint.yaml', 'plat‸form')).toContain(
      'The help desk that sends the replies.',
    );
  });
});

describe('completion', () => {
  const labelsAt = async (editor: Editor, path: string, words: string, triggerCharacter?: string) => {
    const items = await editor.request<lsp.CompletionItem[]>('textDocument/completion', path, {
      position: editor.at(path, words),
      ...(triggerCharacter && { context: { triggerKind: 2, triggerCharacter } }),
    });
    return items.map(({ label }) => label);
  };

  it('goes on while the YAML is broken', async () => {
    const editor = await Editor.start({ 'late.yaml': LATE });
    await editor.openFile('late.yaml');
    expect(await labelsAt(editor, 'late.yaml', 'kind: ‸')).toContain('complaint');
    await editor.type('late.yaml', 'kind: status', 'kind: [status\nfa');
    expect(await labelsAt(editor, 'late.yaml', '\nfa‸')).toContain('fault');
  });

  it('keeps blanks apart from slots, also those that a scenario fills in', async () => {
    const other = `${LATE}scenarios: [{slots: {ship date: Friday, plan.name: Gold}}]\n`;
    const editor = await Editor.start({ [FILE]: LATE, 'macros/other.yaml': other });
    await editor.openFile(FILE);
    await editor.type(FILE, 'I think', 'Hello {{');
    const slots = await labelsAt(editor, FILE, 'Hello {{‸', '{');
    expect(slots).toContain('plan.name');
    expect(slots).not.toContain('ship date');
    await editor.type(FILE, 'Hello {{', 'Hello [[');
    expect(await labelsAt(editor, FILE, 'Hello [[‸', '[')).toContain('ship date');
  });

  it('knows the slots of the help desk and of the other macros', async () => {
    const other = 'title: Other\nkind: other\nreply: |\n  Your plan is {{plan.name}}.\n';
    const editor = await Editor.start({
      [FILE]: LATE,
      'macros/other.yaml': other,
      'macrolint.yaml': 'platform: front\n',
    });
    await editor.openFile(FILE);
    await editor.type(FILE, 'I think', 'Hello {{');
    const found = await labelsAt(editor, FILE, 'Hello {{‸', '{');
    expect(found[0]).toBe('recipient.first_name');
    expect(found).toContain('plan.name');
    expect(await labelsAt(editor, FILE, 'Hello ‸', ' ')).toEqual([]);
  });

  it('completes the configuration', async () => {
    const editor = await Editor.start({ 'macrolint.yaml': 'rules:\n  hed\n' });
    await editor.openFile('macrolint.yaml');
    expect(await labelsAt(editor, 'macrolint.yaml', 'hed‸')).toContain('hedging');
  });

  it('is silent in YAML that is no macro', async () => {
    const editor = await Editor.start({ 'compose.yaml': 'services:\n  web: {}\n' });
    await editor.openFile('compose.yaml');
    expect(await labelsAt(editor, 'compose.yaml', '‸services')).toEqual([]);
  });

  it('doesn’t repeat what another extension completes by the schema', async () => {
    const files = { 'a.macro.yaml': 'title: a\n\n', 'macros/b.yaml': 'title: b\n\n' };
    const editor = await Editor.start(files, { initializationOptions: { schemasElsewhere: true } });
    const keys = async (path: string) => {
      await editor.openFile(path);
      const position = { line: 1, character: 0 };
      const items = await editor.request<lsp.CompletionItem[]>('textDocument/completion', path, { position });
      return items.map(({ label }) => label);
    };
    expect(await keys('a.macro.yaml')).toEqual([]);
    expect(await keys('macros/b.yaml')).toContain('kind');
  });

  it('asks again behind a key where the editor has a command for it', async () => {
    const again = 'editor.action.triggerSuggest';
    const editor = await Editor.start(
      { [FILE]: 'title: a\n\n' },
      { initializationOptions: { commands: [again] } },
    );
    await editor.openFile(FILE);
    const items = await editor.request<lsp.CompletionItem[]>('textDocument/completion', FILE, {
      position: { line: 1, character: 0 },
    });
    expect(items.find(({ label }) => label === 'kind')).toMatchObject({ command: { command: again } });
  });
});

describe('what there is to choose from', () => {
  it('is every rule with its page, and every kind with what it wants', async () => {
    const { connection } = await Editor.start({});
    const rules = await connection.sendRequest<{ id: string }[]>('macrolint/listRules');
    expect(rules.map(({ id }) => id)).toContain('missing-recap');
    expect(await connection.sendRequest('macrolint/explainRule', { rule: 'hedging' })).toEqual({
      markdown: expect.stringMatching(/^# hedging\n/),
    });
    expect(await connection.sendRequest('macrolint/explainRule', { rule: 'nothing' })).toBeNull();
    const kinds = await connection.sendRequest<{ kind: string }[]>('macrolint/listKinds');
    expect(kinds).toHaveLength(15);
    expect(kinds.find(({ kind }) => kind === 'complaint')).toEqual({
      kind: 'complaint',
      description: 'Answers someone who is upset about something that went wrong.',
      steps: ['recap', 'empathy', 'solution'],
    });
  });

  it('is a new macro of a kind, in the notation of the help desk that counts for its file', async () => {
    const editor = await Editor.start({ 'macrolint.yaml': 'platform: zendesk\n' });
    const make = (uri?: string) =>
      editor.connection.sendRequest<{ snippet: string }>('macrolint/newMacro', { kind: 'complaint', uri });
    expect((await make(editor.uri('macros/new.yaml'))).snippet).toContain(
      'Hi {{ticket.requester.first_name}},',
    );
    expect((await make()).snippet).toContain('Hi {{customer.first_name | fallback:"there"}},');
    await expect(editor.connection.sendRequest('macrolint/newMacro', { kind: 'joke' })).rejects.toThrow(
      'There is no kind “joke”.',
    );
  });
});
