import { join } from 'node:path';
import { coloured, yamlGrammar } from '../extension/coloured.ts';
import { COLOURS } from '../extension/colours.ts';
import { Checks, same } from './checks.ts';
import { TOOL_MODULES } from './install.ts';

const GRAMMARS = join(TOOL_MODULES, 'code-server/lib/vscode/extensions/yaml/syntaxes');

/** Slots have their colours in the grammar of YAML that VS Code has today. Throws when some have not. */
export async function checkColours(): Promise<void> {
  const checks = new Checks();
  const grammar = await yamlGrammar((scope) =>
    join(GRAMMARS, `${scope.replace('source.', '').replace('.', '-')}.tmLanguage.json`),
  );
  for (const [name, yaml, expected] of COLOURS)
    await checks.check(name, async () => same(coloured(grammar, yaml), expected));
  if (checks.failed.length > 0) throw new Error('some colours are wrong');
}
