import type { Step } from './walk.ts';

export const missingStep: Step = {
  name: 'has the missing step put in, in its place, with the blank selected to be filled',
  async run({ workbench, goTo, picture }) {
    const path = 'billing/refund-not-arrived.yaml';
    await workbench.openFile(path);
    await workbench.squiggles().first().waitFor();
    await goTo(path, 'Refund not arrived');
    await workbench.openFixes();
    await workbench.fix('Add an empathy step').first().waitFor();
    await picture('missing-step');
    await workbench.takeFix('Add an empathy step');
    await workbench.showsText('I can see how frustrating it is for you that [[what happened]].');
    await workbench.type('you have had to ask for it');
    await workbench.showsText('I can see how frustrating it is for you that you have had to ask for it.');
    await workbench.problem('never shows that you see').waitFor({ state: 'detached' });
    await workbench.save();
    await workbench.closeProblems();
  },
};
