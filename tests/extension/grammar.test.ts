import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';

const INJECTION = 'syntaxes/macrolint.injection.tmLanguage.json';
const { resolve } = createRequire(import.meta.url);

const FILES: Record<string, string> = {
  'source.yaml': resolve('tm-grammars/grammars/yaml.json'),
  'macrolint.injection': INJECTION,
};

const grammar = await load();

test('slots, blanks and logic in a block', () => {
  expect(
    coloured(`reply: |
  Hi {{customer.first_name | fallback:"there"}},
  {% if order.late == "yes" and order.paid %}It left on [[ship date]].{%- endif -%}
`),
  ).toBe(`reply: |
  Hi ⟨slot⟩{{⟨name⟩customer.first_name ⟨operator⟩| ⟨filter⟩fallback⟨operator⟩:⟨text⟩"there"}},
  ⟨logic⟩{% ⟨keyword⟩if ⟨name⟩order.late ⟨operator⟩== ⟨text⟩"yes" ⟨operator⟩and ⟨name⟩order.paid %}It left on ⟨blank⟩[[⟨name⟩ship date]].⟨logic⟩{%- ⟨keyword⟩endif -%}
`);
});

test.each([
  ['{{{Recipient.FirstName}}}', '⟨slot⟩{{{⟨name⟩Recipient.FirstName}}}'],
  ['{{contact.name || "Unknown"}}', '⟨slot⟩{{⟨name⟩contact.name ⟨operator⟩|| ⟨text⟩"Unknown"}}'],
  [
    '{%customer.firstName,fallback=there%}',
    '⟨slot⟩{%⟨name⟩customer.firstName⟨operator⟩,⟨filter⟩fallback⟨operator⟩=⟨text⟩there%}',
  ],
  ['#{ticket.customer.firstname}', '⟨slot⟩#{⟨name⟩ticket.customer.firstname}'],
  ['%{ticket.number}', '⟨slot⟩%{⟨name⟩ticket.number}'],
  ['{!Case.CaseNumber}', '⟨slot⟩{!⟨name⟩Case.CaseNumber}'],
])('the slot %s', (slot, expected) => {
  expect(coloured(`reply: |\n  About ${slot}.\n`)).toBe(`reply: |\n  About ${expected}.\n`);
});

test.each([
  ['plain', 'reply: Hi {{name}}.', 'reply: Hi ⟨slot⟩{{⟨name⟩name}}.'],
  ['single quotes', "reply: 'Hi {{name}}'", "reply: 'Hi ⟨slot⟩{{⟨name⟩name}}'"],
  [
    'double quotes',
    String.raw`reply: "Hi {{name | fallback:\"there\"}}"`,
    String.raw`reply: "Hi ⟨slot⟩{{⟨name⟩name ⟨operator⟩| ⟨filter⟩fallback⟨operator⟩:⟨text⟩\"there\"}}"`,
  ],
  ['folded', 'reply: >-\n  Hi %{name}', 'reply: >-\n  Hi ⟨slot⟩%{⟨name⟩name}'],
  ['a step', 'steps:\n  - hold: By [[date]]', 'steps:\n  - hold: By ⟨blank⟩[[⟨name⟩date]]'],
])('a slot in %s', (_, yaml, expected) => {
  expect(coloured(yaml)).toBe(expected);
});

test.each([
  ['a comment', '# Hi {{name}}'],
  ['a comment behind a value', 'reply: Hi # {{name}}'],
  ['what YAML takes for a comment', 'reply: Hello #{ticket.customer.firstname}, thanks'],
  ['a comment within braces', 'reply: Hello {{name # }} there'],
  ['a key', '{{name}} Hello: there'],
  ['a test of a shell', 'run: |\n  if [[ -f macros.yaml ]]; then echo; fi'],
  ['braces that never close', 'reply: |\n  Hi {{name,\n  how are you}}?'],
])('%s keeps its colours', (_, yaml) => {
  expect(coloured(yaml)).toBe(yaml);
});

async function load(): Promise<IGrammar> {
  await loadWASM(readFileSync(resolve('vscode-oniguruma/release/onig.wasm')));
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new OnigScanner(patterns),
      createOnigString: (text) => new OnigString(text),
    }),
    loadGrammar: async (scope) => parseRawGrammar(readFileSync(FILES[scope]!, 'utf8'), FILES[scope]),
    getInjections: () => ['macrolint.injection'],
  });
  return (await registry.loadGrammar('source.yaml'))!;
}

const ROLES: [scope: RegExp, role: string][] = [
  [/^keyword\.operator\./, '⟨operator⟩'],
  [/^keyword\.control\.liquid/, '⟨keyword⟩'],
  [/^support\.function\.filter/, '⟨filter⟩'],
  [/^string\.(un)?quoted\.fallback/, '⟨text⟩'],
  [/^variable\.other\./, '⟨name⟩'],
];

/** The text with a mark before whatever the injection colours: what kind of place it opens, or which part of it this is. */
function coloured(text: string): string {
  let stack = INITIAL;
  return text
    .split('\n')
    .map((line) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
      stack = ruleStack;
      return tokens
        .map(({ startIndex, endIndex, scopes }) => role(scopes) + line.slice(startIndex, endIndex))
        .join('');
    })
    .join('\n');
}

function role(scopes: readonly string[]): string {
  const last = scopes.at(-1)!;
  if (!last.endsWith('.macrolint')) return '';
  const place = scopes.find((scope) => scope.startsWith('meta.embedded.'))!.split('.')[2];
  if (last.startsWith('punctuation.section.embedded.begin')) return `⟨${place}⟩`;
  return ROLES.find(([scope]) => scope.test(last))?.[1] ?? '';
}
