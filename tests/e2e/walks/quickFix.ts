import type { Step } from './walk.ts';

export const quickFix: Step = {
  name: 'takes a fix from the light bulb: the words go, the sentence stays whole',
  async run({ workbench, goTo, picture }) {
    const path = 'billing/refund-not-arrived.yaml';
    await workbench.openFile(path);
    await goTo(path, 'hopefully');
    await workbench.openFixes();
    await workbench.fix('Ignore “hedging” here').waitFor();
    await picture('quick-fix');
    await workbench.takeFix('Say “will”');
    await workbench.showsText('and it will reach your account soon.');
    await workbench.problem('“should hopefully”').waitFor({ state: 'detached' });
  },
};
