import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { IGrammar } from 'vscode-textmate';

const require = createRequire(import.meta.url);
const { createOnigScanner, createOnigString, loadWASM } =
  require('vscode-oniguruma') as typeof import('vscode-oniguruma');
const { INITIAL, parseRawGrammar, Registry } = require('vscode-textmate') as typeof import('vscode-textmate');

const INJECTION = 'macrolint.injection';
const INJECTED = 'syntaxes/macrolint.injection.tmLanguage.json';
const WASM = require.resolve('vscode-oniguruma/release/onig.wasm');

let oniguruma: Promise<void> | undefined;

/** The grammar of YAML with the colours of slots in it. `fileOf`: the file of a scope's grammar. */
export async function yamlGrammar(fileOf: (scope: string) => string): Promise<IGrammar> {
  oniguruma ??= loadWASM(readFileSync(WASM));
  const registry = new Registry({
    onigLib: oniguruma.then(() => ({ createOnigScanner, createOnigString })),
    loadGrammar: async (scope) => {
      const file = scope === INJECTION ? INJECTED : fileOf(scope);
      return parseRawGrammar(readFileSync(file, 'utf8'), file);
    },
    getInjections: () => [INJECTION],
  });
  const grammar = await registry.loadGrammar('source.yaml');
  if (!grammar) throw new Error('there is no grammar of YAML');
  return grammar;
}

const ROLES: [scope: RegExp, role: string][] = [
  [/^keyword\.operator\./, '⟨operator⟩'],
  [/^keyword\.control\.liquid/, '⟨keyword⟩'],
  [/^support\.function\.filter/, '⟨filter⟩'],
  [/^string\.(un)?quoted\.fallback/, '⟨text⟩'],
  [/^variable\.other\./, '⟨name⟩'],
];

/** The text with a mark before whatever the injection colours: what kind of place it opens, or which part of it this is. */
export function coloured(grammar: IGrammar, text: string): string {
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
