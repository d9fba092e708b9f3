import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseConfig, settingsFor } from '../../server/src/engine/config.ts';
import { lintFile } from '../../server/src/engine/index.ts';

const FOLDER = 'sample-macros';

/** Every finding in the samples: file, severity, rule, words. `npx vitest run tests/samples -u` writes it anew; read the difference. */
test('the sample library has these findings and no others', async () => {
  const { config } = parseConfig(readFileSync(`${FOLDER}/macrolint.yaml`, 'utf8'));
  const paths = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.yaml') && path !== 'macrolint.yaml')
    .sort();
  const lines = paths.flatMap((path) => {
    const text = readFileSync(`${FOLDER}/${path}`, 'utf8');
    const { findings } = lintFile(text, {
      path,
      settings: settingsFor(config!, path),
      named: true,
      today: '2026-01-01',
    });
    return findings.map(({ severity, rule, start, end }) => {
      const words = text.slice(start, end).split('\n')[0]!.trim();
      return `${path} | ${severity} | ${rule} | ${words.slice(0, 60)}`;
    });
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('findings.txt');
});
