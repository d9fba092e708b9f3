import { describe, expect, it } from 'vitest';
import type { Hover } from 'vscode-languageserver';
import { configurationHover, hover } from '../../server/src/features/hover.ts';
import { open, textIn } from './open.ts';

const IN_BROWSER = { byCommand: false, bySchema: true };

async function over(marked: string, config?: string): Promise<string | undefined> {
  const { document, position } = open(marked, config);
  return said(await hover(document, position, IN_BROWSER));
}

async function overConfig(marked: string): Promise<string | undefined> {
  const { document, position } = open(marked);
  return said(await configurationHover(document.text, position, IN_BROWSER));
}

const said = (found: Hover | undefined) => found && (found.contents as { value: string }).value;

describe('hovering over a finding', () => {
  const text = 'title: a\nkind: other\nreply: I th‸ink it works.\n';

  it('shows why, a bad and a good example, and the way to the rule’s page', async () => {
    expect(
      await over(text),
    ).toBe(`**hedging**: A customer who reads “I think it was lost” hears that nobody has looked. They ask again, or ask for somebody else. The de-escalation guide behind this rule puts it plainly: even when you are unsure, don't say “I think” or “maybe”; say what you are looking into. People push back less against a reply that knows what it is doing.

Not so:

\`\`\`text
I think the van went to the wrong depot.
The driver probably had last week's list.
It should hopefully reach you by {{date}}.
\`\`\`

But so:

\`\`\`text
Your parcel went to the depot in [[town]], because the driver had last week's list.
It reaches you by {{date}}.
\`\`\`

[More about hedging](https://github.com/macrolint/macrolint/blob/main/server/src/engine/rules/hedging/doc.md)`);
  });

  it('marks its words', async () => {
    const { document, position } = open(text);
    const found = await hover(document, position, IN_BROWSER);
    expect(textIn(document, found!.range!)).toBe('I think');
  });

  it('leads to the page inside the editor where that can show it', async () => {
    const { document, position } = open(text);
    const found = await hover(document, position, { ...IN_BROWSER, byCommand: true });
    expect(said(found)).toContain('(command:macrolint.explainRule?%5B%22hedging%22%5D)');
  });

  it('shows the whole YAML where the rule is about YAML', async () => {
    expect(await over('title: a\nkind: other\nreply: Hello #{tic‸ket.id}\n')).toContain(
      'Not so:\n\n```yaml\ntitle: ',
    );
  });

  it('explains each of several without examples', async () => {
    const both = await over('title: a‸\nkind: complaint\nreply: Hi {{customer.first_name}}, all is well.\n');
    expect(both).toContain('**missing-recap**');
    expect(both).toContain('**missing-empathy**');
    expect(both).not.toContain('Not so:');
  });

  it('names a rule of the team’s own', async () => {
    const config =
      'phrases:\n  - id: say-help-centre\n    find: [FAQ, knowledge base]\n    say: help centre\n';
    expect(await over('title: a\nkind: other\nreply: See our F‸AQ.\n', config)).toBe(
      `**say-help-centre**: a rule of your team’s own, under \`phrases\` in macrolint.yaml.

It finds \`FAQ\`, \`knowledge base\`.

Say “help centre” instead.`,
    );
  });
});

describe('hovering over a slot', () => {
  const reply = (slot: string) => `title: a\nkind: other\nreply: |\n  Hi ${slot}, it works.\n`;

  it('tells what it prints, a sample and the fallback', async () => {
    expect(await over(reply('{{customer.fir‸st_name | fallback:"there"}}'))).toBe(
      `\`{{customer.first_name | fallback:"there"}}\`: the customer’s first name. The help desk fills it in.
- Sample: “Nadia”, made up for the preview
- When it is not filled in: “there”, its fallback`,
    );
  });

  it('takes the macro’s own sample and fallback before those of the configuration', async () => {
    const slots = 'slots:\n  customer.first_name: {sample: Ada, fallback: friend}\n';
    const own = `${reply('{{customer.first‸_name}}')}${slots}`;
    expect(await over(own, 'slots: {customer.first_name: Bea}\n')).toContain(
      '“Ada”, from `slots` of this macro',
    );
    expect(await over(own)).toContain('“friend”, its fallback');
    expect(await over(reply('{{customer.first‸_name}}'), slots)).toContain(
      '“Ada”, from `slots` in macrolint.yaml',
    );
  });

  it.each([
    ['zendesk', '{{ticket.requ‸ester.first_name}}', 'Zendesk fills it in', 'nothing is sent in its place'],
    ['zammad', '#{ticket.cust‸omer.firstname}', 'Zammad fills it in', '“-” is sent in its place'],
    [
      'front',
      '{{recipient.first‸_name}}',
      'Front fills it in',
      'nothing is sent in its place, as far as is known',
    ],
    ['chatwoot', '{{contact.first‸_name || "there"}}', 'Chatwoot', 'nothing is sent, even when it is known'],
    ['hubspot', '{{contact.first‸name}}', 'HubSpot', '“[[MISSING TOKEN - contact.firstname]]” is sent'],
  ])('knows what %s does', async (platform, slot, filled, missing) => {
    const found = await over(reply(slot), `platform: ${platform}\n`);
    expect(found).toContain(filled);
    expect(found).toContain(missing);
  });

  it('tells a blank and logic from a slot', async () => {
    expect(await over(reply('[[ship ‸date]]'))).toBe(
      `\`[[ship date]]\`: a blank for “ship date”. The agent fills it in before sending.
- Sample: “Friday 27 February”, made up for the preview
- When it is not filled in: the customer reads it as it stands here`,
    );
    expect(await over(reply('{% if or‸der.id %}yes{% endif %}'))).toContain('prints nothing itself');
  });

  it('finds it in folded and quoted text', async () => {
    expect(await over('title: a\nkind: other\nreply: "Hi \\u263a {{order‸.id}}"\n')).toContain(
      'the order’s number',
    );
  });
});

