import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { panelHtml } from '../../client/src/previewHtml.ts';
import { bundle } from '../../scripts/bundles.mjs';
import { preview } from '../../server/src/features/preview.ts';
import { open } from '../features/open.ts';
import { axeFaults, type Opened, useBrowser } from './browser.ts';

const browser = useBrowser();
const folder = mkdtempSync(join(tmpdir(), 'macrolint-panel-'));
const page = join(folder, 'panel.html');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The panel’s page with a stand-in for VS Code around it, which keeps what the panel says, and its state. */
beforeAll(async () => {
  await bundle(['panel/panel.js', 'panel/panel.css'], { out: folder });
  writeFileSync(page, standingIn(panelHtml(ASSETS)));
  writeFileSync(join(folder, 'theme.css'), THEMES.dark);
});

const ASSETS = {
  script: 'panel/panel.js',
  style: 'panel/panel.css',
  source: 'file:',
  title: 'Preview',
  language: 'en',
  translation: undefined,
};

function standingIn(html: string): string {
  const nonce = /nonce="(\w+)"/.exec(html)![1];
  return html.replace(
    '</head>\n<body>',
    `<link rel="stylesheet" href="theme.css"></head><body class="vscode-dark"><script nonce="${nonce}">
globalThis.said = [];
globalThis.acquireVsCodeApi = () => ({
  postMessage: (message) => said.push(message),
  getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
  setState: (state) => sessionStorage.setItem('state', JSON.stringify(state)),
});
document.documentElement.dataset.ready = 'true';
</script>`,
  );
}

/** The variables of VS Code’s own themes that the panel reads. */
const THEMES = {
  dark: `:root { --vscode-font-family: sans-serif; --vscode-font-size: 13px; --vscode-editor-background: #1f1f1f;
    --vscode-foreground: #cccccc; --vscode-descriptionForeground: #9d9d9d; --vscode-editorWidget-background: #202020;
    --vscode-dropdown-background: #313131; --vscode-dropdown-border: #3c3c3c; --vscode-focusBorder: #0078d4;
    --vscode-button-background: #0078d4; --vscode-button-foreground: #ffffff; --vscode-button-secondaryBackground: #313131;
    --vscode-button-secondaryForeground: #cccccc; --vscode-widget-border: #313131; }`,
  light: `:root { --vscode-font-family: sans-serif; --vscode-font-size: 13px; --vscode-editor-background: #ffffff;
    --vscode-foreground: #3b3b3b; --vscode-descriptionForeground: #3b3b3b; --vscode-editorWidget-background: #f8f8f8;
    --vscode-dropdown-background: #ffffff; --vscode-dropdown-border: #cecece; --vscode-focusBorder: #005fb8;
    --vscode-button-background: #005fb8; --vscode-button-foreground: #ffffff; --vscode-button-secondaryBackground: #e5e5e5;
    --vscode-button-secondaryForeground: #3b3b3b; --vscode-widget-border: #e5e5e5; }`,
  'high-contrast': `:root { --vscode-font-family: sans-serif; --vscode-font-size: 13px; --vscode-editor-background: #000000;
    --vscode-foreground: #ffffff; --vscode-descriptionForeground: #ffffff; --vscode-contrastBorder: #6fc3df;
    --vscode-focusBorder: #f38518; --vscode-dropdown-background: #000000; }`,
} as const;

const MACRO = `title: Orders::Late parcel
kind: complaint
reply: |
  Hi {{customer.first_name}},

${'  Your parcel is on its way, and the courier has it.\n\n'.repeat(20)}
  It MUST be signed for and should hopefully arrive today.
`;

/** What the extension sends for a file. */
function shown(text: string, choice = {}, fixed = false) {
  const result = preview(open(text).document, {}, choice, fixed);
  return { type: 'show', shown: JSON.parse(JSON.stringify(result)) };
}

const send = ({ page: panel }: Opened, message: unknown) =>
  panel.evaluate((data) => window.dispatchEvent(new MessageEvent('message', { data })), message);

const said = ({ page: panel }: Opened): Promise<{ type: string }[]> =>
  panel.evaluate(() => (globalThis as unknown as { said: { type: string }[] }).said);

