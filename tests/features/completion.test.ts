import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { open } from './open.ts';
import { Proposed } from './proposed.ts';

const labels = (marked: string, config?: string) =>
  new Proposed(marked, config === undefined ? {} : { config }).labels;

describe('keys', () => {
  it('of a macro are those that are not there yet', () => {
    const found = labels('title: a\nkind: status\n‸\nreply: b\n');
    expect(found.slice(0, 4)).toEqual(['id', 'fault', 'channels', 'tags']);
    expect(found).not.toContain('steps');
  });

  it.each([
    ['‸', ['title', 'id', 'reply']],
    ['ti‸', ['title']],
    ['- title: a\n  ‸', ['id', 'reply', 'steps']],
    ['- ‸', ['title', 'id']],
    ['macros:\n  - title: a\n    ‸\n  - title: b\n    reply: c\n', ['id', 'reply', 'steps']],
    ['title: a\nvariants:\n  chat:\n    ‸\n', ['reply', 'steps']],
    ['title: a\nvariants:\n  ‸\n', ['chat', 'email', 'whatsapp']],
    ['title: a\nslots:\n  order.id: {‸}\n', ['sample', 'fallback', 'filled_by']],
    ['title: a\nscenarios:\n  - name: b\n    ‸\n', ['customer', 'channel', 'slots']],
    ['title: a\nreply: b\nignore:\n  - rule: hedging\n    ‸\n', ['reason', 'until']],
    ['title: a\nreply: b\nignore: [{rule: hedging, ‸}]\n', ['reason', 'until']],
    ['title: a\r\nsteps:\r\n  - greeting: Hi\r\n  - ‸\r\n', ['greeting', 'empathy', 'apology', 'recap']],
    ['title: a\nreply: "never closed\n‸\n', ['id', 'kind']],
    ['title: [a\nki‸\nreply: b\n', ['kind']],
    ['# a file of ours\n\n‸', ['title']],
    ['title: a\nreply: b\n---\n‸', ['title', 'id', 'reply']],
  ])('%j: %j', (marked, wanted) => {
    const found = labels(marked);
    expect(found.filter((one) => wanted.includes(one))).toEqual(wanted);
  });

  it('of steps and lists bring their dash', () => {
    expect(new Proposed('title: a\nsteps:\n  - greeting: Hi\n  ‸').after('recap')).toBe(
      'title: a\nsteps:\n  - greeting: Hi\n  - recap: |\n      You told us that ‹[[what happened]]›.',
    );
    expect(new Proposed('title: a\nreply: b\nscenarios:\n  ‸').after('name')).toContain('\n  - name: ');
    expect(new Proposed('- title: a\n  reply: b\n‸').after('title')).toContain('\n- title: ');
  });

  it.each([
    ['title: a\nre‸', 'reply', 'title: a\nreply: |\n  ‹›'],
    ['- re‸', 'reply', '- reply: |\n    ‹›'],
    ['title: a\nst‸', 'steps', 'title: a\nsteps:\n  - '],
    ['title: a\nki‸\nreply: b', 'kind', 'title: a\nkind: \nreply: b'],
    ['title: a\nta‸', 'tags', 'title: a\ntags: [‹›]'],
    ['- title: a\n  ig‸', 'ignore', '- title: a\n  ignore:\n    - rule: ‹›\n      reason: ‹›'],
    ['title: a\r\nva‸', 'variants', 'title: a\r\nvariants:\r\n  '],
    ['ti‸tel: a', 'title', 'title: a'],
    ['title: a\nsteps:\n  - re‸: b', 'recap', 'title: a\nsteps:\n  - recap: b'],
    ['title: a\nignore: [{ru‸}]', 'rule', 'title: a\nignore: [{rule: }]'],
    [
      'title: a\nreply: Hi {{order.id}}\nslots:\n  ‸',
      'order.id',
      'title: a\nreply: Hi {{order.id}}\nslots:\n  order.id: ‹"48213"›',
    ],
  ])('%j, then %s', (marked, label, after) => expect(new Proposed(marked).after(label)).toBe(after));

  it('are explained, and lead on to their values', () => {
    expect(new Proposed('title: a\nki‸\n').item('kind')).toMatchObject({
      documentation: { kind: 'markdown', value: expect.stringContaining('What the macro is for.') },
      command: { command: 'again' },
    });
    expect(new Proposed('title: a\now‸\n').item('owner').command).toBeUndefined();
  });

  it('stand in files of another shape only as they are there', () => {
    expect(labels('title: a\nactions:\n  - field: comment_value\n    value: b\n‸')).toEqual([]);
  });

  it('end in nothing where only one is allowed, or none is known', () => {
    expect(labels('title: a\nsteps:\n  - recap: b\n    ‸')).toEqual([]);
    expect(labels('title: a\nzendesk:\n  ‸\nreply: b\n')).toEqual([]);
    expect(labels('title: ‸')).toEqual([]);
  });
});

