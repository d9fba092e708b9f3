import type { ChatView } from '../../../server/src/engine/preview/view.ts';
import { gsmInstead } from '../../../server/src/engine/sending/sms.ts';
import { type Child, el, icon } from './dom.ts';
import { ICONS } from './icons.ts';
import { ORIGIN_NAMES, SEVERITY_NAMES, t } from './strings.ts';

/** The one tooltip: what a mark or a slot is about, beside it, for the pointer and for the keyboard. */
export class Tip {
  private readonly root: HTMLElement;
  private readonly box: HTMLElement;
  private target: Element | undefined;

  /** `view` gives what is shown where an element stands. */
  constructor(root: HTMLElement, view: (element: Element) => ChatView | undefined) {
    this.root = root;
    this.box = el('div', { id: 'tip', class: 'tip', role: 'tooltip', hidden: true });
    root.append(this.box);
    const show = (event: Event) => {
      const target =
        event.target instanceof Element
          ? event.target.closest('[data-marks], [data-slot], [data-costly]')
          : null;
      const about = target && view(target);
      if (target && about) this.show(target, contentFor(target, about));
      else if (event.type === 'focusin' || !(event.target as Element).closest?.('.tip')) this.hide();
    };
    root.addEventListener('pointerover', show);
    root.addEventListener('focusin', show);
    root.addEventListener('focusout', () => this.hide());
    root.addEventListener('pointerleave', () => this.hide());
    root.addEventListener('keydown', (event) => event.key === 'Escape' && this.hide());
    root.addEventListener('scroll', () => this.hide(), true);
  }

  hide(): void {
    this.target = undefined;
    this.box.hidden = true;
  }

  private show(target: Element, content: readonly Child[]): void {
    if (this.target === target) return;
    this.target = target;
    this.box.replaceChildren(...content.filter((child) => child !== undefined && child !== false));
    this.box.hidden = false;
    this.place(target);
  }

  /** Under the words that it is about, or above them where there is no room, and never beyond the window. */
  private place(target: Element): void {
    const words = target.getBoundingClientRect();
    const own = this.box.getBoundingClientRect();
    const base = this.root.getBoundingClientRect();
    const left = Math.max(8, Math.min(words.left, window.innerWidth - own.width - 8));
    const below = words.bottom + 8;
    const isRoomBelow = below + own.height < window.innerHeight - 8;
    const top = isRoomBelow ? below : Math.max(8, words.top - own.height - 8);
    this.box.style.left = `${left - base.left}px`;
    this.box.style.top = `${top - base.top}px`;
  }
}

function contentFor(target: Element, view: ChatView): Child[] {
  const marks = target.getAttribute('data-marks');
  if (marks !== null) return marks.split(' ').map((index) => findingTip(view, Number(index)));
  const costly = target.getAttribute('data-costly');
  if (costly !== null) return costlyTip(costly);
  const source = target.getAttribute('data-slot') ?? '';
  const from = (target.getAttribute('data-from') ?? 'name') as keyof typeof ORIGIN_NAMES;
  return [el('p', { class: 'tip-head' }, el('code', {}, source)), el('p', {}, ORIGIN_NAMES[from] ?? '')];
}

/** Why characters make a text message smaller, and what to type in their place. */
function costlyTip(text: string): Child[] {
  const instead = gsmInstead(text);
  return [
    el('p', {}, t('costly')),
    instead !== undefined && el('p', { class: 'fix' }, t('costlyInstead'), ' ', el('code', {}, instead)),
  ];
}

function findingTip(view: ChatView, index: number): Child {
  const finding = view.findings[index];
  if (!finding) return undefined;
  const { rule, severity, message, fixes } = finding;
  return el(
    'div',
    { class: `tip-finding ${severity}` },
    el(
      'p',
      { class: 'tip-head' },
      icon(ICONS[severity]),
      el('b', {}, rule),
      el('span', {}, SEVERITY_NAMES[severity]),
    ),
    el('p', {}, message),
    ...fixes.map(({ title, safe }) => el('p', { class: 'fix' }, t(safe ? 'fixSafe' : 'fixTry', title))),
  );
}
