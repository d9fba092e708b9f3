import type { Step } from './walk.ts';

export const problems: Step = {
  name: 'opens a faulty reply: sees what is underlined, and the list of problems',
  async run({ workbench, picture }) {
    await workbench.openFile('billing/refund-not-arrived.yaml');
    await workbench.squiggles().nth(2).waitFor();
    await workbench.codeLens('3 findings').first().waitFor();
    await workbench.showProblems();
    await workbench.problem('never shows that you see what this means').waitFor();
    await workbench.problem('“should hopefully”: sounds unsure').waitFor();
    await workbench.problem('“soon”: gives the customer no time').waitFor();
    await picture('problems');
  },
};
