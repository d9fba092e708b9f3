/** Text for XML 1.0. Characters that XML can't hold become U+FFFD. */
export function xml(text: string): string {
  return text
    .replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/gu, '\uFFFD')
    .replace(/[&<>"'\r]/g, reference);
}

/** An element with attributes; `content` is XML already, and without it the element closes itself. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content = '',
): string {
  const list = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${xml(String(value)).replace(/[\n\t]/g, reference)}"`,
  );
  return `<${name}${list.join('')}${content === '' ? '/>' : `>${content}</${name}>`}`;
}

const reference = (char: string) => `&#${char.charCodeAt(0)};`;

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
