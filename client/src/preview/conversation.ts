import type { Bubble, ChatView, Moment } from '../../../server/src/engine/preview/view.ts';
import { type Child, el, icon } from './dom.ts';
import { ICONS } from './icons.ts';
import { drawNodes } from './nodes.ts';
import { CHANNEL_NAMES, t } from './strings.ts';

/** What a conversation is drawn with beside the view. */
export interface ConversationOptions {
  /** Bubbles lead to their words in the file. */
  readonly navigable: boolean;
  /** Said above the conversation where there are two. */
  readonly caption?: string;
}

/** The conversation in the frame of its channel. */
export function drawConversation(view: ChatView, options: ConversationOptions): HTMLElement {
  const name = CHANNEL_NAMES[view.channel];
  const log = el(
    'div',
    { class: 'log', role: 'log', 'aria-label': t('conversation', name), 'aria-live': 'off', tabindex: 0 },
    view.channel !== 'email' && el('p', { class: 'day' }, t('today')),
    ...view.moments.map((moment, i) => drawMoment(view, moment, i, options)),
  );
  return el(
    'section',
    { class: `frame ${view.channel}`, 'aria-label': options.caption ?? name },
    options.caption !== undefined && el('p', { class: 'caption' }, options.caption),
    el(
      'div',
      { class: 'window', dir: isRightToLeft(view.locale) ? 'rtl' : undefined },
      header(view),
      log,
      view.channel !== 'email' && composer(),
    ),
  );
}

function isRightToLeft(locale: string | undefined): boolean {
  return /^(?:ar|arc|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)(?:-|$)/.test(locale ?? '');
}

function header(view: ChatView): HTMLElement {
  if (view.channel === 'email')
    return el('div', { class: 'bar' }, el('p', { class: 'subject' }, t('subject', view.macro.name)));
  return el(
    'div',
    { class: 'bar' },
    avatar(view.agent),
    el(
      'div',
      { class: 'who' },
      el('bdi', { class: 'name' }, view.agent),
      el('span', { class: 'role' }, t('agentRole')),
    ),
  );
}

function composer(): HTMLElement {
  return el(
    'div',
    { class: 'composer', 'aria-hidden': 'true' },
    el('span', {}, t('composer')),
    icon(ICONS.send),
  );
}

function avatar(name: string): HTMLElement {
  const [first = '?'] = name.trim();
  return el('span', { class: 'avatar', 'aria-hidden': 'true' }, first.toUpperCase());
}

function drawMoment(
  view: ChatView,
  moment: Moment,
  index: number,
  options: ConversationOptions,
): HTMLElement {
  if (moment.type === 'pause')
    return el(
      'div',
      { class: 'moment pause', 'data-moment': index },
      el('strong', {}, t('pause')),
      el('span', { class: 'for' }, t('pauseMinutes', moment.minutes)),
      moment.text !== '' && el('bdi', { class: 'reason' }, moment.text),
    );
  if (moment.type === 'typing') return typing(view.agent, index);
  return drawBubble(view, moment, index, options);
}

/** Three dots, as every chat shows them. */
export function typing(agent: string, index: number): HTMLElement {
  return el(
    'div',
    { class: 'moment agent typing', 'data-moment': index },
    el(
      'div',
      { class: 'bubble' },
      el('span', { class: 'unseen' }, t('isTyping', agent)),
      el('i'),
      el('i'),
      el('i'),
    ),
  );
}

function drawBubble(
  view: ChatView,
  bubble: Bubble,
  index: number,
  { navigable }: ConversationOptions,
): HTMLElement {
  const isAgent = bubble.from === 'agent';
  const before = view.moments[index - 1];
  const after = view.moments[index + 1];
  const follows = before?.type === 'bubble' && before.from === bubble.from;
  const goesOn = after?.type === 'bubble' && after.from === bubble.from;
  const name = isAgent ? view.agent : view.customer || t('customer');
  const goes = navigable && bubble.span !== undefined;
  const classes = ['moment', bubble.from, follows && 'follows', goesOn && 'goes-on']
    .filter(Boolean)
    .join(' ');
  return el(
    'article',
    {
      class: classes,
      'data-moment': index,
      'data-typing': bubble.typing || undefined,
      'aria-label': `${name}, ${bubble.time}`,
    },
    view.channel === 'email' && letterHead(name, bubble, isAgent, view),
    el(
      'div',
      {
        class: goes ? 'bubble goes' : 'bubble',
        dir: 'auto',
        lang: isAgent ? view.locale : undefined,
        tabindex: goes ? 0 : undefined,
        'data-start': goes ? bubble.span!.start : undefined,
        'data-end': goes ? bubble.span!.end : undefined,
        title: bubble.madeUp ? t('madeUpMessage') : undefined,
      },
      ...drawNodes(view, bubble.content),
      view.channel !== 'email' && stamp(bubble.time, isAgent),
    ),
  );
}

function stamp(time: string, isAgent: boolean): HTMLElement {
  const ticks: Child = !isAgent && icon(ICONS.ticks);
  return el('span', { class: 'stamp' }, el('time', { datetime: time }, time), ticks);
}

function letterHead(name: string, { time }: Bubble, isAgent: boolean, view: ChatView): HTMLElement {
  const to = isAgent ? view.customer || t('customer') : t('agentRole');
  return el(
    'div',
    { class: 'letterhead' },
    avatar(name),
    el(
      'div',
      { class: 'who' },
      el('bdi', { class: 'name' }, name),
      el('bdi', { class: 'role' }, t('emailTo', to)),
    ),
    el('time', { datetime: time }, time),
  );
}
