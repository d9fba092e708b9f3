// Makes images/icon.png, the extension's icon, from images/icon.svg: node scripts/icon.mjs
// Needs Chromium; CHROMIUM names its program where that is not `chromium`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'macrolint-icon-'));
const page = join(folder, 'icon.html');
writeFileSync(
  page,
  `<!doctype html><style>* { margin: 0 } svg { display: block; width: 256px }</style>${readFileSync('images/icon.svg', 'utf8')}`,
);
execFileSync(process.env.CHROMIUM ?? 'chromium', [
  '--headless',
  '--no-sandbox',
  '--hide-scrollbars',
  '--default-background-color=00000000',
  '--window-size=256,256',
  `--screenshot=${resolve('images/icon.png')}`,
  page,
]);
rmSync(folder, { recursive: true });
