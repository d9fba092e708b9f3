import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import { describe, expect, test } from 'vitest';
import { CHANNEL_IDS } from '../../server/src/engine/sending/channels.ts';
import { pageOfSamples, useBrowser } from './browser.ts';

const browser = useBrowser();
const samples = pageOfSamples();
const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

const THEMES = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'high contrast': { colorScheme: 'dark', contrast: 'more' },
  'high contrast on white': { colorScheme: 'light', contrast: 'more' },
} as const;

describe.each(Object.entries(THEMES))('%s', (_, scheme) => {
  test.each(CHANNEL_IDS)('%s has no fault that axe finds', async (channel) => {
    // A macro with findings and fixes, its steps shown, and one with pauses, an empty name and variants.
    for (const hash of [
      `macro=billing-refund-not-arrived&channel=${channel}&version=both&steps=on`,
      `macro=faulty-kettle&channel=${channel}&missing=all`,
    ]) {
      const { page } = await browser.open(samples, { ...scheme, hash });
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() =>
        (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
      );
      const faults = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
      );
      expect(faults).toEqual([]);
    }
  });
});
