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
  test('axe finds no fault in the page, nor in the conversation in any channel', async () => {
    const opened = await browser.open(samples, scheme);
    const faults: Record<string, readonly string[]> = {};
    const look = async (hash: string, part?: string) => {
      await opened.page.evaluate((address) => (location.hash = address), hash);
      const channel = new URLSearchParams(hash).get('channel');
      if (channel) await opened.page.locator(`.frame.${channel}`).first().waitFor();
      const found = await axeFaults(opened, part);
      if (found.length > 0) faults[hash] = found;
    };
    for (const hash of [...SHOWN, 'macro=late-parcel&channel=sms']) await look(hash);
    for (const channel of CHANNEL_IDS)
      for (const hash of SHOWN) await look(`${hash}&channel=${channel}`, '.scene');
    expect(faults).toEqual({});
    expect(await opened.page.locator('.steps').count()).toBeGreaterThan(0);
  });
});
