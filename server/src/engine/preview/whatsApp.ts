import { plainInline, plainNodes, type RawNode } from './plain.ts';

/** WhatsApp’s own marks: `*bold*`, `_italic_`, `~struck out~`, and code between backticks. Everything else is plain text. */
export function whatsAppNodes(text: string): RawNode[] {
  return plainNodes(text, inline);
}

const MARKED =
  /(?<![\p{L}\p{N}])(?:\*(?<strong>[^\s*](?:[^*\n]*[^\s*])?)\*|_(?<emphasis>[^\s_](?:[^_\n]*[^\s_])?)_|~(?<strike>[^\s~](?:[^~\n]*[^\s~])?)~)(?![\p{L}\p{N}])|```(?<block>[^`]+)```|`(?<code>[^`\n]+)`/gu;

function inline(text: string, start: number, end: number): RawNode[] {
  const nodes: RawNode[] = [];
  let at = start;
  for (const match of text.slice(start, end).matchAll(MARKED)) {
    const { strong, emphasis, strike, block, code } = match.groups!;
    const from = start + match.index;
    const to = from + match[0].length;
    nodes.push(...plainInline(text, at, from));
    const type = strong ? 'strong' : emphasis ? 'emphasis' : strike ? 'strike' : 'code';
    const width = block ? 3 : 1;
    const isCode = block ?? code;
    nodes.push({
      type,
      children: (isCode ? plainInline : inline)(text, from + width, to - width),
    });
    at = to;
  }
  return [...nodes, ...plainInline(text, at, end)];
}