describe('hovering over a kind', () => {
  it('ticks the steps that the macro has', async () => {
    const text = `title: a
kind: comp‸laint
steps:
  - greeting: Hi {{customer.first_name}},
  - recap: You were charged twice.
  - solution: I've sent the second payment back today, and it reaches your account on [[date]].
`;
    expect(await over(text)).toBe(
      `**complaint**: Answers someone who is upset about something that went wrong.

It wants:

✓ recap: “You were charged twice.”\\
✗ empathy is missing\\
✓ solution: “I've sent the second payment back today, and it reaches your account on \\[\\[date\\]\\].”\\
✓ a slot for the customer’s name`,
    );
  });

  it('says so where it wants nothing', async () => {
    expect(await over('title: a\nkind: ho‸ld\nreply: One moment.\n')).toBe(
      '**hold**: Asks the customer to wait.\n\nIt wants no particular steps.',
    );
  });
});

describe('hovering over keys and values', () => {
  it.each([
    ['title: a\nre‸ply: b\n', '**reply**: The message as it is sent. Write it as a block'],
    ['title: a\nfau‸lt: ours\nreply: b\n', '- `ours`: We caused it: an apology belongs in the reply.'],
    ['title: a\nfault: ou‸rs\nreply: b\n', '**ours**: We caused it'],
    ['title: a\nsteps:\n  - rec‸ap: b\n', 'For example: “You told us that [[what happened]].”'],
    [
      'title: a\nreview_by: 2027-01-01\nreply: b\nslots:\n  x: {sam‸ple: y}\n',
      '**sample**: What the preview shows.',
    ],
    [
      'macros:\n  - title: a\n    reply: b\n    ignore:\n      - {ru‸le: hedging, reason: c}\n',
      '**rule**: The rule',
    ],
    ['title: a\nreply: b\nignore:\n  - rule: hedg‸ing\n    reason: c\n', '**hedging**: Words that make'],
    ['title: a\nkind: status\nrep‸ly: "broken\n', '**reply**: The message'],
  ])('%j', async (marked, wanted) => expect(await over(marked)).toContain(wanted));

  it('leaves to others what only the schema says', async () => {
    const elsewhere = async (marked: string) => {
      const { document, position } = open(marked);
      return said(await hover(document, position, { ...IN_BROWSER, bySchema: false }));
    };
    expect(await elsewhere('title: a\nki‸nd: hold\nreply: b\n')).toBeUndefined();
    expect(await elsewhere('title: a\nkind: ho‸ld\nreply: b\n')).toContain('It wants no particular steps.');
  });

  it('says nothing of plain words, comments and keys that it doesn’t know', async () => {
    expect(await over('title: a\nkind: other\nreply: He‸llo.\n')).toBeUndefined();
    expect(await over('# ti‸tle: a\ntitle: a\nreply: b\n')).toBeUndefined();
    expect(await over('title: a\nreply: b\nx-own: {re‸ply: c}\n')).toBeUndefined();
  });
});

describe('hovering in macrolint.yaml', () => {
  it.each([
    ['ext‸ends: strict\n', '**extends**: How strict the rules are to begin with.'],
    ['extends: str‸ict\n', '**strict**: More is marked, and graver.'],
    ['platform: zen‸desk\n', '**zendesk**: Zendesk: `{{ticket.requester.first_name}}`'],
    ['rules:\n  hedg‸ing: off\n', '**hedging**: Words that make the agent sound unsure of a fact'],
    ['rules:\n  hedging: o‸ff\n', '**off**: The rule is not used.'],
    ['rules: {hedging: {al‸low: perhaps}}\n', '**allow**: Phrases of this rule that are fine here.'],
    ['overrides:\n  - files: x\n    rules:\n      bla‸me: off\n', '**blame**: '],
    ['phrases:\n  - id: x\n    fi‸nd: y\n', '**find**: The phrase, or phrases, to find.'],
  ])('%j', async (marked, wanted) => expect(await overConfig(marked)).toContain(wanted));

  it('says nothing of what it doesn’t know', async () => {
    expect(await overConfig('acronyms: [IK‸EA]\n')).toBeUndefined();
    expect(await overConfig('bro‸ken\n')).toBeUndefined();
  });
});
