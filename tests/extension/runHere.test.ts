import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runHere } from '../../client/src/runHere.ts';
import { bundle } from '../../scripts/bundles.mjs';

test('where no worker can be started, the server answers in the same thread', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'macrolint-web-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  await bundle(['web/server.js'], { out: folder });
  const port = runHere(readFileSync(join(folder, 'web/server.js'), 'utf8'));
  onTestFinished(() => port.close());

  const answer = new Promise((resolve) => {
    port.on('message', ({ id, result }) => id === 1 && resolve(result));
  });
  port.postMessage({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { capabilities: {}, rootUri: null },
  });
  expect(await answer).toMatchObject({ serverInfo: { name: 'macrolint' } });
});
