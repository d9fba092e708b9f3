/** What keeps a page of the preview to itself: the parts of its HTML that decide what runs and what is only data. */

/** A policy that lets this script and this style in, and nothing else; both as sources of a Content-Security-Policy. */
export function policyFor(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src ${script}`,
    `style-src ${style}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** An element that holds the value as JSON, in which nothing can end the element or open a comment. */
export function dataElement(id: string, value: unknown): string {
  const inert = JSON.stringify(value).replace(
    /[<>&]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `<script type="application/json" id="${id}">${inert}</script>`;
}
