import { RECIPES } from '../engine/recipes.ts';
import { customerNameSlot } from '../engine/text/platforms.ts';
import type { Kind } from '../engine/vocabulary.ts';
import { blanksIn, type Snippet, snippetText, withTabStops } from '../snippet.ts';

/** A file with a new macro of a kind: tab stops for its title and for what its author fills in. */
export function newMacro(kind: Kind, platform: string | undefined): Snippet {
  const { title, steps } = RECIPES[kind];
  const items = steps.map(([step, text]) => {
    const lines = text.replace('{name}', customerNameSlot(platform)).replace(/^(?=.)/gm, '      ');
    return `  - ${step}: |\n${lines}\n`;
  });
  const file = `title: ${title}\nkind: ${kind}\nsteps:\n${items.join('')}`;
  return withTabStops(file, [title, ...blanksIn(file)]) ?? snippetText(file);
}
