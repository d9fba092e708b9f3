import type { FrameLocator, Locator } from 'playwright-core';
import { same, until } from '../checks.ts';
import type { Workbench } from '../workbench.ts';
import type { Step } from './walk.ts';

const PATH = 'shipping/late-parcel.yaml';

/** What stands in the panel. */
function panel({ page }: Workbench): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
}

const replies = (workbench: Workbench) => panel(workbench).locator('article.agent .bubble');

async function reads(workbench: Workbench, words: string): Promise<void> {
  await until(`“${words}” in the preview`, async () =>
    (await replies(workbench).allInnerTexts()).join('\n').includes(words),
  );
}

/** What the status bar says once words are selected in the file and the file has the focus. */
function selection({ page }: Workbench): Locator {
  return page.locator('[id="status.editor.selection"]', { hasText: 'selected' });
}

export const previewOpens: Step = {
  name: 'opens the preview from the palette and from the editor’s title; it goes along when the text is scrolled',
  async run({ workbench }) {
    const { page } = workbench;
    await workbench.openFile('complaint/faulty-kettle.yaml');
    await workbench.run('macrolint: Preview the Reply');
    await reads(workbench, 'Hi Siobhan');
    await page.locator('.tab', { hasText: 'Preview: ' }).click({ button: 'middle' });
    await page.locator('iframe.webview.ready').waitFor({ state: 'detached' });
    await page.locator('.editor-actions').getByLabel('Preview the Reply').first().click();
    await reads(workbench, 'Hi Siobhan');
    const last = replies(workbench).last();
    const wasAt = (await last.boundingBox())!.y;
    await workbench.editor().click({ position: { x: 200, y: 60 } });
    await page.keyboard.press('Alt+PageDown');
    await until('the last message to come up', async () => (await last.boundingBox())!.y < wasAt);
    await page.keyboard.press('Alt+PageUp');
  },
};

export const preview: Step = {
  name: 'previews a reply beside the text: it follows what is typed, and leads back to the words',
  async run({ workbench, goTo }) {
    await workbench.openFile(PATH);
    await workbench.codeLens('Preview').locator('a', { hasText: 'Preview' }).first().click();
    await reads(workbench, 'Hi Ffion, order TV-55810 was due on');
    await goTo(PATH, 'I can move that, or cancel');
    await workbench.type('Good news. ');
    await reads(workbench, 'Good news. I can move that');
    await panel(workbench).getByLabel('Channel').selectOption('sms');
    await reads(workbench, 'order TV-55810 is late');
    await panel(workbench).getByLabel('Situation').selectOption('No name on file');
    await reads(workbench, 'Hi there, order TV-55811 is late');
    await workbench.click(panel(workbench).getByText('Reply "move"'), selection(workbench));
    await workbench.run('File: Revert File');
    await reads(workbench, 'order TV-55811 is late');
  },
};

export const previewFollows: Step = {
  name: 'goes to another macro: the preview goes along, and a finding in it leads to its words',
  async run({ workbench, goTo, picture }) {
    await workbench.openFile('complaint/wobbly-desk.yaml');
    await goTo('complaint/wobbly-desk.yaml', 'You');
    await reads(workbench, 'You’ve built the Dune desk'.replace('’', "'"));
    await panel(workbench).locator('.mark').first().hover();
    await panel(workbench).getByRole('tooltip').getByText('dismissive').waitFor();
    await picture('preview');
    await workbench.click(panel(workbench).locator('.mark').first(), selection(workbench));
    await panel(workbench).locator('.finding button').first().click();
  },
};

export const previewReloads: Step = {
  name: 'reloads the window: the preview is there again, with what was chosen',
  async run({ workbench }) {
    await panel(workbench).getByLabel('Channel').selectOption('whatsapp');
    await panel(workbench).locator('.frame.whatsapp').waitFor();
    const loaded = workbench.page.waitForEvent('load');
    await workbench.run('Developer: Reload Window');
    await loaded;
    await panel(workbench).locator('.frame.whatsapp').waitFor();
    await reads(workbench, 'the Dune desk');
    same(await panel(workbench).locator('.panel-title').innerText(), 'Wobbly Dune desk');
  },
};
