import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contains } from '../checks.ts';
import type { Step } from './walk.ts';

export const fixOnSave: Step = {
  name: 'saves a file: the safe fixes are made, on the screen and on disk',
  async run({ workbench, folder, goTo }) {
    const path = 'access/change-email.yaml';
    await workbench.openFile(path);
    await workbench.squiggles().first().waitFor();
    await goTo(path, 'Thanks,');
    await workbench.type('Many ');
    await workbench.save();
    await workbench.showsText('The reply must come from the OLD address.');
    const saved = readFileSync(join(folder, path), 'utf8');
    contains(saved, 'The reply must come from the OLD address.\n\n  Many Thanks,');
    contains(saved, "I'll have to ask my supervisor");
  },
};
