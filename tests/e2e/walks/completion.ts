import type { Step } from './walk.ts';

export const completion: Step = {
  name: 'types {{: is offered the slots, and takes one',
  async run({ workbench, goTo, picture }) {
    const path = 'follow-up/how-did-we-do.yaml';
    await workbench.openFile(path);
    await workbench.squiggles().first().waitFor();
    await goTo(path, 'Hello,');
    await workbench.page.keyboard.press('End');
    await workbench.page.keyboard.press('ArrowLeft');
    await workbench.type(' {{');
    await workbench.suggestion('requester.first_name').first().waitFor();
    await workbench.press('Control+Space', workbench.page.locator('.suggest-details'));
    await picture('completion');
    await workbench.type('requester.first');
    await workbench.suggestion('requester.first_name').first().click();
    await workbench.showsText('Hello {{ticket.requester.first_name}},');
    await workbench.page.keyboard.press('Control+Z');
  },
};
