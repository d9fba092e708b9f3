import type { Step } from './walk.ts';

export const hover: Step = {
  name: 'points at a finding: sees why, with a bad and a good example',
  async run({ workbench, goTo, picture }) {
    const path = 'billing/card-declined.yaml';
    await workbench.openFile(path);
    await workbench.squiggles().first().waitFor();
    await goTo(path, 'must have typed the wrong');
    await workbench.pointAtCursor(workbench.hover('puts the fault on the customer'));
    await picture('hover');
    await workbench.page.keyboard.press('Escape');
  },
};
