/**
 * Makes `old` look like `wanted` with as few changes as possible, so that what stays the same keeps its place, its focus and the
 * reader’s selection. The value of a field that is being used is left alone.
 */
export function morph(old: Element, wanted: Element): void {
  syncAttributes(old, wanted);
  if (old instanceof HTMLInputElement) {
    if (old !== document.activeElement) old.value = (wanted as HTMLInputElement).value;
    old.checked = (wanted as HTMLInputElement).checked;
    return;
  }
  if (old instanceof HTMLSelectElement && wanted instanceof HTMLSelectElement) {
    const { value } = wanted;
    morphChildren(old, wanted);
    old.value = value;
    return;
  }
  morphChildren(old, wanted);
}

/** The same for the children alone. Those that are wanted are moved out of `wanted`. */
export function morphChildren(old: Element, wanted: Element): void {
  const before = [...old.childNodes];
  const after = [...wanted.childNodes];
  const head = commonRun(before, after);
  const tail = commonRun(before.slice(head).reverse(), after.slice(head).reverse());
  const from = before.slice(head, before.length - tail);
  const to = after.slice(head, after.length - tail);
  const anchor = before[before.length - tail] ?? null;
  to.forEach((node, i) => {
    const current = from[i];
    if (!current) old.insertBefore(node, anchor);
    else if (isAlike(current, node)) adopt(current, node);
    else old.replaceChild(node, current);
  });
  for (const extra of from.slice(to.length)) extra.remove();
}

/** How many nodes at the beginning are equal already. */
function commonRun(a: readonly Node[], b: readonly Node[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count]!.isEqualNode(b[count]!)) count++;
  return count;
}

function isAlike(a: Node, b: Node): boolean {
  if (a.nodeName !== b.nodeName) return false;
  return !(a instanceof Element && b instanceof Element) || a.id === b.id;
}

function adopt(old: Node, wanted: Node): void {
  if (old instanceof Element && wanted instanceof Element) morph(old, wanted);
  else if (old.nodeValue !== wanted.nodeValue) old.nodeValue = wanted.nodeValue;
}

function syncAttributes(old: Element, wanted: Element): void {
  for (const { name } of [...old.attributes]) if (!wanted.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of wanted.attributes)
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
}
