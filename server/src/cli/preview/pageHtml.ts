import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DATA_ID, type PageData } from '../../../../client/src/preview/pageData.ts';

/**
 * The page as one HTML file that needs nothing else: no network, no other file. Its policy lets exactly its own script and style
 * run; the macros stand in it as data.
 */
export function pageHtml(data: PageData): string {
  const script = asset('page.js').replaceAll('</', '<\\/');
  const style = asset('page.css').replaceAll('</', '<\\/');
  const policy = [
    "default-src 'none'",
    `script-src '${hash(script)}'`,
    `style-src '${hash(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>macrolint</title>
<style>${style}</style>
</head>
<body>
<script type="application/json" id="${DATA_ID}">${inert(JSON.stringify(data))}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** Beside the command line in dist/. */
function asset(name: string): string {
  return readFileSync(new URL(`./preview/${name}`, import.meta.url), 'utf8');
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** JSON in which nothing can end its element or open a comment. */
function inert(json: string): string {
  return json.replace(/[<>&]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