describe('a step', () => {
  it('greets with the slot of the help desk', () => {
    const config = 'platform: zendesk\n';
    expect(new Proposed('title: a\nsteps:\n  - gr‸', { config }).after('greeting')).toBe(
      'title: a\nsteps:\n  - greeting: |\n      Hi {{ticket.requester.first_name}},',
    );
  });

  it('is indented by the editor where that does it anyway', () => {
    const proposed = new Proposed('- title: a\n  steps:\n    - re‸', {
      abilities: { keepsIndentation: false },
    });
    expect(proposed.item('recap')).toMatchObject({
      insertTextMode: 2,
      textEdit: { newText: expect.stringMatching(/^recap: \|\n {4}You told us/) },
    });
  });

  it('has no tab stops where the editor knows none', () => {
    const proposed = new Proposed('title: a\nsteps:\n  - re‸', { abilities: { snippets: false } });
    expect(proposed.after('recap')).toContain('You told us that [[what happened]].');
  });
});

describe('values', () => {
  it('of `kind` come with what they want', () => {
    const proposed = new Proposed('title: a\nkind: ‸\nreply: b\n');
    expect(proposed.labels).toHaveLength(15);
    expect(proposed.item('complaint')).toMatchObject({
      detail: 'wants recap, empathy, solution',
      documentation: { value: 'Answers someone who is upset about something that went wrong.' },
    });
  });

  it('of `kind` begin at what the macro reads like', () => {
    const sample = readFileSync('sample-macros/complaint/third-contact.yaml', 'utf8');
    const text = sample.replace('kind: complaint', 'kind: ‸');
    const { kind } = open(text.replace('kind: ‸\n', '')).document.report.macros[0]!;
    expect(kind.inferred).toBe(true);
    const likely = new Proposed(text).items.filter(({ preselect }) => preselect);
    expect(likely).toMatchObject([{ label: kind.value, detail: 'what this macro reads like' }]);
  });

  it.each([
    ['title: a\nkind: ‸complaint\nreply: b', 'hold', 'title: a\nkind: hold\nreply: b'],
    ['title: a\nkind:‸\nreply: b', 'hold', 'title: a\nkind: hold\nreply: b'],
    ['title: a\nfault: "‸"\nreply: b', 'ours', 'title: a\nfault: ours\nreply: b'],
    ['channels: ‸', 'sms', 'channels: [sms]'],
    ['channels: [chat, ‸]', 'sms', 'channels: [chat, sms]'],
    ['channels:\n  ‸', 'sms', 'channels:\n  - sms'],
    ['channels:\n  - s‸', 'sms', 'channels:\n  - sms'],
    ['slots:\n  x: {filled_by: ‸}', 'agent', 'slots:\n  x: {filled_by: agent}'],
    ['title: a\nreply: ‸', '|', 'title: a\nreply: |\n  ‹›'],
  ])('%j, then %s', (marked, label, after) => expect(new Proposed(marked).after(label)).toBe(after));

  it('of `next` are the macros of the workspace', () => {
    expect(new Proposed('title: a\nnext: ‸', { names: { macros: ['late-parcel'] } }).labels).toEqual([
      'late-parcel',
    ]);
  });
});

describe('rules to ignore', () => {
  const text = 'title: a\nkind: other\nreply: I think it works.\n';

  it('are those that find something, then the others and the team’s own', () => {
    const config = 'phrases:\n  - id: say-help-centre\n    find: FAQ\n';
    const proposed = new Proposed(`${text}ignore:\n  - rule: ‸\n`, { config });
    expect(proposed.labels[0]).toBe('hedging');
    expect(proposed.labels.at(-1)).toBe('say-help-centre');
    expect(proposed.labels).not.toContain('macro-shape');
    expect(proposed.item('blame').documentation).toMatchObject({
      value: expect.stringContaining('customer'),
    });
  });

  it('complete a comment', () => {
    expect(new Proposed(text.replace('reply', '# macrolint-ignore he‸\nreply')).after('hedging')).toContain(
      '\n# macrolint-ignore hedging: ‹why it is fine here›\nreply',
    );
    expect(
      new Proposed(text.replace('reply', '# macrolint-ignore ‸: legal\nreply')).after('hedging'),
    ).toContain('\n# macrolint-ignore hedging: legal\nreply');
    expect(labels('# any other ‸comment\ntitle: a\n')).toEqual([]);
  });
});

