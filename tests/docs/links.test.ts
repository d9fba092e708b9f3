import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { PAGES, read } from './examples.ts';

test.each(PAGES)('%s links to what is there', (page) => {
  for (const [, target] of read(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
    const [path, anchor] = target!.split('#');
    const file = path ? join(dirname(page), path) : page;
    expect(existsSync(file), target).toBe(true);
    if (anchor) expect(anchors(read(file)), target).toContain(anchor);
  }
});

/** The anchors that GitHub gives a page's headings. */
function anchors(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}
