import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { RULES } from '../../server/src/engine/index.ts';
import { pageOf, readPage } from '../../server/src/engine/rules/pages.ts';

test.each(RULES.map(({ id }) => id))('the page of %s has the parts that a hover shows', async (id) => {
  const { summary, why, bad, good } = readPage(await pageOf(id));
  expect(summary).toMatch(/[.:]$/);
  expect(why.length).toBeGreaterThan(40);
  expect(good).not.toBe(bad);
  expect(parse(good)).toMatchObject({ title: expect.any(String) });
});
