import { describe, expect, test } from 'vitest';
import { type Config, defaultConfig, parseConfig, settingsFor } from '../../server/src/engine/config.ts';

/** The problems of a configuration, each with the text that it marks. */
function problems(text: string): string[] {
  return parseConfig(text).problems.map(
    ({ message, start, end }) => `${text.slice(start, end)} → ${message}`,
  );
}

function config(text: string): Config {
  const { config, problems } = parseConfig(text);
  expect(problems).toEqual([]);
  return config!;
}

describe('a configuration', () => {
  test('may be empty', () => {
    const empty = config('# nothing yet\n');
    expect(empty.settings).toEqual(defaultConfig().settings);
    expect(empty.settings).toEqual({
      preset: 'balanced',
      shapes: [],
      rules: {},
      phrases: [],
      acronyms: [],
      slots: {},
    });
    expect(empty.selects('macros/a.yaml')).toBe(true);
    expect(empty.selects('a.macro.yml')).toBe(true);
    expect(empty.selects('a.yaml')).toBe(false);
  });

  test('says what is linted and how', () => {
    const { settings, ...read } = config(`
extends: strict
platform: zendesk
include: "replies/**"
exclude: ["replies/old/**"]
rules:
  hedging: {severity: error, allow: perhaps, add: [as far as I know, {find: [I guess, I suppose], say: ""}]}
  vague-time: off
phrases:
  - {id: say-help-centre, find: FAQ, say: help centre}
  - {id: no-cheers, find: [cheers, ta], message: Too casual., severity: suggestion}
  - {id: not-now, find: nope, severity: off}
acronyms: [TV]
slots:
  order.id: TV-1
  customer.first_name: {sample: Ffion, fallback: there, filled_by: platform}
`);
    expect(settings).toEqual({
      preset: 'strict',
      platform: 'zendesk',
      shapes: [],
      rules: {
        hedging: {
          severity: 'error',
          allow: ['perhaps'],
          add: [{ find: ['as far as I know'] }, { find: ['I guess', 'I suppose'], say: '' }],
        },
        'vague-time': { severity: 'off', allow: [], add: [] },
      },
      phrases: [
        { id: 'say-help-centre', find: ['FAQ'], say: 'help centre', severity: 'warning' },
        { id: 'no-cheers', find: ['cheers', 'ta'], message: 'Too casual.', severity: 'suggestion' },
      ],
      acronyms: ['TV'],
      slots: {
        'order.id': { sample: 'TV-1' },
        'customer.first_name': { sample: 'Ffion', fallback: 'there', filledBy: 'platform' },
      },
    });
    expect(read.selects('replies/a.yaml')).toBe(true);
    expect(read.selects('replies/old/a.yaml')).toBe(false);
    expect(read.selects('macros/a.yaml')).toBe(false);
  });

  test('takes files of its own shapes, without claiming that they are macros', () => {
    const read = config('shapes:\n  - {files: ["bot/*.yml"], text: say}\n');
    expect([read.selects('bot/a.yml'), read.includes('bot/a.yml')]).toEqual([true, false]);
  });
});

describe('overrides', () => {
  const read = config(`
rules:
  hedging: {severity: warning, allow: [perhaps]}
overrides:
  - files: "macros/greetings/**"
    kind: greeting
  - files: ["macros/**/legal-*.yaml"]
    extends: strict
    rules: {hedging: {allow: [may]}, blame: off}
  - files: "macros/greetings/legal-*"
    rules: {hedging: error}
`);

  test('apply in order, the last word counting, phrases added up', () => {
    expect(settingsFor(read, 'macros/a.yaml')).toBe(read.settings);
    expect(settingsFor(read, 'macros/greetings/a.yaml')).toEqual({ ...read.settings, kind: 'greeting' });
    expect(settingsFor(read, 'macros/greetings/legal-a.yaml')).toMatchObject({
      preset: 'strict',
      kind: 'greeting',
      rules: {
        hedging: { severity: 'error', allow: ['perhaps', 'may'] },
        blame: { severity: 'off' },
      },
    });
  });

  test('give the same object where the same ones match', () => {
    const [a, b] = ['a', 'b/c'].map((name) => settingsFor(read, `macros/greetings/${name}.yaml`));
    expect(a).toBe(b);
    expect(a).not.toBe(settingsFor(read, 'macros/legal-x.yaml'));
  });
});

describe('a fault in a configuration is named at its place', () => {
  test.each([
    ['platfrom: zendesk', ['platfrom → Unknown key `platfrom`. Did you mean `platform`?']],
    ['rules: {hedgin: off}', ['hedgin → Unknown key `hedgin`. Did you mean `hedging`?']],
    [
      'extends: ./other.yaml',
      ['./other.yaml → `./other.yaml` is no preset. It is one of `balanced`, `strict` or `gentle`.'],
    ],
    ['kind: complain', ['complain → `complain` is no kind. Did you mean `complaint`?']],
    ['rules: {blame: wrning}', ['wrning → `wrning` is no severity. Did you mean `warning`?']],
    ['extends: strict\nextends: gentle', ['extends → This key stands twice in the same map. Keep one.']],
    [
      'rules:\n  hedging:\n    allow: ["oh (no", fine]',
      ['(no → This phrase can’t be read: a “(” is never closed.'],
    ],
    [
      'shapes:\n  - {files: a, text: [b.*, "c[d"], title: "a["}\n',
      [
        '"c[d" → This path can’t be read. A path looks like `messages.*.text` or `items[*]["a.b"]`.',
        '"a[" → This path can’t be read. A path looks like `messages.*.text` or `items[*]["a.b"]`.',
      ],
    ],
    [
      'phrases:\n  - id: x\n    find: >-\n      one\n      two ) three\n',
      [') three → This phrase can’t be read: there is a “)” without its “(”.'],
    ],
    [
      'phrases:\n  - {id: x, find: a}\n  - {id: x, find: b}\n',
      ['x → There is a rule called x already. Choose another id.'],
    ],
    [
      'overrides:\n  - {files: "a{b", rules: {blame: {add: [{find: "|"}]}}}\n',
      [
        '"a{b" → This glob can’t be read: a “{” or “}” lacks its partner.',
        '| → This phrase can’t be read: something is missing here: a word, or an alternative between “|”.',
      ],
    ],
    [
      'phrases:\n  - {id: x, find: &f "a (b"}\n  - {id: y, find: *f }\n',
      [
        '(b → This phrase can’t be read: a “(” is never closed.',
        '*f → This phrase can’t be read: a “(” is never closed.',
      ],
    ],
  ])('%j', (text, expected) => {
    expect(problems(text)).toEqual(expected);
  });
});
