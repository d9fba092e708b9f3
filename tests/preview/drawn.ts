import { parseConfig, settingsFor } from '../../server/src/engine/config.ts';
import {
  type ChatView,
  chatView,
  type Moment,
  type PreviewSource,
  previewFile,
  type ViewChoice,
  type ViewNode,
} from '../../server/src/engine/preview/index.ts';
import type { Settings } from '../../server/src/engine/settings.ts';

export function settingsOf(config = ''): Settings {
  const { config: parsed, problems } = parseConfig(config);
  if (!parsed) throw new Error(problems.map(({ message }) => message).join('\n'));
  return settingsFor(parsed, 'macro.yaml');
}

export function sourceOf(file: string, config = ''): PreviewSource {
  const options = { path: 'macro.yaml', settings: settingsOf(config), named: true, today: '2026-01-01' };
  return previewFile(file, options)[0]!;
}

export function viewOf(file: string, choice: ViewChoice = {}, config = ''): ChatView {
  return chatView(sourceOf(file, config), choice);
}

/** The agent’s messages as they are read, one string each; `--` and the reason for a pause, `…` for typing. */
export function replies(view: ChatView): string[] {
  return view.moments.flatMap((moment) =>
    moment.type === 'bubble' && moment.from === 'customer' ? [] : drawnMoment(moment),
  );
}

export function drawnMoment(moment: Moment): string {
  if (moment.type === 'pause') return `-- ${moment.text}`;
  return moment.type === 'typing' ? '…' : drawn(moment.content);
}

/**
 * Nodes as text: `⟨Ada⟩` for a slot, `‹b›…‹/b›` for what markup makes, `⟦…⟧` for a marked stretch, `-x-` and `+x+` for changes,
 * `/` for a line break.
 */
export function drawn(nodes: readonly ViewNode[]): string {
  return nodes.map(drawnNode).join('');
}

function drawnNode(node: ViewNode): string {
  switch (node.type) {
    case 'text': {
      const marked = node.marks ? `⟦${node.text}⟧` : node.text;
      return node.change ? `${SIGNS[node.change]}${marked}${SIGNS[node.change]}` : marked;
    }
    case 'slot':
      return `⟨${node.text}⟩`;
    case 'control':
      return `‹${node.code}›`;
    case 'removed':
      return `-${node.text}-`;
    case 'break':
      return ' / ';
    case 'rule':
      return '‹rule›';
    case 'image':
      return `‹image ${node.label}›`;
    case 'paragraph':
      return drawn(node.children);
    case 'link':
      return `‹link ${node.to}›${drawn(node.children)}‹/link›`;
    default:
      return `‹${node.type}›${drawn(node.children)}‹/${node.type}›`;
  }
}

const SIGNS = { added: '+', removed: '-' };
