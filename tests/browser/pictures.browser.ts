import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { pageOf } from './browser.ts';

/** Width and height in pixels, and whether any of it is anything but one colour. */
function sizeOf(png: Buffer): { width: number; height: number } {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

const macros = {
  'macros/late.yaml': 'title: Late\nkind: other\nreply: You MUST sign for it on Monday.\n',
  'macros/refund.yaml': 'title: Refund\nkind: other\nreply: I sent it today.\n',
};

const page = pageOf(macros, '--png');
const one = pageOf(macros, '--png', '--macro', 'refund');

test('--png draws a picture of each macro, before and after its fixes side by side', () => {
  const folder = join(dirname(page), 'preview');
  const late = sizeOf(readFileSync(join(folder, 'late.png')));
  const refund = sizeOf(readFileSync(join(folder, 'refund.png')));
  expect(late.width).toBeGreaterThan(refund.width);
  expect(late.height).toBeGreaterThan(500);
});

test('--png with --macro draws one beside the page', () => {
  expect(sizeOf(readFileSync(one.replace('.html', '.png'))).width).toBe(1040);
});
