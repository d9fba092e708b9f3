import { describe, expect, it } from 'vitest';
import { defaultConfig, parseConfig } from '../../server/src/engine/config.ts';
import { lintFile, outlineFile } from '../../server/src/engine/index.ts';

const settings = defaultConfig().settings;

/** `rule: words` of each finding. */
function findings(text: string, config?: string): string[] {
  const own = config === undefined ? settings : parseConfig(config).config!.settings;
  return lintFile(text, { path: 'macros/a.yaml', settings: own, named: true }).findings.map(
    ({ rule, start, end }) => `${rule}: ${text.slice(start, end)}`,
  );
}

describe('a reply that is not in English', () => {
  const german = `title: Paket
kind: complaint
locale: de-AT
reply: |
  Hallo {{customer.first_name}},
  ich denke, das Paket kommt bald. So I think.
`;

  it('is judged by no rule of wording or steps', () => {
    expect(findings(german)).toEqual([]);
    expect(findings(german.replace('locale: de-AT\n', ''))).toContain('hedging: I think');
  });

  it('is judged by rules that hold in any language', () => {
    expect(findings(german.replace('bald.', 'bald!!!'))).toEqual(['shouting: !!!']);
    expect(findings(german.replace(' {{customer.first_name}}', ''))).toEqual([
      'missing-customer-name: Paket',
    ]);
  });

  it('is judged by the phrases of the team', () => {
    const house = 'phrases: [{id: say-lieferung, find: Paket, say: Lieferung}]';
    expect(findings(german, house)).toEqual(['say-lieferung: Paket']);
  });

  it('has no steps but those that its author names', () => {
    const labelled = 'title: A\nlocale: fr\nsteps:\n  - greeting: Bonjour,\n  - facts: Sorry, I think so.\n';
    const [macro] = outlineFile(labelled, { path: 'macros/a.yaml', settings, named: true }).macros;
    expect(macro?.sentences.map(({ steps }) => steps.join())).toEqual(['greeting', 'facts']);
    expect(findings(labelled)).toEqual([]);
  });
});

it('translations beside an English reply are left alone, other English ones are not', () => {
  const text = `title: A
kind: other
reply: Here it is.
locales:
  de: I think das ist es.
  en-GB: I think this is it.
`;
  expect(findings(text)).toEqual(['hedging: I think']);
});
