import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { applyEdits } from '../../server/src/engine/fix/edits.ts';
import { type Finding, fixFile, lintFile } from '../../server/src/engine/index.ts';
import { readTrainingText } from '../../server/training/trainingText.ts';
import { settingsOf } from '../rules/ruleCases.ts';

const options = { path: 'macro.yaml', settings: settingsOf({}), named: true };
const lint = (text: string) => lintFile(text, options).findings;

/** How many findings of each rule a file has. */
function tally(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

/** Rules of which there are more findings than before. */
function worse(before: readonly Finding[], after: readonly Finding[]): string[] {
  const counts = tally(before);
  return [...tally(after)].filter(([rule, count]) => count > (counts.get(rule) ?? 0)).map(([rule]) => rule);
}

const samples = readdirSync('sample-macros', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.yaml') && path !== 'macrolint.yaml')
  .map((path) => [path, readFileSync(`sample-macros/${path}`, 'utf8')] as const);
const replies = ['faults.txt', 'casual.txt', 'mixed.txt'].flatMap((name) =>
  readTrainingText(`server/training/${name}`)
    .filter((_, i) => i % 4 === 0)
    .map(
      ({ id, text }) => [id, stringify({ title: id, kind: 'other', reply: text }, { lineWidth: 0 })] as const,
    ),
);

describe('macrolint fix', () => {
  test.each([...samples, ...replies])('makes nothing worse in %s and leaves nothing to do', (_, text) => {
    const fixed = fixFile(text, options);
    expect(worse(lint(text), lint(fixed.text))).toEqual([]);
    expect(fixFile(fixed.text, options).text).toBe(fixed.text);
  });

  test('keeps every byte that no fix is about', () => {
    const text =
      '\uFEFF# by Ana\r\ntitle: "Late  parcel" # keep\r\nkind:   other\r\nreply: |\r\n  I think it\u2019s late.\r\n\r\n  Bye 👋\r\n';
    expect(fixFile(text, options).text).toBe(text.replace('I think it', 'It'));
  });

  test.each([
    [
      'title: a\nkind: complaint\nreply: {{name}}, sorry for any inconvenience!!\n',
      'title: a\nkind: complaint\nreply: |\n  {{name}}, sorry for any inconvenience!\n',
    ],
    [
      'title: a\r\nsteps: # in order\r\n- greeting: {{name}}\r\n- pause: 5m\r\n- solution: %{x} is probably back.\r\n',
      'title: a\r\nsteps: # in order\r\n- greeting: |\r\n    {{name}}\r\n- pause: 5m\r\n- solution: |\r\n    %{x} is back.\r\n',
    ],
    [
      'title: a\nreply: Hi\nvariants:\n  sms: {{name}}, MUST we call?\n  # by hand\n  email: Hello #{name}\n',
      'title: a\nreply: Hi\nvariants:\n  sms: |\n    {{name}}, must we call?\n  # by hand\n  email: |\n    Hello #{name}\n',
    ],
    [
      '- title: a\n  replay: x\n- title: b\n  reply: {{name}}, hello # greets\n',
      '- title: a\n  reply: x\n- title: b\n  reply: | # greets\n    {{name}}, hello\n',
    ],
    ['title: a\nsteps:\n  - [[name]] is here\n', 'title: a\nsteps:\n  - |\n    [[name]] is here\n'],
  ])('brings back what YAML ate, whatever is then found in it: %j', (text, expected) => {
    expect(fixFile(text, options).text).toBe(expected);
  });

  test('reaches a fixed point over several rounds', () => {
    const { text, applied } = fixFile(
      'title: a\nkind: other\nreply: I think that maybe it probably broke!!\n',
      options,
    );
    expect(text).toBe('title: a\nkind: other\nreply: It broke!\n');
    expect(applied.map(({ rule }) => rule)).toContain('shouting');
  });
});

describe('every fix that is offered', () => {
  test.each(samples)('can be applied in %s and gives YAML that reads', (_, text) => {
    for (const finding of lint(text)) {
      for (const fix of finding.fixes) {
        const changed = applyEdits(text, fix.edits);
        expect(changed).not.toBe(text);
        expect(lint(changed).filter(({ rule }) => rule === 'macro-shape')).toEqual([]);
      }
    }
  });

  test('a missing step goes where it belongs, as a step where the author writes steps', () => {
    const text =
      'title: a\nkind: complaint\nsteps:\n  - greeting: Hi {{customer.first_name}},\n  - recap: Your parcel is late.\n  - solution: I have sent a new one.\n';
    const [finding] = lint(text).filter(({ rule }) => rule === 'missing-empathy');
    expect(applyEdits(text, finding!.fixes[0]!.edits)).toBe(
      text.replace(
        '  - solution',
        '  - empathy: |\n      I can see how frustrating it is for you that [[what happened]].\n  - solution',
      ),
    );
  });

  test('and as a sentence of its own in running text', () => {
    const text =
      'title: a\nkind: complaint\nreply: |\n  Hi {{customer.first_name}},\n\n  I can see how upsetting that is. I have sent a new one today.\n';
    const [finding] = lint(text).filter(({ rule }) => rule === 'missing-recap');
    expect(applyEdits(text, finding!.fixes[0]!.edits)).toContain(
      'Hi {{customer.first_name}},\n\n  You told us that [[what happened]].',
    );
  });
});
