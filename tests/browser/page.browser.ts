import { describe, expect, test } from 'vitest';
import { pageOf, pageOfSamples, useBrowser } from './browser.ts';

const browser = useBrowser();
const samples = pageOfSamples();

const macros = pageOf({
  'macrolint.yaml': 'platform: zendesk\ninclude: ["**/*.yaml"]\n',
  'orders/late.yaml': `
title: Orders::Late parcel
kind: complaint
channels: [chat, sms]
reply: |
  Hi {{ticket.requester.first_name}},

  Your parcel should hopefully arrive soon, and MUST be signed for. It is {% if order.express %}an express{% else %}a common{% endif %} one.
variants:
  sms: |
    It’s on the van.
scenarios:
  - name: Waiting
    customer: Where IS it?
  - name: Nobody
    customer: parcel
    slots: {ticket.requester.first_name: null}
`,
  'other/steps.yaml': `
title: Other::In steps
kind: other
steps:
  - recap: You asked for a new plug.
  - pause: Wait for the answer.
  - solution: It leaves us today.
`,
});

/** The agent’s bubbles, as they are read. */
const REPLIES = '.frame article.agent .bubble > p';

describe('the page', () => {
  test('asks for nothing and says nothing is wrong', async () => {
    const { page, faults } = await browser.open(samples);
    for (let i = 0; i < 12; i++) await page.getByRole('button', { name: 'Next macro' }).click();
    expect(faults).toEqual([]);
    expect(await page.locator('.entry').count()).toBeGreaterThan(60);
  });

  test('is one file without any address of elsewhere to load', async () => {
    const { page } = await browser.open(samples);
    expect(await page.locator('script[src], link, img, iframe, object, embed').count()).toBe(0);
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'sha256-[^' ]+'; style-src 'sha256-[^' ]+'; base-uri 'none'; form-action 'none'$/,
    );
  });

  test('finds macros by words, folder, kind and finding', async () => {
    const { page } = await browser.open(samples);
    const names = page.locator('.entry .name');
    await page.getByLabel('Search macros').fill('parcel courier');
    expect(await names.allTextContents()).toContain('Late parcel');
    expect(await page.locator('.count').textContent()).toMatch(/^\d+ of \d+ macros$/);
    await page.getByLabel('Search macros').fill('no such words at all');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByLabel('Folder').selectOption('Holds');
    expect(await names.allTextContents()).toEqual([
      'Checking stock',
      'Courier on the line',
      'Reading the order',
    ]);
    await page.getByLabel('Finding').selectOption('unsure-owner');
    expect(await names.allTextContents()).toEqual(['Checking stock']);
    await page.getByLabel('Folder').selectOption('');
    await page.getByLabel('Finding').selectOption('');
    await page.getByLabel('Kind').selectOption('boundary');
    expect(await names.allTextContents()).toEqual(['Insults in the chat']);
  });

  test('shows another macro from its beginning', async () => {
    const { page } = await browser.open(samples, { viewport: { width: 1360, height: 500 } });
    await page.evaluate(() => window.scrollTo(0, 400));
    await page.locator('.entry', { hasText: 'Late parcel' }).click();
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0);
  });

  test('is linked to by macro and by what is chosen', async () => {
    const { page } = await browser.open(macros, {
      hash: 'macro=orders-late-parcel&channel=sms&missing=name',
    });
    expect(await page.getByLabel('Channel').inputValue()).toBe('sms');
    await page.locator('.entry', { hasText: 'In steps' }).click();
    expect(new URL(page.url()).hash).toBe('#macro=other-in-steps');
    await page.getByLabel('Channel').selectOption('whatsapp');
    expect(new URL(page.url()).hash).toBe('#macro=other-in-steps&channel=whatsapp');
    await page.evaluate(() => (location.hash = 'macro=orders-late-parcel&version=both&steps=on'));
    await expect.poll(() => page.locator('.frame').count()).toBe(2);
    expect(await page.locator('.steps').count()).toBeGreaterThan(0);
  });

  test('prints the conversation and its findings without the switches, in light colours', async () => {
    const { page } = await browser.open(samples, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.locator('.sidebar').isVisible()).toBe(false);
    expect(await page.locator('.toolbar').isVisible()).toBe(false);
    expect(await page.locator('.frame').isVisible()).toBe(true);
    // The page hears of the medium with its next frame.
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('light');
    expect((await page.pdf()).byteLength).toBeGreaterThan(10_000);
  });
});