async function opened(text = MACRO, viewport = { width: 620, height: 700 }): Promise<Opened> {
  const panel = await browser.open(page, { viewport });
  await send(panel, shown(text));
  return panel;
}

test('says that it is ready, and waits for a macro', async () => {
  const panel = await browser.open(page);
  expect(await said(panel)).toEqual([{ type: 'ready' }]);
  expect(await panel.page.locator('.waiting').isVisible()).toBe(true);
  await send(panel, shown(MACRO));
  expect(await panel.page.locator('.waiting').isVisible()).toBe(false);
  expect(await panel.page.locator('h1').innerText()).toBe('Late parcel');
});

describe('while someone types', () => {
  test('only the words that change are drawn anew, and nothing scrolls', async () => {
    const panel = await opened();
    await panel.page.locator('article.agent').last().scrollIntoViewIfNeeded();
    const before = await panel.page.evaluate(() => {
      const bubbles = [...document.querySelectorAll('article.agent .bubble')];
      (globalThis as unknown as { kept: Element[] }).kept = bubbles;
      return [window.scrollY, bubbles.length];
    });
    await send(panel, shown(MACRO.replace('arrive today', 'arrive this afternoon')));
    const after = await panel.page.evaluate(() => {
      const bubbles = [...document.querySelectorAll('article.agent .bubble')];
      const { kept } = globalThis as unknown as { kept: Element[] };
      return [window.scrollY, bubbles.filter((bubble, i) => bubble === kept[i]).length];
    });
    expect(after).toEqual(before);
    expect(await panel.page.locator('article.agent').last().innerText()).toContain('this afternoon');
  });

  test('a mark keeps the focus and its reason', async () => {
    const panel = await opened();
    await panel.page.locator('.mark', { hasText: 'hopefully' }).focus();
    await send(panel, shown(MACRO.replace('Your parcel', 'Your own parcel')));
    expect(await panel.page.evaluate(() => document.activeElement?.textContent)).toBe('should hopefully');
    expect(await panel.page.getByRole('tooltip').isVisible()).toBe(true);
  });
});

describe('between the panel and the text', () => {
  test('a click on words, on a mark, on a finding and on a bubble leads to the file', async () => {
    const panel = await opened();
    await panel.page.getByText('It', { exact: false }).last().scrollIntoViewIfNeeded();
    await panel.page.locator('.mark', { hasText: 'hopefully' }).click();
    await panel.page.locator('.finding button', { hasText: 'hedging' }).click();
    await panel.page.locator('.slot').first().click();
    const places = (await said(panel)).filter(({ type }) => type === 'go-to') as unknown as {
      start: number;
      end: number;
    }[];
    expect(places.map(({ start, end }) => MACRO.slice(start, end))).toEqual([
      'should hopefully',
      'should hopefully',
      '{{customer.first_name}}',
    ]);
  });

  test('with the keys too', async () => {
    const panel = await opened();
    await panel.page.locator('.bubble.goes').last().focus();
    await panel.page.keyboard.press('Enter');
    expect((await said(panel)).at(-1)).toMatchObject({
      type: 'go-to',
      start: MACRO.indexOf('It MUST'),
    });
  });

  test('the bubble with the cursor is lit up and comes into sight', async () => {
    const panel = await opened();
    const last = panel.page.locator('article.agent .bubble').last();
    await panel.page.evaluate(() => window.scrollTo(0, 0));
    await send(panel, { type: 'reveal', offset: MACRO.indexOf('arrive today') });
    expect(await last.getAttribute('class')).toContain('current');
    const box = await last.boundingBox();
    expect(box!.y + box!.height).toBeLessThanOrEqual(701);
  });

  test('where a scrolled text begins between two bubbles, the next one comes into sight and stays unlit', async () => {
    const panel = await opened(MACRO, { width: 620, height: 420 });
    const last = panel.page.locator('article.agent .bubble').last();
    await send(panel, { type: 'reveal', offset: MACRO.indexOf('It MUST') - 1, scrolled: true });
    expect((await last.boundingBox())!.y).toBeLessThan(420);
    expect(await panel.page.locator('.bubble.current').count()).toBe(0);
  });

  test('of a long letter, the words with the cursor come into sight', async () => {
    const letter = MACRO.replace('kind:', 'channels: [email]\nkind:');
    const panel = await opened(letter, { width: 400, height: 500 });
    await send(panel, { type: 'reveal', offset: letter.indexOf('arrive today') });
    const box = await panel.page.getByText('arrive today').boundingBox();
    expect(box!.y).toBeGreaterThan(0);
    expect(box!.y + box!.height).toBeLessThanOrEqual(501);
  });

  test('the text after fixes stands in no file', async () => {
    const panel = await opened();
    await panel.page.getByRole('radio', { name: 'After safe fixes' }).check();
    expect((await said(panel)).at(-1)).toEqual({ type: 'choose', choice: {}, fixed: true });
    await send(panel, shown(MACRO, {}, true));
    expect(await panel.page.locator('ins.added').innerText()).toBe('must');
    const before = (await said(panel)).length;
    await panel.page.locator('ins.added').click();
    expect(await said(panel)).toHaveLength(before);
  });
});

