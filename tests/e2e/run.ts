/**
 * The end-to-end tests, in real editors: npm run test:e2e [-- PART…]
 * `--pictures` also makes those of docs/images/editor-*.png anew.
 * Installs what they need, packs the extension, and prints a line for each check. Exit code 1 when one fails or can't be run.
 */

import { relative } from 'node:path';
import { runDesktopSuite, runWebSuite } from './apiSuite.ts';
import { checkColours } from './colours.ts';
import { runEditors } from './editors/editors.ts';
import { temporaryFolder } from './folders.ts';
import { chromiumProgram, installTools } from './install.ts';
import { packExtension, unpack } from './packed.ts';
import { testPage } from './page.ts';
import { walkInVscode, walkInWeb } from './walks/walks.ts';

interface Part {
  readonly title: string;
  /** Rejects when a check failed. `extension`: its unpacked folder. */
  run(extension: string, vsix: string): Promise<void>;
}

const PARTS: Record<string, Part> = {
  desktop: { title: 'The extension in the desktop’s extension host', run: runDesktopSuite },
  web: { title: 'The extension in VS Code for the Web', run: runWebSuite },
  colours: { title: 'Slots in VS Code’s own grammar of YAML', run: checkColours },
  page: { title: 'The page of macrolint preview, and its panel, in Chromium', run: testPage },
  walks: { title: 'A person in VS Code', run: (_extension, vsix) => walkInVscode(vsix, pictures) },
  'web-walk': { title: 'A person in VS Code for the Web', run: walkInWeb },
  editors: { title: 'macrolint server in other editors', run: runEditors },
};

const wanted = process.argv.slice(2).filter((one) => one !== '--pictures');
const pictures = process.argv.includes('--pictures');
const unknown = wanted.find((name) => !(name in PARTS));
if (unknown) {
  console.error(`There is no part “${unknown}”. The parts are: ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}

const failed: string[] = [];
try {
  chromiumProgram();
  installTools();
  const vsix = packExtension();
  const extension = unpack(vsix, temporaryFolder('extension'));
  console.log(`Packed ${relative('.', vsix)}`);
  for (const [name, part] of Object.entries(PARTS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.log(`\n${part.title}`);
    await part.run(extension, vsix).catch((error: Error) => {
      console.log(`  ✗ ${error.message}`);
      failed.push(name);
    });
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
console.log(failed.length > 0 ? `\nFailed: ${failed.join(', ')}` : '\nAll passed');
process.exit(failed.length > 0 ? 1 : 0);