describe('the switches', () => {
  const late = { hash: 'macro=orders-late-parcel' };

  test('channel: another text, its length, and the characters that cost', async () => {
    const { page } = await browser.open(macros, late);
    await page.getByLabel('Channel').selectOption('sms');
    expect(await page.locator(REPLIES).allInnerTexts()).toEqual(['It’s on the van.']);
    expect(await page.locator('.costly').allTextContents()).toEqual(['’']);
    expect(await page.locator('.length').innerText()).toContain('1 part');
  });

  test('situation and what is on file', async () => {
    const { page } = await browser.open(macros, late);
    const greeting = page.locator(REPLIES).first();
    expect(await greeting.innerText()).toBe('Hi Nadia,');
    await page.getByLabel('On file').selectOption('name');
    expect(await greeting.innerText()).toMatch(/^Hi \s*,$|^Hi\s*\(.*nothing is sent\)\s*,$/s);
    await page.getByLabel('On file').selectOption('none');
    await page.getByLabel('Situation').selectOption('Nobody');
    expect(await page.locator('.slot.gap').count()).toBe(1);
    expect(await page.locator('article.customer .bubble > p').innerText()).toBe('parcel');
  });

  test('each branch of the logic', async () => {
    const { page } = await browser.open(macros, late);
    expect(await page.locator(REPLIES).nth(1).innerText()).toContain('a common one');
    await page.locator('.conditions select').selectOption('if order.express');
    expect(await page.locator(REPLIES).nth(1).innerText()).toContain('an express one');
  });

  test('before and after the safe fixes', async () => {
    const { page } = await browser.open(macros, late);
    await page.getByRole('radio', { name: 'After safe fixes' }).check();
    expect(await page.locator('del.removed').allTextContents()).toEqual(['MUST']);
    expect(await page.locator('ins.added').allTextContents()).toEqual(['must']);
    expect(await page.locator('.caption').innerText()).toBe('After safe fixes · 1 change');
    await page.getByRole('radio', { name: 'Side by side' }).check();
    const frames = page.locator('.frame');
    expect(await frames.count()).toBe(2);
    const [left, right] = await Promise.all([frames.nth(0).boundingBox(), frames.nth(1).boundingBox()]);
    expect(left!.y).toBe(right!.y);
  });

  test('marks', async () => {
    const { page } = await browser.open(macros, late);
    const toggle = page.getByRole('button', { name: 'Findings', exact: true });
    expect(await toggle.getAttribute('aria-pressed')).toBe('true');
    await toggle.click();
    expect(await toggle.getAttribute('aria-pressed')).toBe('false');
    const line = await page
      .locator('.mark')
      .first()
      .evaluate((mark) => getComputedStyle(mark).textDecorationLine);
    expect(line).toBe('none');
  });

  test('the step of each sentence, level with its words', async () => {
    const { page } = await browser.open(macros, { hash: 'macro=other-in-steps' });
    await page.getByRole('button', { name: 'Steps' }).click();
    const labels = page.locator('.step');
    expect(await labels.allTextContents()).toEqual(['recap', 'solution']);
    const [label, bubble] = await Promise.all([
      labels.nth(1).boundingBox(),
      page.locator(REPLIES).nth(1).boundingBox(),
    ]);
    expect(Math.abs(label!.y - bubble!.y)).toBeLessThan(16);
    await labels.first().hover();
    expect(await page.locator('.lit').allTextContents()).toEqual(['You asked for a new plug.']);
  });
});

describe('playing', () => {
  test('shows typing, then one message after the other, and can be paused', async () => {
    const { page } = await browser.open(macros, { hash: 'macro=other-in-steps' });
    const log = page.getByRole('log');
    await page.getByRole('button', { name: 'Play' }).click();
    await page.locator('.typing').waitFor();
    expect(await page.locator('article.agent:not([hidden])').count()).toBe(0);
    expect(await log.getAttribute('aria-live')).toBe('polite');
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Play' }).click();
    await page.locator('.pause').waitFor();
    await page.locator('article.agent:not([hidden])').nth(1).waitFor();
    await page.getByRole('button', { name: 'Play' }).waitFor();
    expect(await page.locator('[data-moment][hidden]').count()).toBe(0);
    expect(await log.getAttribute('aria-live')).toBe('off');
  });

  test('moves no dots for those who want no motion', async () => {
    const { page } = await browser.open(macros, { hash: 'macro=other-in-steps', reducedMotion: 'reduce' });
    await page.getByRole('button', { name: 'Play' }).click();
    await page.locator('.typing').waitFor();
    expect(
      await page
        .locator('.typing i')
        .first()
        .evaluate((dot) => getComputedStyle(dot).animationName),
    ).toBe('none');
  });
});

