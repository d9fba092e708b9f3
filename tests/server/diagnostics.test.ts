import { describe, expect, it } from 'vitest';
import { Editor, PUSHED } from './editor.ts';

const LATE = `title: Orders::Late parcel
kind: status
reply: |
  Hi {{customer.first_name}},
  I think your parcel left us on [[ship date]].
`;

describe('diagnostics that the editor asks for', () => {
  it('mark the exact words and lead to the rule’s page', async () => {
    const editor = await Editor.start({ 'macros/late.yaml': LATE });
    await editor.openFile('macros/late.yaml');
    const report = await editor.diagnostics('macros/late.yaml');
    expect(report).toMatchObject({
      kind: 'full',
      items: [
        {
          code: 'hedging',
          source: 'macrolint',
          severity: 2,
          range: { start: { line: 4, character: 2 }, end: { line: 4, character: 9 } },
          codeDescription: { href: expect.stringContaining('rules/hedging/doc.md') },
        },
      ],
    });
  });

  it('are unchanged until something changes', async () => {
    const editor = await Editor.start({ 'macros/late.yaml': LATE });
    await editor.openFile('macros/late.yaml');
    const { resultId } = (await editor.diagnostics('macros/late.yaml')) as { resultId: string };
    expect(await editor.diagnostics('macros/late.yaml', resultId)).toEqual({ kind: 'unchanged', resultId });
    await editor.type('macros/late.yaml', 'I think your', 'Your');
    expect(await editor.diagnostics('macros/late.yaml', resultId)).toMatchObject({ kind: 'full', items: [] });
  });

  it('are none for YAML that is no macro', async () => {
    const compose = 'services:\n  web:\n    image: nginx # I think\n';
    const editor = await Editor.start({ 'compose.yaml': compose });
    await editor.openFile('compose.yaml');
    expect(await editor.findings('compose.yaml')).toEqual([]);
  });

  it('keep what was known of the macros below a half-typed line', async () => {
    const list = `- title: One\n  kind: other\n  reply: Here it is.\n- title: Two\n  kind: other\n  reply: I think it works.\n`;
    const editor = await Editor.start({ 'macros/list.yaml': list });
    await editor.openFile('macros/list.yaml');
    expect(await editor.findings('macros/list.yaml')).toEqual(['hedging: I think']);
    await editor.type('macros/list.yaml', '  reply: Here it is.', '  "reply');
    const findings = await editor.findings('macros/list.yaml');
    expect(findings.some((one) => one.startsWith('macro-shape'))).toBe(true);
    expect(findings).toContain('hedging: I think');
  });

  it('follow the configuration as it is typed', async () => {
    const editor = await Editor.start({ 'macros/late.yaml': LATE, 'macrolint.yaml': 'extends: balanced\n' });
    await editor.openFile('macros/late.yaml');
    await editor.openFile('macrolint.yaml');
    expect(await editor.findings('macros/late.yaml')).toHaveLength(1);
    await editor.type('macrolint.yaml', 'extends: balanced', 'rules: {hedging: off}');
    await editor.until(() => editor.refreshes > 1);
    expect(await editor.findings('macros/late.yaml')).toEqual([]);
  });

  it('say what is wrong with the configuration, and go on with what it last said', async () => {
    const config = 'rules: {hedging: off}\n';
    const editor = await Editor.start({ 'macros/late.yaml': LATE, 'macrolint.yaml': config });
    await editor.openFile('macros/late.yaml');
    await editor.openFile('macrolint.yaml');
    expect(await editor.findings('macros/late.yaml')).toEqual([]);
    await editor.type('macrolint.yaml', 'hedging', 'hedgin');
    expect(await editor.findings('macrolint.yaml')).toEqual(['configuration: hedgin']);
    expect(await editor.findings('macros/late.yaml')).toEqual([]);
  });

  it('follow a configuration that another program writes', async () => {
    const editor = await Editor.start({ 'macros/late.yaml': LATE });
    await editor.openFile('macros/late.yaml');
    expect(await editor.findings('macros/late.yaml')).toHaveLength(1);
    await editor.writeFile('macrolint.yaml', 'rules: {hedging: off}\n');
    await editor.until(() => editor.refreshes > 1);
    expect(await editor.findings('macros/late.yaml')).toEqual([]);
  });

  it('include what a configuration above includes', async () => {
    const editor = await Editor.start({
      'macrolint.yaml': 'include: "replies/**"\n',
      'replies/legal/macrolint.yaml': 'rules: {vague-time: off}\n',
      'replies/legal/none.yaml': 'a: 1\n',
    });
    await editor.openFile('replies/legal/none.yaml');
    expect(await editor.findings('replies/legal/none.yaml')).toEqual(['macro-shape: a: 1']);
  });

  it('stop and start with the setting', async () => {
    const editor = await Editor.start({ 'macros/late.yaml': LATE }, { settings: { enable: false } });
    await editor.openFile('macros/late.yaml');
    await editor.until(() => editor.refreshes > 0);
    expect(await editor.findings('macros/late.yaml')).toEqual([]);
    await editor.changeSettings({ enable: true });
    await editor.until(() => editor.refreshes > 1);
    expect(await editor.findings('macros/late.yaml')).toHaveLength(1);
  });
});

describe('diagnostics of the workspace', () => {
  const files = {
    'macrolint.yaml': 'include: "macros/**"\n',
    'macros/late.yaml': LATE,
    'macros/fine.yaml': 'title: Fine\nkind: other\nreply: Here it is.\n',
  };

  it('come for every macro file once the setting is on, and again only for what changed', async () => {
    const editor = await Editor.start(files, { settings: { workspaceDiagnostics: true } });
    const pull = (previousResultIds: object[]) =>
      editor.connection.sendRequest<{ items: { uri: string; resultId: string; items: unknown[] }[] }>(
        'workspace/diagnostic',
        { previousResultIds },
      );
    await editor.until(() => editor.refreshes > 0);
    const { items } = await pull([]);
    expect(items.map(({ uri, items }) => [uri, items.length])).toEqual([[editor.uri('macros/late.yaml'), 1]]);
    const next = pull(items.map(({ uri, resultId }) => ({ uri, value: resultId })));
    await editor.writeFile('macros/late.yaml', LATE.replace('I think your', 'Your'));
    expect((await next).items).toMatchObject([{ uri: editor.uri('macros/late.yaml'), items: [] }]);
  });

  it('are counted when the user asks for them', async () => {
    const editor = await Editor.start(files);
    expect(await editor.connection.sendRequest('macrolint/lintWorkspace', {})).toEqual({
      files: 2,
      macros: 2,
      findings: { error: 0, warning: 1, suggestion: 0, info: 0 },
    });
  });
});

describe('diagnostics that the server sends', () => {
  it('come on opening and after typing, and go when the file is closed', async () => {
    const editor = await Editor.start({ 'macros/late.yaml': LATE }, { capabilities: PUSHED });
    const uri = editor.uri('macros/late.yaml');
    await editor.openFile('macros/late.yaml');
    await editor.until(() => editor.pushed.get(uri)?.diagnostics.length === 1);
    await editor.type('macros/late.yaml', 'I think your', 'Your');
    await editor.until(() => editor.pushed.get(uri)?.diagnostics.length === 0);
    await editor.type('macros/late.yaml', 'Your', 'Maybe your');
    await editor.until(() => editor.pushed.get(uri)?.diagnostics.length === 1);
    await editor.closeFile('macros/late.yaml');
    await editor.until(() => editor.pushed.get(uri)?.diagnostics.length === 0);
  });
});
