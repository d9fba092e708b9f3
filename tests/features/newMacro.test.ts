import { expect, it, test } from 'vitest';
import schema from '../../macros-schema/config.schema.json' with { type: 'json' };
import { defaultConfig, parseConfig, settingsFor } from '../../server/src/engine/config.ts';
import { lintFile } from '../../server/src/engine/index.ts';
import { STARTERS } from '../../server/src/engine/rules/starters.ts';
import { customerNameSlot } from '../../server/src/engine/text/platforms.ts';
import { KINDS, STEPS } from '../../server/src/engine/vocabulary.ts';
import { newMacro } from '../../server/src/features/newMacro.ts';
import { withoutTabStops } from '../../server/src/snippet.ts';
import { withMarks } from './actions.ts';

const PLATFORMS = [undefined, ...schema.$defs.platform.enum];

/** The findings of a text, as `rule: words`. */
function found(text: string, platform: string | undefined): string[] {
  const config = platform === undefined ? defaultConfig() : parseConfig(`platform: ${platform}\n`).config!;
  const settings = settingsFor(config, 'macros/new.yaml');
  const { findings } = lintFile(text, { path: 'macros/new.yaml', settings, named: true });
  return findings.map(({ rule, start, end }) => `${rule}: ${text.slice(start, end)}`);
}

it('has a tab stop for the title and for each blank', () => {
  expect(withMarks(newMacro('escalation', 'respond.io'))).toBe(`title: ‹Escalations::To another team›
kind: escalation
steps:
  - greeting: |
      Hi $contact.firstname,
  - escalation: |
      I’m handing this to our ‹[[team]]›, because ‹[[the reason]]›.
  - timeline: |
      They write to you by ‹[[date]]›.
`);
});

test.each(KINDS.flatMap((kind) => PLATFORMS.map((platform) => [kind, platform] as const)))(
  'a new %s for %s has no findings',
  (kind, platform) => {
    const text = withoutTabStops(newMacro(kind, platform));
    expect(text).toContain(`kind: ${kind}\n`);
    expect(found(text, platform)).toEqual([]);
    // Nor where the labels don't decide how it is read.
    const steps = [...text.matchAll(/^ {2}- .*\n((?: {6}.*\n|\n)*)/gm)].map(([, words]) =>
      words!.replace(/^ {4}/gm, ''),
    );
    const reply = `title: New\nkind: ${kind}\nreply: |\n${steps.join('\n')}`;
    expect(found(reply, platform)).toEqual([]);
  },
);

test.each([
  ['recap', 'complaint'],
  ['empathy', 'complaint'],
  ['solution', 'how-to'],
] as const)('a sentence to begin %s with is read as what it is', (step, kind) => {
  for (const sentence of STARTERS[step]) {
    const reply = `Hi {{customer.first_name}},\n\n  ${sentence}`;
    const rules = found(`title: a\nkind: ${kind}\nreply: |\n  ${reply}\n`, undefined);
    expect(rules).not.toContain(`missing-${step}: a`);
  }
});

test.each(STEPS)('a sentence to begin %s with has no findings', (step) => {
  for (const sentence of STARTERS[step]) {
    const reply = sentence.replace('{name}', customerNameSlot());
    expect(found(`title: a\nkind: other\nreply: |\n  ${reply}\n`, undefined)).toEqual([]);
  }
});
