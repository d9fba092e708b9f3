import { KINDS } from '../../server/src/engine/vocabulary.ts';
import { kindDescription } from '../../server/src/features/kindHover.ts';
import { newMacro } from '../../server/src/features/newMacro.ts';

/** Snippets of VS Code for a macro of each kind, as the manifest contributes them. */
export const SNIPPETS_FILE = 'snippets/macros.json';

/** What `SNIPPETS_FILE` holds. */
export function snippets(): string {
  const entries = KINDS.map((kind) => [
    `Macro: ${kind}`,
    {
      prefix: ['macro', `macro-${kind}`],
      description: kindDescription(kind),
      body: newMacro(kind, undefined).trimEnd().split('\n'),
    },
  ]);
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}
