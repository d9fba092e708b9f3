import { describe, expect, test } from 'vitest';
import { CHANNEL_IDS } from '../../server/src/engine/sending/channels.ts';
import { axeFaults, pageOfSamples, useBrowser } from './browser.ts';

const browser = useBrowser();
const samples = pageOfSamples();

const THEMES = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'high contrast': { colorScheme: 'dark', contrast: 'more' },
  'high contrast on white': { colorScheme: 'light', contrast: 'more' },
} as const;

/** A macro with findings and fixes, its steps shown, and one with pauses, an empty name and variants. */
const SHOWN = ['macro=complaint-wobbly-dune-desk&version=both&steps=on', 'macro=faulty-kettle&missing=all'];

describe.each(Object.entries(THEMES))('%s', (_, scheme) => {
  test.each([...SHOWN, 'macro=late-parcel&channel=sms'])(
    'the page has no fault that axe finds at %s',
    async (hash) => {
      expect(await axeFaults(await browser.open(samples, { ...scheme, hash }))).toEqual([]);
    },
  );

  test('nor has the conversation in any channel', async () => {
    const opened = await browser.open(samples, scheme);
    const faults: Record<string, readonly string[]> = {};
    for (const channel of CHANNEL_IDS) {
      for (const shown of SHOWN) {
        const hash = `${shown}&channel=${channel}`;
        await opened.page.evaluate((address) => (location.hash = address), hash);
        await opened.page.locator(`.frame.${channel}`).first().waitFor();
        const found = await axeFaults(opened, '.scene');
        if (found.length > 0) faults[hash] = found;
      }
    }
    expect(faults).toEqual({});
  });
});
