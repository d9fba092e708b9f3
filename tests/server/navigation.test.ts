import { describe, expect, it } from 'vitest';
import type * as lsp from 'vscode-languageserver-protocol';
import { Editor } from './editor.ts';

const LATE = `title: Orders::Late parcel
id: late-parcel
kind: status
next: sorry
reply: |
  Hi {{customer.first_name | fallback:"there"}}!
  Order {{order.id}} is on the van.
`;
const LIST = `- title: Sorry
  kind: other
  reply: I think order {{order.id}} is late.
  slots: {order.id: A1}
- title: Fine
  kind: other
  reply: It is fine.
`;
const CONFIG = 'slots:\n  order.id: TV-1\n';

const FILES = { 'macros/late.yaml': LATE, 'macros/list.yaml': LIST, 'macrolint.yaml': CONFIG };

describe('the outline', () => {
  it('shows macros and steps, in a file that is no macro nothing', async () => {
    const editor = await Editor.start({ ...FILES, 'compose.yaml': 'services: {web: {image: nginx}}\n' });
    await editor.openFile('macros/list.yaml');
    const symbols = await editor.request<lsp.DocumentSymbol[]>(
      'textDocument/documentSymbol',
      'macros/list.yaml',
    );
    expect(symbols.map(({ name, detail }) => `${name} · ${detail}`)).toEqual([
      'Sorry · other',
      'Fine · other',
    ]);
    await editor.openFile('compose.yaml');
    expect(await editor.request('textDocument/documentSymbol', 'compose.yaml')).toBeNull();
    expect(await editor.request('textDocument/foldingRange', 'compose.yaml')).toBeNull();
  });

  it('is gone while macrolint is switched off', async () => {
    const editor = await Editor.start(FILES, { settings: { enable: false } });
    await editor.openFile('macros/list.yaml');
    await editor.until(() => editor.refreshes > 0);
    expect(await editor.request('textDocument/documentSymbol', 'macros/list.yaml')).toBeNull();
  });
});

describe('going to a macro', () => {
  const find = (editor: Editor, query: string) =>
    editor.connection.sendRequest<lsp.WorkspaceSymbol[]>('workspace/symbol', { query });

  it('finds those of all folders, and of files as they stand in the editor', async () => {
    const editor = await Editor.start(
      { 'shop/macros/a.yaml': LATE, 'bank/macros/b.yaml': LIST },
      { folders: ['shop', 'bank'] },
    );
    const names = async (query: string) =>
      (await find(editor, query)).map(
        ({ name, location: { uri } }) => `${name} (${uri.slice(editor.uri('').length + 1)})`,
      );
    expect(await names('')).toEqual([
      'Orders::Late parcel (shop/macros/a.yaml)',
      'Sorry (bank/macros/b.yaml)',
      'Fine (bank/macros/b.yaml)',
    ]);
    await editor.openFile('bank/macros/b.yaml');
    await editor.type('bank/macros/b.yaml', 'Fine', 'Late, but fine');
    expect(await names('late')).toEqual([
      'Orders::Late parcel (shop/macros/a.yaml)',
      'Late, but fine (bank/macros/b.yaml)',
    ]);
  });

  it('keeps up with files that come, change and go', async () => {
    const editor = await Editor.start({ 'macros/a.yaml': LATE });
    expect(await find(editor, '')).toHaveLength(1);
    await editor.writeFile('macros/b.yaml', LIST);
    expect(await find(editor, '')).toHaveLength(3);
    await editor.writeFile('macros/b.yaml', LIST.replace('Fine', 'Good'));
    expect(await find(editor, 'good')).toHaveLength(1);
    await editor.writeFile('macrolint.yaml', 'include: "macros/a.yaml"\n');
    expect(await find(editor, '')).toHaveLength(1);
  });
});

