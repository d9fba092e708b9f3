// Makes docs/images/preview-*.png anew, out of the samples: npm run preview-pictures
// Needs dist/ and Chromium; CHROMIUM names its program where that is not `chromium`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const IMAGES = resolve('docs/images');
const folder = mkdtempSync(join(tmpdir(), 'macrolint-pictures-'));
const samples = page('sample-macros', '.');
writeFileSync(join(folder, 'macrolint.yaml'), 'include: ["*.yaml"]\n');
writeFileSync(
  join(folder, 'curly.yaml'),
  `title: Shipping::Out for delivery
kind: status
channels: [sms]
reply: |
  Hi {{customer.first_name}}, it’s good news: order {{order.id}} is on the van – the driver reaches you between [[window start]] and [[window end]]. Reply MOVE for another day. {{agent.first_name}}, Tansy & Volt
slots:
  customer.first_name: Ffion
  order.id: TV-55810
  agent.first_name: Rafi
scenarios:
  - name: Waiting in
    customer: Is my lamp coming today?
`,
);
const curly = page(folder, '.');

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const open = async (file, hash, options = {}) => {
    const context = await browser.newContext({
      viewport: { width: 1360, height: 860 },
      deviceScaleFactor: 2,
      reducedMotion: 'reduce',
      ...options,
    });
    const opened = await context.newPage();
    await opened.goto(`${pathToFileURL(file)}#${hash}`);
    await opened.waitForFunction(() => document.documentElement.dataset.ready === 'true');
    return opened;
  };

  const whole = await open(samples, 'macro=complaint-wobbly-dune-desk&version=both');
  await whole.screenshot({ path: join(IMAGES, 'preview-page.png') });

  const sms = await open(curly, 'macro=shipping-out-for-delivery', {
    viewport: { width: 1120, height: 620 },
  });
  await sms.evaluate(() => {
    for (const card of document.querySelectorAll('.card:not(.length)')) card.remove();
  });
  await sms.locator('.split').screenshot({ path: join(IMAGES, 'preview-sms.png') });

  const frames = [];
  for (const [choice, colorScheme] of [
    ['channel=chat', 'light'],
    ['channel=whatsapp&missing=name&message=1', 'dark'],
    ['channel=sms', 'light'],
    ['channel=email', 'light'],
  ]) {
    const one = await open(samples, `macro=late-parcel&picture=on&${choice}`, {
      colorScheme,
      viewport: { width: 460, height: 800 },
    });
    frames.push(await one.locator('.window').screenshot());
  }
  const together = await (await browser.newContext({ deviceScaleFactor: 2 })).newPage();
  await together.setContent(side(frames));
  await together.locator('body').screenshot({ path: join(IMAGES, 'preview-channels.png') });
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

/** The page that macrolint preview makes of a folder. */
function page(cwd, path) {
  const out = join(folder, `${cwd === folder ? 'curly' : 'samples'}.html`);
  const config = cwd === folder ? ['--config', join(folder, 'macrolint.yaml')] : [];
  const args = [resolve('dist/cli.mjs'), 'preview', path, '--out', out, ...config];
  execFileSync(process.execPath, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  return out;
}

/** Pictures side by side, each 300 pixels wide; the tall one is cut off where the others end. */
function side(pictures) {
  const images = pictures.map((png) => `<img src="data:image/png;base64,${png.toString('base64')}">`);
  return `<!doctype html><style>
  body { display: inline-flex; gap: 22px; align-items: flex-start; margin: 0; padding: 28px; height: 420px; overflow: hidden; background: #e6ebec; }
  img { width: 300px; border-radius: 14px; box-shadow: 0 8px 26px rgb(15 40 42 / 0.16); }
</style><body>${images.join('')}</body>`;
}
