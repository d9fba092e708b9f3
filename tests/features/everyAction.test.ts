import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isWorse } from '../../server/src/engine/fix/fixFile.ts';
import { lintFile } from '../../server/src/engine/index.ts';
import { LightBulb } from './actions.ts';
import { open } from './open.ts';

const FOLDER = 'sample-macros';
const CONFIG = readFileSync(join(FOLDER, 'macrolint.yaml'), 'utf8');
const SAMPLES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.yaml') && path !== 'macrolint.yaml',
);
const PLAIN = { snippets: false, versions: false };

test.each(SAMPLES)('no action on %s leaves the file worse', (path) => {
  const text = readFileSync(join(FOLDER, path), 'utf8');
  const { document } = open(text, CONFIG);
  const { findings } = document.report;
  for (const { start, rule } of findings) {
    const marked = `${text.slice(0, start)}‸${text.slice(start)}`;
    const bulb = new LightBulb(marked, { config: CONFIG, abilities: PLAIN, only: ['quickfix'] });
    for (const title of bulb.titles) {
      const after = bulb.after(title);
      const found = lintFile(after, document.options).findings;
      expect(isWorse(findings, found), `${title}\n${after}`).toBe(false);
      if (!title.startsWith(`Ignore “${rule}”`)) continue;
      const count = (all: readonly { rule: string }[]) => all.filter((one) => one.rule === rule).length;
      expect(count(found), `${title}\n${after}`).toBeLessThan(count(findings));
    }
  }
});
