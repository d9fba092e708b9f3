import { CHANNELS, type ChannelId } from '../sending/channels.ts';
import type { Span } from '../span.ts';
import { INLINE } from './leaves.ts';
import type { Bubble, Moment, ViewLeaf, ViewNode } from './view.ts';

/** What is sent at one time: the blocks of its texts, and the pause before it. */
export interface Sending {
  readonly pause?: string;
  readonly blocks: readonly (readonly ViewNode[])[];
}

const START = 10 * 60 + 2;
const PAUSE_MINUTES = 3;

/** The conversation: the customer’s message, then the reply in bubbles, as agents send it in this channel. */
export function momentsOf(
  channel: ChannelId,
  customer: Pick<Bubble, 'content' | 'span' | 'madeUp'>,
  sendings: readonly Sending[],
  isHold: boolean,
): Moment[] {
  const moments: Moment[] = [
    { type: 'bubble', from: 'customer', time: clock(START), typing: 0, ...customer },
  ];
  let minute = START + (channel === 'email' ? 38 : 1);
  let seconds = 0;
  for (const { pause, blocks } of sendings) {
    if (pause !== undefined) {
      moments.push({ type: 'pause', text: pause, minutes: PAUSE_MINUTES });
      minute += PAUSE_MINUTES;
    }
    const contents =
      CHANNELS[channel].sentAs === 'whole' ? [blocks.flat()] : blocks.flatMap((text) => inParagraphs(text));
    for (const content of contents) {
      if (content.length === 0) continue;
      const typing = typingTime(content);
      seconds += typing / 250;
      const span = spanOf(content);
      moments.push({
        type: 'bubble',
        from: 'agent',
        time: clock(minute + Math.floor(seconds / 60)),
        typing,
        content,
        ...(span && { span }),
      });
    }
  }
  if (isHold) moments.push({ type: 'typing' });
  return moments;
}

/** A list or quotation belongs to what introduces it, and a heading to what follows. */
function inParagraphs(blocks: readonly ViewNode[]): ViewNode[][] {
  const groups: ViewNode[][] = [];
  let previous: string | undefined;
  for (const block of blocks) {
    const joins = groups.length > 0 && (previous === 'heading' || !STANDS_ALONE.has(block.type));
    if (joins) groups.at(-1)!.push(block);
    else groups.push([block]);
    previous = block.type;
  }
  return groups;
}

const STANDS_ALONE: ReadonlySet<string> = new Set(['paragraph', 'heading']);

/** Between 0.7 and 2.6 seconds: long enough to be seen, short enough to be watched. */
function typingTime(content: readonly ViewNode[]): number {
  return Math.min(2600, 700 + 9 * textOf(content).length);
}

export const isLeaf = (node: ViewNode): node is ViewNode & ViewLeaf =>
  node.type === 'text' || node.type === 'slot' || node.type === 'control' || node.type === 'removed';

/** What is read, with a line end for each break and behind each paragraph. */
export function textOf(nodes: readonly ViewNode[]): string {
  let text = '';
  for (const node of nodes) {
    if (node.type === 'control') text += node.code;
    else if (isLeaf(node)) text += node.text;
    else if ('children' in node) text += textOf(node.children) + (INLINE.has(node.type) ? '' : '\n');
    else if (node.type === 'break') text += '\n';
  }
  return text;
}

/** From the first to the last character that stands in the file. */
function spanOf(nodes: readonly ViewNode[]): Span | undefined {
  const spans = nodes.flatMap((node) => {
    const own = 'children' in node ? spanOf(node.children) : 'span' in node ? node.span : undefined;
    return own ?? [];
  });
  if (spans.length === 0) return undefined;
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
}

function clock(minute: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;
}
