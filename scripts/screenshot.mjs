// Makes docs/images/report.png, the picture of the report in the README: node scripts/screenshot.mjs
// It shows what `macrolint lint` really prints in sample-macros, cropped to a few findings. Needs dist/ and Chromium; CHROMIUM
// names its program where that is not `chromium`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const SHOWN = {
  'billing/card-declined.yaml': ['blame'],
  'billing/refund-not-arrived.yaml': ['missing-empathy', 'hedging', 'vague-time'],
};
const IMAGE = resolve('docs/images/report.png');
const ROW = 24;
const COLUMN = 9.6;

const args = [resolve('dist/cli.mjs'), 'lint', '--color', '--fail-on', 'never'];
const output = execFileSync(process.execPath, args, { cwd: 'sample-macros', encoding: 'utf8' });
const rows = crop(output.trimEnd().split('\n'));
const width = Math.ceil(101 * COLUMN) + 2 * 28;
const height = (rows.length + 2) * ROW + 2 * 24 + 44 + 2 * 32;

const folder = mkdtempSync(join(tmpdir(), 'macrolint-screenshot-'));
writeFileSync(join(folder, 'report.html'), page(rows.map(html).join('\n')));
execFileSync(process.env.CHROMIUM ?? 'chromium', [
  '--headless',
  '--no-sandbox',
  '--hide-scrollbars',
  '--default-background-color=00000000',
  '--force-device-scale-factor=2',
  `--window-size=${width + 2 * 32},${height}`,
  `--screenshot=${IMAGE}`,
  join(folder, 'report.html'),
]);
rmSync(folder, { recursive: true });

/** The findings of SHOWN under the names of their files, and the summary behind the last empty line. */
function crop(lines) {
  const paragraphs = lines.join('\n').split('\n\n');
  const summary = paragraphs.pop();
  const kept = Object.entries(SHOWN).flatMap(([file, rules]) => {
    const head = paragraphs.findIndex((one) => plain(one).includes(file));
    const rest = paragraphs.slice(head + 1);
    const findings = rest.slice(
      0,
      rest.findIndex((one) => /\.ya?ml\n/.test(plain(one))),
    );
    const shown = findings.filter((one) => rules.includes(plain(one).split('\n')[0].split('  ').at(-1)));
    if (head < 0 || shown.length !== rules.length) throw new Error(`the report lacks a finding in ${file}`);
    return [paragraphs[head], ...shown];
  });
  return [...kept, '\x1b[2m⋮\x1b[22m', summary].join('\n\n').split('\n');
}

function plain(text) {
  return text.replace(/\x1b\[\d+m/g, '').trim();
}

/** A row with its colours as HTML. */
function html(row) {
  const on = new Set();
  const styles = {
    1: 'bold',
    2: 'dim',
    4: 'underline',
    31: 'red',
    32: 'green',
    33: 'yellow',
    34: 'blue',
    36: 'cyan',
  };
  const off = { 22: ['bold', 'dim'], 24: ['underline'], 39: ['red', 'green', 'yellow', 'blue', 'cyan'] };
  return row
    .split(/\x1b\[(\d+)m/)
    .map((part, i) => {
      if (i % 2 === 0) return part && `<span class="${[...on].join(' ')}">${escaped(part)}</span>`;
      if (styles[part]) on.add(styles[part]);
      for (const style of off[part] ?? []) on.delete(style);
      return '';
    })
    .join('');
}

function escaped(text) {
  return text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);
}

function page(body) {
  return `<!doctype html><meta charset="utf-8"><style>
  body { margin: 32px; background: transparent; }
  .window { background: #16181d; border-radius: 12px; box-shadow: 0 10px 30px #0005; overflow: hidden; }
  .bar { height: 44px; display: flex; align-items: center; gap: 9px; padding-left: 18px; background: #1e2127; }
  .bar i { width: 13px; height: 13px; border-radius: 50%; }
  pre { margin: 0; padding: 24px 28px; color: #d5d9e0; font: 16px/${ROW}px 'JetBrains Mono', Menlo, 'DejaVu Sans Mono', monospace; font-variant-ligatures: none; }
  .bold { font-weight: 700; color: #fff; } .dim { color: #7d8590; } .underline { text-decoration: underline; text-underline-offset: 4px; }
  .red { color: #ff7b72; } .green { color: #7ee787; } .yellow { color: #f2cc60; } .blue { color: #79c0ff; } .cyan { color: #76e3ea; }
</style><div class="window"><div class="bar"><i style="background:#ff5f57"></i><i style="background:#febc2e"></i><i style="background:#28c840"></i></div>
<pre><span class="green">$</span> <span class="bold">npx macrolint lint</span>\n\n${body}</pre></div>`;
}