describe('a slot', () => {
  it('leads to its entry: the macro’s, else the configuration’s', async () => {
    const editor = await Editor.start(FILES);
    const definition = async (path: string, words: string) => {
      await editor.openFile(path);
      const position = editor.at(path, words);
      const [link] = await editor.request<lsp.LocationLink[]>('textDocument/definition', path, { position });
      return link && `${link.targetUri.split('/').at(-1)}:${link.targetRange.start.line + 1}`;
    };
    expect(await definition('macros/list.yaml', '{{ord‸er.id}}')).toBe('list.yaml:4');
    expect(await definition('macros/late.yaml', '{{ord‸er.id}}')).toBe('macrolint.yaml:2');
    expect(await definition('macros/late.yaml', 'next: so‸rry')).toBe('list.yaml:1');
  });

  it('is found in all files of its folder, from the configuration too', async () => {
    const editor = await Editor.start(
      {
        'shop/macros/a.yaml': LATE,
        'shop/macros/b.yaml': LIST,
        'shop/macrolint.yaml': CONFIG,
        'bank/macros/c.yaml': LATE,
      },
      { folders: ['shop', 'bank'] },
    );
    await editor.openFile('shop/macrolint.yaml');
    const found = await editor.request<lsp.Location[]>('textDocument/references', 'shop/macrolint.yaml', {
      position: editor.at('shop/macrolint.yaml', 'order‸.id'),
      context: { includeDeclaration: true },
    });
    const top = `${editor.uri('')}/`;
    expect(found.map(({ uri, range }) => `${uri.replace(top, '')}:${range.start.line + 1}`)).toEqual([
      'shop/macros/a.yaml:7',
      'shop/macros/b.yaml:3',
      'shop/macros/b.yaml:4',
      'shop/macrolint.yaml:2',
    ]);
  });

  it('is renamed in open files, in closed ones and in the configuration', async () => {
    const editor = await Editor.start(FILES);
    await editor.openFile('macros/late.yaml');
    await editor.type('macros/late.yaml', 'on the van', 'on van {{order.id}}');
    const position = editor.at('macros/late.yaml', 'Order {{ord‸er.id}}');
    expect(await editor.request('textDocument/prepareRename', 'macros/late.yaml', { position })).toEqual({
      range: { start: { line: 6, character: 10 }, end: { line: 6, character: 18 } },
      placeholder: 'order.id',
    });
    const edit = await editor.request<lsp.WorkspaceEdit>('textDocument/rename', 'macros/late.yaml', {
      position,
      newName: 'order.number',
    });
    await editor.apply(edit);
    expect(editor.text('macros/late.yaml')).toBe(
      LATE.replace('order.id', 'order.number').replace('on the van', 'on van {{order.number}}'),
    );
    expect(editor.project.read('macros/list.yaml')).toBe(LIST.replaceAll('order.id', 'order.number'));
    expect(editor.project.read('macrolint.yaml')).toBe(CONFIG.replace('order.id', 'order.number'));
  });

  it('is not renamed where that can’t be done, and the editor is told why', async () => {
    const editor = await Editor.start(FILES);
    await editor.openFile('macros/late.yaml');
    const refusal = (method: string, words: string, newName?: string) =>
      editor
        .request(method, 'macros/late.yaml', { position: editor.at('macros/late.yaml', words), newName })
        .catch((error: Error) => error.message);
    expect(await refusal('textDocument/prepareRename', 'on the ‸van')).toBe(
      'Only slots, blanks and the ids of macros can be renamed. None stands here.',
    );
    expect(await refusal('textDocument/rename', '{{ord‸er.id}}', 'a}}b')).toBe(
      '“a}}b” can’t be the name in `{{order.id}}` (macros/late.yaml). Choose a simpler one.',
    );
  });

  it('is highlighted and coloured', async () => {
    const editor = await Editor.start(FILES);
    await editor.openFile('macros/list.yaml');
    const position = editor.at('macros/list.yaml', '{{ord‸er.id}}');
    expect(
      await editor.request('textDocument/documentHighlight', 'macros/list.yaml', { position }),
    ).toHaveLength(2);
    const { data } = await editor.request<lsp.SemanticTokens>(
      'textDocument/semanticTokens/full',
      'macros/list.yaml',
    );
    expect(data).toEqual([2, 25, 'order.id'.length, 0, 0]);
  });
});

describe('links', () => {
  it('lead to the macros under `next`, looked up when they are followed', async () => {
    const editor = await Editor.start(FILES);
    await editor.openFile('macros/late.yaml');
    const [link] = await editor.request<lsp.DocumentLink[]>('textDocument/documentLink', 'macros/late.yaml');
    expect(link).not.toHaveProperty('target');
    const { target } = await editor.connection.sendRequest<lsp.DocumentLink>('documentLink/resolve', link);
    expect(target).toBe(`${editor.uri('macros/list.yaml')}#1,10`);
  });
});

describe('selections', () => {
  it('grow for each cursor', async () => {
    const editor = await Editor.start(FILES);
    await editor.openFile('macros/late.yaml');
    const positions = [
      editor.at('macros/late.yaml', 'the v‸an'),
      editor.at('macros/late.yaml', 'Late par‸cel'),
    ];
    const found = await editor.request<lsp.SelectionRange[]>(
      'textDocument/selectionRange',
      'macros/late.yaml',
      { positions },
    );
    expect(found.map(({ range }) => range.end.character - range.start.character)).toEqual([
      'van'.length,
      'parcel'.length,
    ]);
  });
});

describe('lenses and hints', () => {
  it('lead to the preview where the editor has one, and to the first finding', async () => {
    const editor = await Editor.start(FILES, { initializationOptions: { commands: ['macrolint.preview'] } });
    await editor.openFile('macros/list.yaml');
    const lenses = await editor.request<lsp.CodeLens[]>('textDocument/codeLens', 'macros/list.yaml');
    const resolved = await Promise.all(
      lenses.map((lens) => editor.connection.sendRequest<lsp.CodeLens>('codeLens/resolve', lens)),
    );
    expect(resolved.map(({ command }) => command!.title)).toEqual([
      'Preview',
      '1 finding',
      'Preview',
      'no findings',
    ]);
    const { command, arguments: args } = resolved[1]!.command!;
    await editor.connection.sendRequest('workspace/executeCommand', { command, arguments: args });
    expect(editor.shown).toEqual([
      {
        uri: editor.uri('macros/list.yaml'),
        takeFocus: true,
        selection: { start: { line: 2, character: 9 }, end: { line: 2, character: 16 } },
      },
    ]);
  });

  it('follow the settings', async () => {
    const editor = await Editor.start(FILES, { settings: { codeLens: false, inlayHints: { steps: true } } });
    await editor.openFile('macros/late.yaml');
    await editor.until(() => editor.refreshes > 0);
    expect(await editor.request('textDocument/codeLens', 'macros/late.yaml')).toBeNull();
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    const hints = () =>
      editor.request<lsp.InlayHint[] | null>('textDocument/inlayHint', 'macros/late.yaml', { range });
    expect((await hints())![0]).toMatchObject({ label: 'greeting', position: { line: 5, character: 2 } });
    await editor.changeSettings({});
    await editor.until(() => editor.refreshes > 1);
    expect(await hints()).toBeNull();
  });
});
