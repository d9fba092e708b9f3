import { describe, expect, it } from 'vitest';
import { definition } from '../../server/src/features/definition.ts';
import { CONFIG, Folder } from './named.ts';

/** Where the thing at the cursor is said what it is. */
async function from(texts: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = new Folder(texts);
  const configuration = folder.files.find(({ uri }) => uri === CONFIG);
  const links = await definition(folder.file, folder.position, configuration, async () => folder.index);
  return links.map(({ targetUri, targetRange }) => folder.shown({ uri: targetUri, range: targetRange }));
}

describe('a slot', () => {
  it('leads to its entry in the macro', async () => {
    const list = `- title: a
  reply: Hi {{order.id}}.
  slots: {order.id: A1}
- title: b
  reply: Hi {{order‸.id | default:"none"}}.
  slots:
    "order.id": {sample: B2}
`;
    expect(await from({ 'macros/a.yaml': list })).toEqual(['macros/a.yaml:7: order.id']);
  });

  it('leads to its entry in the configuration where the macro has none', async () => {
    expect(
      await from({
        'macros/a.yaml': 'title: a\nreply: Hi ‸{{order.id}}.\nslots: {other: A1}\n',
        'macrolint.yaml': 'slots:\n  order.id: TV-1\n',
      }),
    ).toEqual(['macrolint.yaml:2: order.id']);
  });

  it('leads from a blank, a scenario and a Liquid tag too', async () => {
    const entry = { 'macrolint.yaml': 'slots: {ship date: Monday, order.id: A1}\n' };
    const macro = (text: string) => ({ ...entry, 'macros/a.yaml': text });
    expect(await from(macro('title: a\nreply: Hi [[ship ‸date]].\n'))).toEqual([
      'macrolint.yaml:1: ship date',
    ]);
    expect(await from(macro('title: a\nreply: Hi.\nscenarios:\n- slots: {ship da‸te: today}\n'))).toEqual([
      'macrolint.yaml:1: ship date',
    ]);
    expect(await from(macro('title: a\nreply: "{% if order‸.id %}Hi{% endif %}"\n'))).toEqual([
      'macrolint.yaml:1: order.id',
    ]);
  });

  it('leads from the help desk’s name for the customer to macrolint’s own', async () => {
    expect(
      await from({
        'macros/a.yaml':
          'title: a\nreply: Hi {{ticket.requester.‸first_name}}.\nslots: {customer.first_name: Ffion}\n',
        'macrolint.yaml': 'platform: zendesk\n',
      }),
    ).toEqual(['macros/a.yaml:3: customer.first_name']);
  });

  it('leads nowhere without an entry', async () => {
    expect(await from({ 'macros/a.yaml': 'title: a\nreply: Hi {{order‸.id}}.\n' })).toEqual([]);
  });
});

describe('an id under `next`', () => {
  const others = {
    'macros/b.yaml': 'title: b\nid: goodbye\nreply: Bye.\n',
    'macros/c.yaml': '- {title: Two words, reply: c}\n- {title: d, reply: d}\n',
  };

  it('leads to the macro that bears it, or whose title makes it', async () => {
    const next = (id: string) =>
      from({ ...others, 'macros/a.yaml': `title: a\nreply: Hi.\nnext: [hello, ${id}]\n` });
    expect(await next('goo‸dbye')).toEqual(['macros/b.yaml:1: b']);
    expect(await next('two-‸words')).toEqual(['macros/c.yaml:1: Two words']);
    expect(await next('no‸body')).toEqual([]);
  });

  it('leads to the macro of its own file first', async () => {
    const list = '- title: a\n  reply: Hi.\n  next: good‸bye\n- title: Goodbye\n  reply: Bye.\n';
    expect(await from({ ...others, 'macros/a.yaml': list })).toEqual(['macros/a.yaml:4: Goodbye']);
  });
});
