/** Attributes that the preview sets; no other can be set, and none of them runs, loads or styles anything. */
type Attribute =
  | 'class'
  | 'id'
  | 'role'
  | 'type'
  | 'for'
  | 'dir'
  | 'lang'
  | 'title'
  | 'tabindex'
  | 'hidden'
  | 'value'
  | 'placeholder'
  | 'selected'
  | 'disabled'
  | 'open'
  | 'start'
  | 'spellcheck'
  | 'autocomplete'
  | 'colspan'
  | 'label'
  | 'name'
  | 'checked'
  | 'datetime'
  | `aria-${string}`
  | `data-${string}`;

export type Attributes = Partial<Record<Attribute, string | number | boolean | undefined>>;
export type Child = Node | string | undefined | false;

/** Makes an element. Strings become text, whatever is in them; `undefined` and `false` leave an attribute or a child out. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Child | readonly Child[])[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  append(element, children);
  return element;
}

/** A link to a place on this page, which is the only kind there is. */
export function pageLink(
  hash: string,
  attributes: Attributes,
  ...children: readonly Child[]
): HTMLAnchorElement {
  const link = el('a', attributes, ...children);
  link.setAttribute('href', `#${hash}`);
  return link;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A picture of lines in a square of 24 units, hidden from screen readers: the text beside it says the same. */
export function icon(path: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'icon');
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : visible(String(value)));
  }
}

function append(element: Element, children: readonly (Child | readonly Child[])[]): void {
  for (const child of children.flat() as readonly Child[]) {
    if (child === undefined || child === false) continue;
    element.append(typeof child === 'string' ? visible(child) : child);
  }
}

/** Characters that would turn the direction of everything after them, made visible. */
export function visible(text: string): string {
  return text.replace(/[\u202A-\u202E\u2066-\u2069\0]/g, '\uFFFD');
}
