import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DATA_ID, type PageData } from '../../../../client/src/preview/pageData.ts';
import { dataElement, policyFor } from '../../../../client/src/preview/sealed.ts';

/**
 * The page as one HTML file that needs nothing else: no network, no other file. Its policy lets exactly its own script and style
 * run; the macros stand in it as data.
 */
export function pageHtml(data: PageData): string {
  const script = asset('page.js').replaceAll('</', '<\\/');
  const style = asset('page.css').replaceAll('</', '<\\/');
  const policy = policyFor(`'${hash(script)}'`, `'${hash(style)}'`);
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
${dataElement(DATA_ID, data)}
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
