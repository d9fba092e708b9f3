import { pathToFileURL } from 'node:url';
import { Chromium } from './chromium.ts';

export interface Picture {
  /** What stands behind the `#` of the page’s address. */
  readonly hash: string;
  /** Gets the PNG. */
  write(png: Buffer): void;
}

const WIDTH = 520;
const WIDE = 980;
const SCALE = 2;

/**
 * Draws pictures of conversations on the page at `page`, one after the other; `before` is called ahead of each.
 * @throws Error where the browser can’t do it.
 */
export async function drawPictures(
  program: string,
  page: string,
  pictures: readonly Picture[],
  before: (index: number) => void,
): Promise<void> {
  const browser = new Chromium(program);
  try {
    const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
    const send = (method: string, params?: object) => browser.send(method, params, sessionId as string);
    const evaluate = async (expression: string): Promise<unknown> => {
      const { result } = await send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      return (result as { value?: unknown }).value;
    };
    await send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-reduced-motion', value: 'reduce' }],
    });
    for (const [i, { hash, write }] of pictures.entries()) {
      before(i);
      const width = hash.includes('version=both') ? WIDE : WIDTH;
      const size = (height: number) =>
        send('Emulation.setDeviceMetricsOverride', {
          width,
          height,
          deviceScaleFactor: SCALE,
          mobile: false,
        });
      await size(800);
      // Another query loads the page anew, whatever stands behind the `#`.
      await send('Page.navigate', { url: `${pathToFileURL(page)}?${i}#${hash}` });
      const height = await evaluate(READY);
      if (typeof height !== 'number') throw new Error('the page did not draw its conversation');
      await size(height);
      const { data } = await send('Page.captureScreenshot', { format: 'png' });
      write(Buffer.from(data as string, 'base64'));
    }
  } finally {
    await browser.close();
  }
}

/** The height of the conversation, once it is drawn. */
const READY = `(async () => {
  for (let i = 0; i < 400; i++) {
    const scene = document.documentElement?.dataset.ready && document.querySelector('.scene');
    if (scene) return Math.ceil(scene.getBoundingClientRect().height);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
})()`;
