import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { placeAt } from '../../server/src/yaml/place.ts';
import { sketchYaml } from '../../server/src/yaml/sketch.ts';

/** `role path “what is written”, beside siblings` at `‸`. */
function at(marked: string): string {
  const offset = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const { role, path, span, siblings } = placeAt(sketchYaml(text), offset);
  const beside = siblings.length > 0 ? `, beside ${siblings.join(' ')}` : '';
  return `${role} /${path.join('/')} “${text.slice(span.start, span.end)}”${beside}`;
}

describe('a place in YAML', () => {
  it.each([
    ['ti‸tle: a\nreply: b\n', 'key / “title”, beside reply'],
    ['title: a‸b\n', 'value /title “ab”'],
    ['title:‸\n', 'value /title “”'],
    ['title: ‸\nkind: hold\n', 'value /title “”'],
    ['title: a  ‸\n', 'value /title “”'],
    ['title: "a: ‸b"\n', 'value /title “"a: b"”'],
    ['‸', 'word / “”'],
    ['\uFEFF‸title: a', 'key / “title”'],
    ['title: a\r\nki‸nd\r\nreply: b\r\n', 'word / “kind”, beside title reply'],
    ['title: a\n‸\nreply: b\n', 'word / “”, beside title reply'],
    ['# a ‸comment\ntitle: a', 'none / “”'],
    ['title: a # com‸ment', 'none / “”'],
    ['title: a#b‸', 'value /title “a#b”'],
    ['title: a\n---\nki‸', 'word / “ki”'],
    ["'ti‸tle': a", "key / “'title'”"],
  ])('%j: %s', (marked, wanted) => expect(at(marked)).toBe(wanted));
});

describe('a place in a list', () => {
  it.each([
    ['- title: a\n  ki‸\n  reply: b\n', 'word /0 “ki”, beside title reply'],
    ['- title: a\n- ‸\n', 'word /1 “”'],
    ['- title: a\n- ti‸\n', 'word /1 “ti”'],
    ['- title: a\n‸\n', 'word / “”'],
    ['macros:\n- title: a\n  steps:\n  - rec‸ap: b\n', 'key /macros/0/steps/0 “recap”'],
    ['steps:\n  - greeting: Hi\n  ‸', 'word /steps “”'],
    ['steps:\n  - greeting: Hi\n  - ‸\nkind: a\n', 'word /steps/1 “”'],
    ['steps:\n  ‸\nkind: a\n', 'word /steps “”'],
    ['steps:\n- greeting: Hi\n‸', 'word / “”, beside steps'],
    ['ignore:\n  - rule: a\n    ‸\n', 'word /ignore/0 “”, beside rule'],
    ['ignore:\n  - rule: a\n    until: ‸\n', 'value /ignore/0/until “”'],
    ['channels:\n  - em‸ail\n', 'word /channels/0 “email”'],
  ])('%j: %s', (marked, wanted) => expect(at(marked)).toBe(wanted));
});

describe('a place in a text', () => {
  it.each([
    ['reply: |\n  Hi ‸\nkind: a\n', 'text /reply “  Hi ”'],
    ['reply: |\n  One\n‸\n  Two\n', 'text /reply “  One\n\n  Two”'],
    ['reply: |\n  One\n\n  ‸', 'text /reply “  One”'],
    ['reply: |\n  One\n\n‸', 'word / “”, beside reply'],
    ['reply: |\n  ‸', 'text /reply “”'],
    ['reply: |\n‸', 'word / “”, beside reply'],
    ['reply: |\n  kind: ho‸ld\n', 'text /reply “  kind: hold”'],
    ['- reply: |-2 # why\n    One ‸', 'text /0/reply “    One ”'],
    ['reply: One\n  two: ‸three', 'text /reply “One\n  two: three”'],
    ['reply: One\n  two ‸three', 'text /reply “One\n  two three”'],
    ['reply: "One\n  two ‸three"\nkind: a', 'text /reply “"One\n  two three"”'],
    ['reply: "One ‸\nkind: a', 'value /reply “"One ”'],
    ['variants:\n  chat: >-\n    a ‸b\n', 'text /variants/chat “    a b”'],
    ['steps:\n  - recap: |\n      You ‸', 'text /steps/0/recap “      You ”'],
    ['reply: | ‸\n  a', 'none / “”'],
  ])('%j: %s', (marked, wanted) => expect(at(marked)).toBe(wanted));
});

describe('a place in brackets', () => {
  it.each([
    ['ignore: [{rule: ‸}]', 'value /ignore/0/rule “”'],
    ['ignore: [{rule: hed‸ging, reason: a}]', 'value /ignore/0/rule “hedging”'],
    ['ignore:\n  - {rule: a, ‸}', 'word /ignore/0 “”, beside rule'],
    ['ignore:\n  - {rule: a, un‸}', 'word /ignore/0 “un”, beside rule'],
    ['ignore:\n  - {ru‸le: a, reason: b}', 'key /ignore/0 “rule”, beside reason'],
    ['ignore:\n  - {‸', 'word /ignore/0 “”'],
    ['ignore:\n  - {rule: ‸\nkind: a\n', 'value /ignore/0/rule “”'],
    ['rules: {hedging: ‸, vague-time: off}', 'value /rules/hedging “”'],
    ['rules: {hedging: {severity: off, al‸}}', 'word /rules/hedging “al”, beside severity'],
    ['channels: [chat, em‸]', 'word /channels/1 “em”'],
    ['channels: [chat, ‸', 'word /channels “”'],
    ['channels: [chat]‸', 'none / “”'],
    ['slots: {\n  a: {sample: ‸},\n}\n', 'value /slots/a/sample “”'],
    ['{title: a, ki‸}', 'word / “ki”, beside title'],
  ])('%j: %s', (marked, wanted) => expect(at(marked)).toBe(wanted));
});

test('a file may be long or nested deep', () => {
  const list = '- title: a\n  tags: [b, c]\n'.repeat(50_000);
  expect(placeAt(sketchYaml(list), list.length - 3).path).toEqual([49_999, 'tags', 1]);
  const deep = `tags: ${'['.repeat(20_000)}`;
  expect(placeAt(sketchYaml(deep), deep.length).path[0]).toBe('tags');
  const wide = `tags: [${'a, '.repeat(100_000)}b]`;
  expect(placeAt(sketchYaml(wide), wide.length - 1).path).toEqual(['tags', 100_000]);
});

test('any text has a place everywhere', () => {
  const piece = fc.constantFrom(
    ...[
      'title',
      'steps',
      ': ',
      ':',
      '\n',
      '  ',
      '- ',
      '|',
      '>',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      ',',
      '#',
      ' #',
    ],
    ...['&a ', '*a', '!b ', '---\n', '\r\n', '\t', 'é', '😀', '\uFEFF', '?', '%'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const sketch = sketchYaml(text);
      for (let offset = 0; offset <= text.length; offset++) {
        const { span } = placeAt(sketch, offset);
        expect(span.start).toBeLessThanOrEqual(span.end);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 2000 },
  );
});