describe('slots', () => {
  const reply = (line: string) => `title: a\nreply: |\n  ${line}\nkind: other\n`;

  it('are those of the help desk, then those of the configuration and the workspace', () => {
    const config = 'platform: kustomer\nslots: {order.number: 12}\n';
    const proposed = new Proposed(reply('Hi {{‸'), {
      config,
      names: { slots: ['customer.firstName', 'plan'] },
    });
    expect(proposed.labels).toEqual(['customer.firstName', 'customer.lastName', 'order.number', 'plan']);
    expect(proposed.item('customer.lastName')).toMatchObject({
      detail: 'the customer’s last name',
      documentation: { value: expect.stringContaining('Sample: “Hart”') },
    });
  });

  it.each([
    [undefined, 'Hi {{‸', 'customer.name', 'Hi {{customer.name}}'],
    [undefined, 'Hi {{‸}}', 'customer.name', 'Hi {{customer.name}}'],
    [undefined, 'Hi {‸}', 'customer.name', 'Hi {{customer.name}}'],
    [undefined, 'Hi {{cu‸}},', 'customer.first_name', 'Hi {{customer.first_name | fallback:"there"}},'],
    [undefined, 'Hi {{ cu‸ }},', 'customer.name', 'Hi {{customer.name}},'],
    [
      undefined,
      'Hi {{customer.‸name | fallback:"you"}},',
      'customer.last_name',
      'Hi {{customer.last_name | fallback:"you"}},',
    ],
    [undefined, 'Hi {{‸I know', 'customer.name', 'Hi {{customer.name}}I know'],
    [undefined, 'Hi {{‸ and more {{x}}', 'order.id', 'Hi {{order.id}} and more {{x}}'],
    ['zendesk', 'Hi {{ticket.requ‸', 'ticket.requester.name', 'Hi {{ticket.requester.name}}'],
    ['helpscout', 'Hi {%‸', 'customer.email', 'Hi {%customer.email%}'],
    ['helpscout', 'Hi {%cust‸%}', 'customer.email', 'Hi {%customer.email%}'],
    ['zammad', 'Hi #{‸}', 'ticket.number', 'Hi #{ticket.number}'],
    ['salesforce-classic', 'Hi {!Con‸}', 'Contact.Name', 'Hi {!Contact.Name}'],
    ['salesforce-lightning-email', 'Hi {{{‸}}}', 'Recipient.Name', 'Hi {{{Recipient.Name}}}'],
    ['livechat', 'Hi %na‸', 'name', 'Hi %name%'],
    ['respond.io', 'Hi $cont‸', 'contact.name', 'Hi $contact.name'],
    ['osticket', 'Hi {{‸', 'ticket.number', 'Hi %{ticket.number}'],
    ['livehelperchat', 'Hi {‸}', 'operator', 'Hi {operator}'],
  ])('on %s: %s, then %s', (platform, line, label, after) => {
    const proposed = new Proposed(reply(line), platform ? { config: `platform: ${platform}\n` } : {});
    expect(proposed.after(label)).toBe(reply(after));
  });

  it('are the only thing in a text, and only where one is begun or asked for', () => {
    expect(labels(reply('Hi, kind‸'))).toEqual([]);
    expect(labels(reply('Hi ‸'))).toContain('customer.name');
    expect(new Proposed(reply('Hi ‸'), { trigger: ' ' }).labels).toEqual([]);
    expect(new Proposed(reply('Hi ‸')).after('customer.name')).toBe(reply('Hi {{customer.name}}'));
    expect(labels(reply('{% if ‸'))).toEqual([]);
    const livechat = { config: 'platform: livechat\n', trigger: '%' };
    expect(new Proposed(reply('50%‸'), livechat).labels).toEqual([]);
    expect(new Proposed(reply('Hi %‸'), livechat).labels).toContain('name');
  });

  it('stand in every text that is sent', () => {
    for (const text of [
      'title: a\nreply: Hi {{‸',
      'title: a\nreply: "Hi {{‸}}"\n',
      'title: a\nreply: >\n  Hi\n  {{‸\n',
      'title: a\nsteps:\n  - recap: You {{‸\n',
      'title: a\nreply: b\nvariants:\n  chat: |\n    Hi {{‸\n',
      'title: a\nactions:\n  - field: comment_value\n    value: |\n      Hi {{‸\n',
      'title: a\nreply: |\n  Hi {{‸\n  "unclosed: [\nkind: [\n',
    ])
      expect(labels(text), text).toContain('customer.name');
    expect(labels('title: a {{‸}}\nreply: b\n')).toEqual([]);
  });

  it('of the agent are the blanks of the workspace', () => {
    const proposed = new Proposed(reply('by [[‸]].'), { names: { blanks: ['ship date'] } });
    expect(proposed.after('ship date')).toBe(reply('by [[ship date]].'));
  });
});

