import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LightBulb } from './actions.ts';

const STATUS = `title: Orders::Late parcel
kind: status
reply: |
  Hi {{customer.first_name}},
  I th‸ink your parcel left us on [[ship date]].
`;

const COMPLAINT = `title: Com‸plaints::Second charge
kind: complaint
reply: |
  Hi {{customer.first_name}},
  I can see how frustrating this is.
  I've refunded {{amount}} to your card, and it arrives by {{date}}.
`;

describe('quick fixes of a finding', () => {
  it('are all that the command line has, then ways to keep the words', () => {
    expect(new LightBulb(STATUS).titles).toEqual([
      'Delete “I think”',
      'Ignore “hedging” here, with a reason',
      'Ignore “hedging” in this macro, with a reason',
      'Allow “I think” in all macros',
      'Switch off “hedging” in all macros',
      'Fix all that macrolint can fix safely in this file',
    ]);
  });

  it('change the version that the editor has, for the diagnostic that it shows', () => {
    const action = new LightBulb(STATUS).action('Delete “I think”');
    expect(action).toMatchObject({
      kind: 'quickfix',
      isPreferred: true,
      diagnostics: [{ code: 'hedging', source: 'macrolint' }],
      edit: { documentChanges: [{ textDocument: { uri: 'file:///repo/macros/test.yaml', version: 1 } }] },
    });
    expect(new LightBulb(STATUS).after('Delete “I think”')).toContain('\n  Your parcel left us');
  });

  it('are none where nothing is found', () => {
    expect(new LightBulb(STATUS.replace('I th‸ink your', 'Yo‸ur')).titles).toEqual([]);
  });

  it('prefer one fix of each finding', () => {
    const { actions } = new LightBulb(COMPLAINT);
    expect(actions.filter(({ isPreferred }) => isPreferred)).toMatchObject([
      { title: 'Add a recap step: “You told us that [[what happened]].”' },
    ]);
  });

  it('turn text that YAML eats into a block', () => {
    const bulb = new LightBulb('title: a\nkind: other\nreply: Hello #{ticket.‸name}, thanks.\n');
    expect(bulb.after('Turn the text into a block')).toBe(
      'title: a\nkind: other\nreply: |\n  Hello #{ticket.name}, thanks.\n',
    );
    expect(bulb.titles.some((title) => title.startsWith('Ignore'))).toBe(false);
  });

  it('work in files with Windows line ends', () => {
    const after = new LightBulb(STATUS.replaceAll('\n', '\r\n')).after(
      'Ignore “hedging” here, with a reason',
    );
    expect(after).toContain(
      'kind: status\r\n# macrolint-ignore hedging: ‹why it is fine here›\r\nreply: |\r\n',
    );
  });
});

describe('a missing step', () => {
  const TITLE = 'Add a recap step: “You told us that [[what happened]].”';

  it('is put in its place, with a tab stop for each blank', () => {
    expect(new LightBulb(COMPLAINT).after(TITLE)).toContain(
      'Hi {{customer.first_name}},\n  You told us that ‹[[what happened]]›.\n  I can see',
    );
  });

  it('is an item of its own among steps', () => {
    const steps = `- title: Ch‸arge
  kind: complaint
  steps:
    - greeting: Hi {{customer.first_name}},
    - empathy: |
        I can see how frustrating this is.
    - solution: I've refunded {{amount}} to your card, and it arrives by {{date}}.
`;
    expect(new LightBulb(steps).after(TITLE)).toContain(
      `    - greeting: Hi {{customer.first_name}},
    - recap: |
        You told us that ‹[[what happened]]›.
    - empathy: |
`,
    );
  });

  it('begins at the start of its line, so that the editor indents nothing twice', () => {
    const { edit } = new LightBulb(COMPLAINT).action(TITLE);
    expect(JSON.stringify(edit)).toContain('"start":{"line":3,"character":0}');
  });

  it('keeps its blanks where the editor knows no tab stops', () => {
    const bulb = new LightBulb(COMPLAINT, { abilities: { snippets: false, versions: false } });
    expect(bulb.after(TITLE)).toContain(
      'Hi {{customer.first_name}},\n  You told us that [[what happened]].\n  I can see',
    );
  });

  it('leaves the blanks that were there alone', () => {
    const plain = 'title: a‸\nkind: how-to\nreply: Hi, this is about [[the matter]].\n';
    const title =
      'Add a solution step: “I’ve fixed this: [[what you did]], and [[what happens next]] by [[date]].”';
    expect(new LightBulb(plain).after(title)).toBe(
      'title: a\nkind: how-to\nreply: "Hi, this is about [[the matter]]. I’ve fixed this: ‹[[what you did]]›, and ‹[[what happens next]]› by ‹[[date]]›."\n',
    );
  });
});

describe('the kind', () => {
  it('is written down where it was inferred', () => {
    const sample = readFileSync('sample-macros/complaint/third-contact.yaml', 'utf8');
    const text = sample.replace('kind: complaint\n', '');
    const bulb = new LightBulb(text.replace('title: ', 'title: ‸'));
    const title = bulb.titles.find((one) => one.startsWith('Write down the kind: '))!;
    const kind = title.replace('Write down the kind: ', '');
    expect(bulb.after(title)).toBe(text.replace(/^(title: .*\n)/, `$1kind: ${kind}\n`));
  });

  it('is not asked for where it is stated, or can’t be told', () => {
    const kinds = (text: string) => new LightBulb(text).titles.filter((title) => title.includes('kind'));
    expect(kinds(COMPLAINT)).toEqual([]);
    expect(kinds('title: a‸\nreply: Certainly!\n')).toEqual([]);
  });
});

