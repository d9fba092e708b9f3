import type { Step } from './walk.ts';

export const goToMacro: Step = {
  name: 'goes to a macro by its title',
  async run({ workbench, picture }) {
    await workbench.ask('Control+T', 'parcel');
    await workbench.pickRow('Where is my parcel').first().waitFor();
    await workbench.page.mouse.move(700, 600);
    await picture('go-to-macro');
    await workbench.page.keyboard.press('Escape');
    await workbench.pick('Control+T', 'late parcel', 'Late parcel');
    await workbench.page.locator('.tab.active', { hasText: 'late-parcel.yaml' }).waitFor();
  },
};
