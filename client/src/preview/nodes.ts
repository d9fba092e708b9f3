import type {
  ChatView,
  SlotLeaf,
  TextLeaf,
  ViewLeaf,
  ViewNode,
} from '../../../server/src/engine/preview/view.ts';
import type { Severity } from '../../../server/src/engine/vocabulary.ts';
import { type Attributes, type Child, el, icon } from './dom.ts';
import { ICONS } from './icons.ts';
import { t } from './strings.ts';

const GRAVITY: readonly Severity[] = ['info', 'suggestion', 'warning', 'error'];

/** Draws the text of a bubble: a tree of elements in which every word is a text node. */
export function drawNodes(view: ChatView, nodes: readonly ViewNode[]): Child[] {
  return markRuns(view, nodes).map((run) =>
    run.marks
      ? mark(
          view,
          run.marks,
          run.nodes.map((node) => drawNode(view, node)),
        )
      : drawNode(view, run.nodes[0]!),
  );
}

interface Run {
  readonly marks: readonly number[] | undefined;
  readonly nodes: ViewNode[];
}

/** Leaves side by side that have the same marks are one marked stretch. */
function markRuns(view: ChatView, nodes: readonly ViewNode[]): Run[] {
  const runs: Run[] = [];
  for (const node of nodes) {
    const marks = 'marks' in node ? node.marks : undefined;
    const last = runs.at(-1);
    if (marks && last?.marks && String(last.marks) === String(marks)) last.nodes.push(node);
    else runs.push({ marks: marks?.filter((index) => view.findings[index]), nodes: [node] });
  }
  return runs;
}

/** The words of findings, with the gravest one’s colour. What is wrong is said where it is pointed at, and in the list. */
function mark(view: ChatView, marks: readonly number[], children: readonly Child[]): HTMLElement {
  const severities = marks.map((index) => view.findings[index]!.severity);
  const gravest = GRAVITY.findLast((severity) => severities.includes(severity));
  return el(
    'mark',
    {
      class: `mark ${gravest}`,
      tabindex: 0,
      role: 'button',
      'data-marks': marks.join(' '),
      'aria-describedby': 'tip',
    },
    ...children,
  );
}

function drawNode(view: ChatView, node: ViewNode): Child {
  const children = () => ('children' in node ? drawNodes(view, node.children) : []);
  switch (node.type) {
    case 'text':
    case 'slot':
    case 'control':
    case 'removed':
      return drawLeaf(node);
    case 'break':
      return el('br');
    case 'rule':
      return el('hr');
    case 'image':
      return el('span', { class: 'image' }, icon(ICONS.image), node.label || t('image'));
    case 'link':
      // Never a real link: a preview goes nowhere.
      return el('span', { class: 'link', title: t('linkTo', node.to) }, ...children());
    case 'numbered':
      return el('ol', { start: node.start }, ...children());
    case 'heading':
      return el('p', { class: 'heading' }, ...children());
    default:
      return el(ELEMENTS[node.type], {}, ...children());
  }
}

const ELEMENTS = {
  paragraph: 'p',
  quote: 'blockquote',
  'code-block': 'pre',
  list: 'ul',
  item: 'li',
  strong: 'strong',
  emphasis: 'em',
  underline: 'u',
  strike: 's',
  code: 'code',
} as const;

function drawLeaf(leaf: ViewLeaf): Child {
  if (leaf.type === 'removed') return el('del', { class: 'removed' }, leaf.text);
  if (leaf.type === 'control')
    return el('span', { class: 'control', title: t('control', leaf.code), ...place(leaf) }, leaf.code);
  const drawn = leaf.type === 'slot' ? drawSlot(leaf) : drawText(leaf);
  if (!leaf.change) return drawn;
  return leaf.change === 'added'
    ? el('ins', { class: 'added' }, drawn)
    : el('del', { class: 'removed' }, drawn);
}

function drawText(leaf: TextLeaf): Child {
  return el(
    'span',
    {
      class: leaf.costly ? 'words costly' : 'words',
      'data-costly': leaf.costly && leaf.text,
      ...place(leaf),
    },
    leaf.text,
  );
}

function drawSlot(leaf: SlotLeaf): HTMLElement {
  const isGap = leaf.text.trim() === '';
  return el(
    'bdi',
    {
      class: `slot ${leaf.from}${leaf.blank ? ' blank' : ''}${isGap ? ' gap' : ''}`,
      'data-slot': leaf.source,
      'data-from': leaf.from,
      ...place(leaf),
    },
    leaf.text,
    isGap && el('span', { class: 'unseen' }, `(${leaf.name}: ${t('nothingSent')})`),
  );
}

function place(leaf: Exclude<ViewLeaf, { type: 'removed' }>): Attributes {
  return {
    'data-start': leaf.span?.start,
    'data-end': leaf.span?.end,
    'data-sentence': leaf.sentence,
  };
}