describe('in macrolint.yaml', () => {
  const inConfig = (marked: string, typed = {}) => new Proposed(marked, typed, 'config');

  it.each([
    ['‸', ['extends', 'platform', 'kind', 'include', 'rules', 'phrases']],
    ['extends: strict\nru‸', ['rules']],
    ['extends: ‸', ['balanced', 'strict', 'gentle']],
    ['platform: zen‸', ['zendesk', 'zendesk-contact-center']],
    ['rules:\n  ‸\n  hedging: off\n', ['generic-apology', 'blame']],
    ['rules:\n  hedging: ‸\n', ['off', 'info', 'suggestion', 'warning', 'error']],
    ['rules:\n  hedging:\n    ‸\n', ['severity', 'allow', 'add']],
    ['rules: {hedging: {severity: ‸}}\n', ['off', 'error']],
    ['overrides:\n  - files: x\n    ‸\n', ['extends', 'platform', 'kind', 'rules']],
    ['overrides:\n  - files: x\n    kind: ‸\n', ['greeting', 'hold']],
    ['phrases:\n  ‸\n', ['id', 'find', 'say', 'message', 'severity']],
  ])('%j: %j', (marked, wanted) => {
    const { labels } = inConfig(marked);
    expect(labels.filter((one) => wanted.includes(one))).toEqual(wanted);
  });

  it('keys that are there are left out', () => {
    expect(inConfig('rules:\n  ‸\n  hedging: off\n').labels).not.toContain('hedging');
    expect(inConfig('shapes:\n  - files: a\n    text: b\n    kind: ‸\n').labels).toEqual([]);
  });

  it('lists come with what they need', () => {
    expect(inConfig('phr‸').after('phrases')).toBe('phrases:\n  - id: ‹›\n    find: ‹›');
    expect(inConfig('rules:\n  hed‸').after('hedging')).toBe('rules:\n  hedging: ');
    expect(inConfig('slots:\n  ‸', { names: { slots: ['order.id'] } }).after('order.id')).toBe(
      'slots:\n  order.id: ‹"48213"›',
    );
  });
});

describe('where another extension completes by the schema', () => {
  const elsewhere = (marked: string) =>
    new Proposed(marked, { bySchema: false, names: { slots: ['plan'] } }).labels;

  it('only what it can’t know is proposed', () => {
    expect(elsewhere('title: a\n‸')).toEqual([]);
    expect(elsewhere('title: a\nkind: ‸\nreply: b\n')).toEqual([]);
    expect(elsewhere('title: a\nreply: Hi {{‸')).toContain('plan');
    expect(elsewhere('title: a\nreply: b\nignore:\n  - rule: ‸\n')).toContain('hedging');
    expect(elsewhere('title: a\nreply: Hi {{plan}}\nslots:\n  ‸')).toEqual(['plan']);
  });
});

describe('typing a sign', () => {
  const at = (marked: string, trigger: string) => new Proposed(marked, { trigger }).labels;

  it('asks only where it begins a value or key', () => {
    expect(at('title: a\nkind: ‸', ' ')).toContain('hold');
    expect(at('title: a\nsteps:\n  - ‸', ' ')).toContain('recap');
    expect(at('title: a\n  ‸', ' ')).toEqual([]);
    expect(at('title: a\n ‸', ' ')).toEqual([]);
    expect(at('title: a\nignore: [{‸}]', '{')).toContain('rule');
    expect(at('title: {‸}', '{')).toEqual([]);
  });
});
