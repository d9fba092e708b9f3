import type { RawLeaf, RawNode } from './plain.ts';

const ADDRESS = /https?:\/\/[^\s<>"“”]+/g;

/** Makes links of the web addresses in running text, as every chat program does. */
export function withLinks(nodes: readonly RawNode[]): RawNode[] {
  return nodes.flatMap((node): RawNode[] => {
    if (node.type === 'raw') return linked(node);
    if (!('children' in node) || node.type === 'link' || node.type === 'code' || node.type === 'code-block')
      return [node];
    return [{ ...node, children: withLinks(node.children) }];
  });
}

function linked(leaf: RawLeaf): RawNode[] {
  if (leaf.unit !== undefined || !leaf.text.includes('://')) return [leaf];
  const nodes: RawNode[] = [];
  const add = (start: number, end: number) => {
    if (end > start) nodes.push({ ...leaf, text: leaf.text.slice(start, end), at: leaf.at + start });
  };
  let at = 0;
  for (const match of leaf.text.matchAll(ADDRESS)) {
    const to = match[0].replace(/[.,;:!?'’)\]]+$/, '');
    add(at, match.index);
    at = match.index + to.length;
    nodes.push({ type: 'link', to, children: [{ ...leaf, text: to, at: leaf.at + match.index }] });
  }
  add(at, leaf.text.length);
  return nodes;
}
