import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { defaultConfig } from '../../server/src/engine/config.ts';
import { outlineFile } from '../../server/src/engine/index.ts';
import { STEPS } from '../../server/src/engine/vocabulary.ts';
import { readJsonLines } from '../../server/training/corpus.ts';
import { readTrainingText } from '../../server/training/trainingText.ts';
import { examples, table } from './examples.ts';

const PAGE = 'docs/reading.md';
const rows = table(PAGE, 'The sixteen steps');

test('the page lists the steps', () => {
  expect(rows.map(([step]) => step)).toEqual(STEPS);
});

test.each(rows.map(([step, , example]) => [example!, step!]))('%s is read as %s', (example, step) => {
  const file = `title: A step\nkind: other\nreply: |\n  ${example.replace(/[“”]/g, '')}\n`;
  const { settings } = defaultConfig();
  const [macro] = outlineFile(file, { path: 'a.yaml', settings, named: true }).macros;
  expect(macro!.sentences.flatMap(({ steps }) => steps)).toContain(step);
});

test.each([
  ['training', readTrainingText, 'complaint', 7],
  ['json', readJsonLines, 'hold', 2],
])('the example of %s can be read', (info, readReplies, kind, sentences) => {
  const folder = mkdtempSync(join(tmpdir(), 'macrolint-docs-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'example');
  writeFileSync(path, examples(PAGE, info)[0]!.text);
  const [reply] = readReplies(path);
  expect(reply!.kind).toBe(kind);
  expect(reply!.sentences).toHaveLength(sentences);
});
