import type { Locator, Page } from 'playwright-core';
import { until } from './checks.ts';

/** How long something may take to appear, in milliseconds. */
const PATIENCE = 30_000;
/** How long a key press is given before it counts as lost. */
const NOTICE = 6_000;

/** VS Code's window, as a person uses it: by keys and by what stands on the screen. */
export class Workbench {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(PATIENCE);
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await this.page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
  }

  /** Presses keys until `shown` stands on the screen. */
  async press(keys: string, shown: Locator): Promise<void> {
    await tryAgain(`${keys} was pressed`, async () => {
      await this.page.keyboard.press(keys);
      await shown.first().waitFor({ timeout: NOTICE });
    });
  }

  /** Clicks until `shown` stands on the screen. */
  async click(target: Locator, shown: Locator): Promise<void> {
    await tryAgain('the mouse was clicked', async () => {
      await target.click({ timeout: NOTICE });
      await shown.first().waitFor({ timeout: NOTICE });
    });
  }

  /** Opens a file by a part of its path. */
  async openFile(path: string): Promise<void> {
    const name = path.split('/').at(-1)!;
    await this.pick('Control+P', path, name);
    await this.page.locator('.tab.active', { hasText: name }).first().waitFor();
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /** Runs a command by its title in the command palette. */
  async run(title: string): Promise<void> {
    await this.pick('F1', title, title);
  }

  /** Types into the box that `keys` opens, and takes the row that has `row` in it. */
  async pick(keys: string, text: string, row: string): Promise<void> {
    await this.ask(keys, text);
    await this.pickRow(row).first().click();
    await this.pickBox().waitFor({ state: 'hidden' });
  }

  /** Types into the box that `keys` opens, and leaves it open. */
  async ask(keys: string, text: string): Promise<void> {
    const input = this.pickBox().locator('input[type=text], input:not([type])').first();
    await tryAgain(`${keys} was pressed to ask for “${text}”`, async () => {
      if (!(await this.pickBox().isVisible())) await this.page.keyboard.press(keys);
      await input.waitFor({ timeout: NOTICE });
      // One box serves all: its first sign says what is looked for.
      const sign = /^[>#@:%]/.exec(await input.inputValue({ timeout: NOTICE }))?.[0] ?? '';
      await input.fill(sign + text, { timeout: NOTICE });
    });
  }

  pickBox(): Locator {
    return this.page.locator('.quick-input-widget:not([style*="display: none"])');
  }

  pickRow(text: string): Locator {
    return this.pickBox().locator('.quick-input-list .monaco-list-row', { hasText: text });
  }

  /** Puts the cursor at a line and column of the file, 1-based. */
  async goTo(line: number, column: number): Promise<void> {
    await this.ask('Control+G', `${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.pickBox().waitFor({ state: 'hidden' });
    await this.editor().locator('.cursor').first().waitFor();
  }

  editor(): Locator {
    return this.page
      .locator('.editor-group-container.active .monaco-editor[role="code"], .editor-instance .monaco-editor')
      .first();
  }

  /** The lines of the file that can be seen, as one line: a long one is wrapped anywhere. */
  async text(): Promise<string> {
    const lines = await this.editor()
      .locator('.view-line')
      .evaluateAll((all) =>
        all
          .map((line) => ({ top: Number.parseInt(line.style.top, 10), text: line.textContent ?? '' }))
          .sort((a, b) => a.top - b.top)
          .map(({ text }) => text),
      );
    return lines.join(' ').replace(/\s+/g, ' ');
  }

  async showsText(part: string): Promise<void> {
    await until(`“${part}” in the editor`, async () => (await this.text()).includes(part), PATIENCE);
  }

  squiggles(): Locator {
    return this.editor().locator('.squiggly-warning, .squiggly-error, .squiggly-info');
  }

  /** What stands above a macro. */
  codeLens(text: string): Locator {
    return this.editor().locator('.codelens-decoration', { hasText: text });
  }

  /** The rows of the Problems view. */
  problem(text: string): Locator {
    return this.page.locator('.markers-panel .monaco-list-row', { hasText: text });
  }

  async showProblems(): Promise<void> {
    await this.press('Control+Shift+M', this.page.locator('.markers-panel'));
  }

  async closeProblems(): Promise<void> {
    const panel = this.page.locator('.markers-panel');
    await tryAgain('the panel was closed', async () => {
      if (await panel.isVisible()) await this.page.keyboard.press('Control+J');
      await panel.waitFor({ state: 'hidden', timeout: NOTICE });
    });
  }

  /** Opens the light bulb's menu at the cursor. */
  async openFixes(): Promise<void> {
    await this.press('Control+.', this.fix());
  }

  /** An entry of the light bulb's menu; any of them, without a title. */
  fix(title = ''): Locator {
    return this.page.locator('.action-widget .monaco-list-row.action', { hasText: title });
  }

  /** Takes an entry of the light bulb's menu, which is open, with the keys. */
  async takeFix(title: string): Promise<void> {
    await this.fix(title).first().waitFor();
    const chosen = this.page.locator('.action-widget .monaco-list-row.action.focused', { hasText: title });
    await tryAgain(`“${title}” was looked for in the menu`, async () => {
      if (!(await chosen.isVisible())) await this.page.keyboard.press('ArrowDown');
      await chosen.waitFor({ timeout: 500 });
    });
    await this.page.keyboard.press('Enter');
    await this.fix().first().waitFor({ state: 'hidden' });
  }

  async save(): Promise<void> {
    const unsaved = this.page.locator('.tab.active.dirty');
    await unsaved.waitFor();
    await tryAgain('the file was saved', async () => {
      if (await unsaved.isVisible()) await this.page.keyboard.press('Control+S');
      await unsaved.waitFor({ state: 'detached', timeout: NOTICE });
    });
  }

  /** Types at the cursor, as fast as a person who knows what to write. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 20 });
  }

  /** Points with the mouse at the place of the cursor until `shown` stands on the screen. */
  async pointAtCursor(shown: Locator): Promise<void> {
    await tryAgain('the mouse rested on the words', async () => {
      // Measured anew each time: the lines move down when a code lens appears.
      const place = await this.editor().locator('.cursor').first().boundingBox();
      if (!place) throw new Error('the cursor is out of sight');
      await this.page.mouse.move(place.x - 40, place.y + 80);
      await this.page.mouse.move(place.x + 8, place.y + place.height / 2, { steps: 4 });
      await shown.first().waitFor({ timeout: NOTICE });
    });
  }

  hover(text: string): Locator {
    return this.page.locator('.monaco-hover:not(.hidden)', { hasText: text });
  }

  /** An entry of the list of suggestions. */
  suggestion(text: string): Locator {
    return this.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: text });
  }

  /** Takes the views out of the side bar that have nothing to show here. */
  async tidy(): Promise<void> {
    for (const name of ['Outline', 'Timeline']) {
      const view = this.page.locator('.pane-header', { hasText: name });
      await tryAgain(`the view “${name}” was hidden`, async () => {
        await this.page.keyboard.press('Escape');
        if (await view.isVisible()) {
          await view.click({ button: 'right', timeout: NOTICE });
          const hide = this.page.locator('.action-item', { hasText: `Hide '${name}'` });
          await hide.hover({ timeout: NOTICE });
          // In its first moment the menu takes a click for the end of the one that opened it.
          await this.page.waitForTimeout(500);
          await hide.click({ timeout: NOTICE, delay: 100 });
        }
        await view.waitFor({ state: 'detached', timeout: NOTICE });
      });
    }
  }

  /** Takes a picture without what only this kind of VS Code has in its window. */
  async picture(file: string): Promise<void> {
    const hidden = ['forwardedPorts', 'workbench.keyboardLayout', 'host'].map((id) => `[id="status.${id}"]`);
    await this.page.addStyleTag({ content: `${hidden.join(', ')} { display: none !important; }` });
    // The caret and the fading of menus come to rest.
    await this.page.waitForTimeout(400);
    await this.page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  }
}

/** Does something again until it comes off: a key that is pressed while the focus moves can be lost. */
async function tryAgain(what: string, once: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await once();
    } catch (error) {
      if (tries === 5)
        throw new Error(`${what} ${tries} times in vain: ${(error as Error).message.split('\n')[0]}`);
    }
  }
}