describe('what was chosen', () => {
  test('is asked of the extension', async () => {
    const panel = await opened();
    await panel.page.getByLabel('Channel').selectOption('sms');
    await panel.page.getByLabel('On file').selectOption('name');
    expect((await said(panel)).at(-1)).toEqual({
      type: 'choose',
      choice: { channel: 'sms', missing: 'name' },
      fixed: false,
    });
  });

  test('is kept while the panel is away', async () => {
    const panel = await opened();
    await panel.page.getByLabel('Channel').selectOption('sms');
    await panel.page.getByRole('button', { name: 'Steps' }).click();
    await panel.page.reload();
    expect(await said(panel)).toMatchObject([
      {
        type: 'ready',
        state: {
          uri: 'file:///repo/macros/test.yaml',
          macro: 'orders-late-parcel',
          choice: { channel: 'sms' },
        },
      },
    ]);
    await send(panel, shown(MACRO, { channel: 'sms' }));
    expect(await panel.page.getByRole('button', { name: 'Steps' }).getAttribute('aria-pressed')).toBe('true');
  });

  test('another macro is shown from its beginning', async () => {
    const panel = await opened();
    await panel.page.locator('article.agent').last().scrollIntoViewIfNeeded();
    expect(await panel.page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
    await send(panel, shown(MACRO.replace('Late parcel', 'Later parcel')));
    expect(await panel.page.evaluate(() => window.scrollY)).toBe(0);
  });

  test('means nothing in another macro', async () => {
    const panel = await opened();
    await panel.page.getByLabel('On file').selectOption('name');
    await send(panel, shown(MACRO, { missing: 'name' }));
    await send(panel, shown('title: Other\nkind: other\nreply: It left today.\n'));
    await panel.page.getByLabel('Channel').selectOption('email');
    expect((await said(panel)).at(-1)).toMatchObject({ choice: { channel: 'email' } });
  });
});

test('says its words in the language of VS Code, and in English what is not translated', async () => {
  const german = join(folder, 'german.html');
  const translation = {
    Channel: 'Kanal </script><b>',
    'Web chat': 'Chat im Netz',
    'Conversation on {0}': 'Gespräch: {0}',
    '{0} characters': '{0} Zeichen',
  };
  writeFileSync(german, standingIn(panelHtml({ ...ASSETS, language: 'de', translation })));
  const panel = await browser.open(german);
  await send(panel, shown(MACRO));
  expect(await panel.page.locator('label[for="choose-channel"]').innerText()).toBe('Kanal </script><b>');
  expect(await panel.page.getByRole('log', { name: 'Gespräch: Chat im Netz' }).count()).toBe(1);
  expect(await panel.page.locator('.length .figure').innerText()).toMatch(/^1\.\d{3} Zeichen$/);
  expect(await panel.page.locator('label[for="choose-scenario"]').innerText()).toBe('Situation');
  expect(await panel.page.locator('html').getAttribute('lang')).toBe('de');
});

describe.each(Object.entries(THEMES))('in VS Code’s %s theme', (name, theme) => {
  test('axe finds no fault', async () => {
    writeFileSync(join(folder, 'theme.css'), theme);
    const panel = await opened();
    await panel.page.evaluate((kind) => {
      document.body.className = `vscode-${kind}`;
    }, name);
    await panel.page.getByRole('button', { name: 'Steps' }).click();
    expect(await axeFaults(panel)).toEqual([]);
  });
});
