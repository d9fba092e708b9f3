import type { Locator, Page } from 'playwright-core';
import { until } from './checks.ts';

/** How long something may take to appear, in milliseconds. */
const PATIENCE = 30_000;
/** How long a key press is given before it counts as lost. */
const NOTICE = 4_000;

/** VS Code's window, as a person uses it: by keys and by what stands on the screen. */
export class Workbench {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await this.page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
  }

  /** Presses keys until `shown` stands on the screen: a key that is pressed while the focus moves can be lost. */
  async press(keys: string, shown: Locator): Promise<void> {
    for (let tries = 1; ; tries++) {
      await this.page.keyboard.press(keys);
      const seen = await shown
        .first()
        .waitFor({ timeout: NOTICE })
        .then(
          () => true,
          () => false,
        );
      if (seen) return;
      if (tries === 5) throw new Error(`${keys} was pressed ${tries} times and nothing came of it`);
    }
  }

  /** Opens a file by a part of its path. */
  async openFile(path: string): Promise<void> {
    const name = path.split('/').at(-1)!;
    await this.pick('Control+P', path, name);
    await this.page.locator('.tab.active', { hasText: name }).first().waitFor({ timeout: PATIENCE });
    await this.page.locator('.editor-instance .view-line').first().waitFor({ timeout: PATIENCE });
  }

  /** Runs a command by its title in the command palette. */
  async run(title: string): Promise<void> {
    await this.pick('F1', title, title);
  }

  /** Types into the box that `keys` opens, and takes the row that has `row` in it. */
  async pick(keys: string, text: string, row: string): Promise<void> {
    await this.ask(keys, text);
    await this.pickRow(row).first().waitFor({ timeout: PATIENCE });
    await this.pickRow(row).first().click();
    await this.pickBox().waitFor({ state: 'hidden', timeout: PATIENCE });
  }

  /** Types into the box that `keys` opens, and leaves it open. */
  async ask(keys: string, text: string): Promise<void> {
    await this.press(keys, this.pickBox());
    const input = this.pickBox().locator('input[type=text], input:not([type])').first();
    const already = await input.inputValue();
    // F1 and Ctrl+T open the same box with a first sign that says what is looked for.
    const sign = /^[>#@:%]/.exec(already)?.[0] ?? '';
    await input.fill(sign + text);
  }

  pickBox(): Locator {
    return this.page.locator('.quick-input-widget:not([style*="display: none"])');
  }

  pickRow(text: string): Locator {
    return this.pickBox().locator('.quick-input-list .monaco-list-row', { hasText: text });
  }

  /** Puts the cursor before the first character of `words` in the editor, by a line and column of the file (1-based). */
  async goTo(line: number, column: number): Promise<void> {
    await this.ask('Control+G', `${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.pickBox().waitFor({ state: 'hidden', timeout: PATIENCE });
    await this.editor().locator('.cursor').first().waitFor({ timeout: PATIENCE });
  }

  editor(): Locator {
    return this.page
      .locator('.editor-group-container.active .monaco-editor[role="code"], .editor-instance .monaco-editor')
      .first();
  }

  /** The lines of the file that can be seen, as text. */
  async text(): Promise<string> {
    const lines = await this.editor()
      .locator('.view-line')
      .evaluateAll((all) =>
        all
          .map((line) => ({ top: Number.parseInt(line.style.top, 10), text: line.textContent ?? '' }))
          .sort((a, b) => a.top - b.top)
          .map(({ text }) => text),
      );
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  async showsText(part: string): Promise<void> {
    await until(`“${part}” in the editor`, async () => (await this.text()).includes(part), PATIENCE);
  }

  squiggles(): Locator {
    return this.editor().locator('.squiggly-warning, .squiggly-error, .squiggly-info');
  }

  /** The rows of the Problems view. */
  problem(text: string): Locator {
    return this.page.locator('.markers-panel .monaco-list-row', { hasText: text });
  }

  async showProblems(): Promise<void> {
    await this.press('Control+Shift+M', this.page.locator('.markers-panel'));
  }

  /** Opens the light bulb's menu at the cursor and takes the entry with this text. */
  async quickFix(title: string): Promise<void> {
    await this.press('Control+.', this.fixMenu(title));
    await this.fixMenu(title).locator('.monaco-list-row', { hasText: title }).first().click();
    await this.fixMenu(title).waitFor({ state: 'hidden', timeout: PATIENCE });
  }

  fixMenu(title: string): Locator {
    return this.page.locator('.action-widget', { hasText: title });
  }

  async save(): Promise<void> {
    const unsaved = this.page.locator('.tab.active.dirty');
    await unsaved.waitFor({ timeout: PATIENCE });
    for (let tries = 0; tries < 5 && (await unsaved.count()) > 0; tries++) {
      await this.page.keyboard.press('Control+S');
      await unsaved.waitFor({ state: 'detached', timeout: NOTICE }).catch(() => undefined);
    }
    await unsaved.waitFor({ state: 'detached', timeout: NOTICE });
  }

  /** Types at the cursor, as fast as a person who knows what to write. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 20 });
  }

  /** Points with the mouse at the place of the cursor until `shown` stands on the screen. */
  async pointAtCursor(shown: Locator): Promise<void> {
    const place = await this.editor().locator('.cursor').first().boundingBox();
    if (!place) throw new Error('the cursor is out of sight');
    for (let tries = 1; ; tries++) {
      await this.page.mouse.move(place.x - 40 * tries, place.y + 60);
      await this.page.mouse.move(place.x + 8, place.y + place.height / 2, { steps: 4 });
      const seen = await shown
        .first()
        .waitFor({ timeout: NOTICE })
        .then(
          () => true,
          () => false,
        );
      if (seen) return;
      if (tries === 5) throw new Error('the mouse rested on the words and nothing came of it');
    }
  }

  hover(text: string): Locator {
    return this.page.locator('.monaco-hover:not(.hidden)', { hasText: text });
  }

  /** An entry of the list of suggestions. */
  suggestion(text: string): Locator {
    return this.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: text });
  }

  /** Takes a picture without what only this kind of VS Code has in its window. */
  async picture(file: string): Promise<void> {
    const hidden = ['forwardedPorts', 'editor.keyboardLayout', 'host'].map((id) => `[id="status.${id}"]`);
    await this.page.addStyleTag({ content: `${hidden.join(', ')} { display: none !important; }` });
    // The caret and the fading of menus come to rest.
    await this.page.waitForTimeout(400);
    await this.page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  }
}