describe('keeping the words', () => {
  it('takes a comment above the text', () => {
    expect(new LightBulb(STATUS).after('Ignore “hedging” here, with a reason')).toBe(
      STATUS.replace('‸', '').replace('reply:', '# macrolint-ignore hedging: ‹why it is fine here›\nreply:'),
    );
  });

  it('takes a comment above the step', () => {
    const steps = 'title: a\nkind: other\nsteps:\n  - facts: Hi.\n  - facts: |\n      I th‸ink so.\n';
    expect(new LightBulb(steps).after('Ignore “hedging” here, with a reason')).toContain(
      '  - facts: Hi.\n  # macrolint-ignore hedging: ‹why it is fine here›\n  - facts: |\n',
    );
  });

  it('takes only an entry where the finding is about the whole macro', () => {
    const ignoring = new LightBulb(COMPLAINT).titles.filter((title) => title.startsWith('Ignore'));
    expect(ignoring).toEqual(['Ignore “missing-recap” in this macro, with a reason']);
  });

  it('takes an entry under `ignore`', () => {
    expect(new LightBulb(STATUS).after('Ignore “hedging” in this macro, with a reason')).toContain(
      'title: Orders::Late parcel\nignore:\n  - rule: hedging\n    reason: ‹why it is fine here›\nkind: status\n',
    );
  });

  it('takes a comment where the macro is of another shape', () => {
    const zendesk = 'title: a\nactions:\n  - field: comment_value\n    value: I th‸ink so.\n';
    const bulb = new LightBulb(zendesk);
    expect(bulb.titles).not.toContain('Ignore “hedging” in this macro, with a reason');
    expect(bulb.after('Ignore “hedging” here, with a reason')).toContain(
      '    # macrolint-ignore hedging: ‹why it is fine here›\n    value: I think so.\n',
    );
  });

  it('is one action for several findings that it settles together', () => {
    const twice = STATUS.replace('I th‸ink your parcel left us', '⟦I think your parcel perhaps left us⟧');
    const { actions } = new LightBulb(twice);
    const ignoring = actions.filter(({ title }) => title === 'Ignore “hedging” here, with a reason');
    expect(ignoring).toMatchObject([{ diagnostics: [{ code: 'hedging' }, { code: 'hedging' }] }]);
  });
});

describe('settling it in the configuration', () => {
  const OFF = 'Switch off “hedging” in all macros';

  it('changes only what it must', () => {
    const config = 'extends: balanced # ours\n\nrules:\n  # too strict\n  hedging: {severity: error}\n';
    const bulb = new LightBulb(STATUS, { config });
    expect(bulb.configAfter(OFF)).toBe(config.replace('severity: error', 'severity: off'));
    expect(bulb.configAfter('Allow “I think” in all macros')).toBe(
      config.replace('severity: error', 'severity: error, allow: [I think]'),
    );
  });

  it('makes the file where there is none', () => {
    const bulb = new LightBulb(STATUS);
    expect(bulb.configAfter(OFF)).toBe('rules:\n  hedging: off\n');
    expect(bulb.action(OFF).edit?.documentChanges?.[0]).toEqual({
      kind: 'create',
      uri: 'file:///repo/macrolint.yaml',
      options: { ignoreIfExists: true },
    });
    expect(new LightBulb(STATUS, { abilities: { newFiles: false } }).titles).not.toContain(OFF);
  });

  it('is not offered where another setting for the file would stand against it', () => {
    const config = 'overrides:\n  - files: "macros/**"\n    rules: {hedging: error}\n';
    expect(new LightBulb(STATUS, { config }).titles).not.toContain(OFF);
  });

  it('switches a house rule off where it stands', () => {
    const config = 'phrases:\n  - id: say-help-centre\n    find: FAQ\n';
    const text = 'title: a\nkind: other\nreply: See our FA‸Q.\n';
    expect(new LightBulb(text, { config }).configAfter('Switch off “say-help-centre” in all macros')).toBe(
      `${config}    severity: off\n`,
    );
  });
});

describe('fixing all', () => {
  const two = 'title: a\nkind: other\nreply: I th‸ink it works. It was maybe the cable.\n';

  it('of a rule takes several findings', () => {
    expect(new LightBulb(two).after('Fix all “hedging” in this file')).toContain(
      'reply: It works. It was the cable.\n',
    );
    expect(new LightBulb(STATUS).titles).not.toContain('Fix all “hedging” in this file');
  });

  it.each([['source.fixAll'], ['source.fixAll.macrolint'], ['source']])('answers to %s', (kind) => {
    const bulb = new LightBulb(two, { only: [kind] });
    expect(bulb.actions).toMatchObject([{ kind: 'source.fixAll.macrolint' }]);
    expect(bulb.after(bulb.titles[0]!)).toContain('reply: It works. It was the cable.\n');
  });

  it('is left out where only other kinds are asked for, or nothing is safe to fix', () => {
    expect(new LightBulb(two, { only: ['quickfix'] }).titles.some((one) => one.includes('macrolint'))).toBe(
      false,
    );
    expect(new LightBulb(two, { only: ['refactor'] }).titles).toEqual([]);
    expect(new LightBulb('title: a‸\nkind: other\nreply: b\n', { only: ['source'] }).titles).toEqual([]);
  });
});