describe('the reason of a finding', () => {
  test('is shown to the pointer', async () => {
    const { page } = await browser.open(macros, { hash: 'macro=orders-late-parcel' });
    await page.locator('.mark', { hasText: 'should hopefully' }).hover();
    expect(await page.getByRole('tooltip').innerText()).toMatch(/hedging[\s\S]*sounds unsure/);
    await page.mouse.move(5, 5);
    expect(await page.locator('.tip').isVisible()).toBe(false);
  });

  test('and to the keyboard, which reaches everything', async () => {
    const { page } = await browser.open(macros, { hash: 'macro=orders-late-parcel' });
    const seen = new Set<string>();
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      const name = await page.evaluate(() => {
        const at = document.activeElement as HTMLElement;
        return at === document.body ? '' : `${at.tagName} ${at.className || at.id || at.dataset.toggle}`;
      });
      if (name.startsWith('MARK')) expect(await page.getByRole('tooltip').isVisible()).toBe(true);
      seen.add(name);
    }
    for (const wanted of [
      'A entry',
      'SELECT choose-channel',
      'SELECT choose-scenario',
      'BUTTON toggle',
      'BUTTON play',
      'DIV log',
    ])
      expect([...seen].join('\n')).toContain(wanted);
    expect([...seen].some((name) => name.startsWith('MARK'))).toBe(true);
  });

  test('a finding of the list leads to its words', async () => {
    const { page } = await browser.open(macros, { hash: 'macro=orders-late-parcel' });
    await page.locator('.finding button', { hasText: 'vague-time' }).click();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('soon');
  });
});

describe('any width', () => {
  test.each([320, 420, 700, 1000, 1700])('%i pixels: nothing is cut off sideways', async (width) => {
    const { page } = await browser.open(samples, {
      viewport: { width, height: 800 },
      hash: 'macro=late-parcel&steps=on',
    });
    for (const channel of ['chat', 'email', 'sms']) {
      await page.getByLabel('Channel').selectOption(channel);
      const [inner, outer] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        window.innerWidth,
      ]);
      expect(inner).toBeLessThanOrEqual(outer!);
    }
  });

  test('narrow: the list opens and closes', async () => {
    const { page } = await browser.open(samples, { viewport: { width: 420, height: 800 } });
    expect(await page.locator('.sidebar').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'All macros' }).click();
    await page.locator('.entry', { hasText: 'Late parcel' }).click();
    expect(await page.locator('.sidebar').isVisible()).toBe(false);
    expect(await page.locator('h1').innerText()).toBe('Late parcel');
  });
});

describe('text of any kind', () => {
  const special = pageOf({
    'macrolint.yaml': 'include: ["**/*.yaml"]\n',
    'a.yaml': `
title: Long words
kind: other
reply: |
  Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft
  https://example.com/${'a/very/long/path/'.repeat(12)}
`,
    'b.yaml': `
title: تأخر الطرد
id: arabic
kind: other
locale: ar
reply: مرحبًا {{customer.first_name}}، طلبك في الطريق.
`,
  });

  test('long words and addresses wrap', async () => {
    const { page } = await browser.open(special, {
      hash: 'macro=long-words',
      viewport: { width: 360, height: 800 },
    });
    const [inner, outer] = await page.locator(REPLIES).evaluate((one) => [one.scrollWidth, one.clientWidth]);
    expect(inner).toBeLessThanOrEqual(outer!);
  });

  test('right to left: the conversation is mirrored, and each slot keeps its own direction', async () => {
    const { page } = await browser.open(special, { hash: 'macro=arabic' });
    const [reply, own] = await Promise.all([
      page.locator('article.agent .bubble').boundingBox(),
      page.locator('article.customer .bubble').boundingBox(),
    ]);
    expect(reply!.x).toBeGreaterThan(own!.x);
    expect(
      await page.locator('article.agent .bubble').evaluate((one) => getComputedStyle(one).direction),
    ).toBe('rtl');
    expect(await page.locator('bdi.slot').evaluate((one) => getComputedStyle(one).direction)).toBe('ltr');
  });
});
