import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contains } from '../checks.ts';
import type { Step } from './walk.ts';

export const rename: Step = {
  name: 'renames a slot: both files that use it are changed',
  async run({ workbench, folder, goTo }) {
    const path = 'zendesk/order-delayed.yaml';
    await workbench.openFile(path);
    await goTo(path, 'ticket_field_30112');
    const box = workbench.page.locator('.rename-box input');
    await workbench.press('F2', box);
    await box.fill('ticket.ticket_field_41207');
    await workbench.page.keyboard.press('Enter');
    await workbench.showsText('order {{ticket.ticket_field_41207}} will reach you');
    await workbench.run('File: Save All');
    await workbench.page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
    for (const file of [path, 'zendesk/wrong-item.yaml'])
      contains(readFileSync(join(folder, file), 'utf8'), '{{ticket.ticket_field_41207}}');
  },
};
