import { expect, test } from 'vitest';
import { CHANNEL_IDS, CHANNELS } from '../../server/src/engine/sending/channels.ts';
import { table } from './examples.ts';

const FORMATTING = { rich: 'Markdown and HTML', light: '*bold*', plain: 'plain' } as const;

const thousands = (number: number) => number.toLocaleString('en-GB');

test('docs/preview.md says of each channel what the preview does', () => {
  const rows = table('docs/preview.md', 'Channels');
  expect(rows.map(([channel]) => channel)).toEqual([...CHANNEL_IDS]);
  for (const [channel, limit, text] of rows) {
    const { formatting, limit: own, limitOn = {} } = CHANNELS[channel as (typeof CHANNEL_IDS)[number]];
    expect(limit!.startsWith(own === undefined ? 'no limit known' : thousands(own))).toBe(true);
    expect(limit!.match(/[\d,]+ on Chatwoot/)?.[0]).toBe(
      limitOn.chatwoot === undefined ? undefined : `${thousands(limitOn.chatwoot)} on Chatwoot`,
    );
    expect(text).toContain(FORMATTING[formatting]);
  }
});
