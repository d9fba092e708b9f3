import { dataElement, policyFor } from './preview/sealed.ts';
import { TRANSLATION_ID } from './preview/translationId.ts';

export interface PanelAssets {
  readonly script: string;
  readonly style: string;
  /** What VS Code’s policies call its own files. */
  readonly source: string;
  readonly title: string;
  /** The language of VS Code, and the panel’s words in it by the English ones, where there is a translation. */
  readonly language: string;
  readonly translation: Readonly<Record<string, string>> | undefined;
}

/** The page of the panel. Its policy lets one script run, which carries the nonce, and one style; nothing else is loaded. */
export function panelHtml({ script, style, source, title, language, translation }: PanelAssets): string {
  const nonce = randomText();
  const policy = policyFor(`'nonce-${nonce}'`, source);
  return `<!doctype html>
<html lang="${translation ? escaped(language) : 'en-GB'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="${escaped(style)}">
</head>
<body>
${translation ? dataElement(TRANSLATION_ID, translation) : ''}
<script nonce="${nonce}" src="${escaped(script)}"></script>
</body>
</html>
`;
}

function randomText(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
