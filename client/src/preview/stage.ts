import type { ChatView, ViewChoice } from '../../../server/src/engine/preview/view.ts';
import { drawConversation } from './conversation.ts';
import { drawDetails } from './details.ts';
import type { Display } from './display.ts';
import { el } from './dom.ts';
import { morph, morphChildren } from './morph.ts';
import { Player } from './play.ts';
import { bringIntoSight, lightUp, replyBehind } from './reveal.ts';
import { highlightSentences, placeSteps, removeSteps } from './steps.ts';
import { number, t } from './strings.ts';
import { Tip } from './tip.ts';
import { drawToolbar } from './toolbar.ts';

/** A macro in one situation, as it is and after its safe fixes. */
export interface Views {
  readonly view: ChatView;
  /** Against `after`, where there are fixes: what goes is marked. */
  readonly before?: ChatView;
  readonly after?: ChatView;
  readonly changes: number;
}

export interface StageEvents {
  /** The reader chose something of the macro; the answer comes by `show`. */
  choose(choice: ViewChoice): void;
  /** The reader chose what to look at. */
  display?(display: Display): void;
  /** The reader asks for the words at a file span. */
  goTo?(start: number, end: number): void;
}

/** Toolbar, conversation and details of one macro: all that the page and the panel share. */
export class Stage {
  readonly element = el('div', { class: 'stage' });
  private readonly toolbar = el('div');
  private readonly scene = el('div', { class: 'scene' });
  private readonly details = el('div');
  private readonly events: StageEvents;
  private display: Display;
  private choice: ViewChoice;
  private views: Views | undefined;
  private player: Player | undefined;
  private revealed = -1;

  constructor(events: StageEvents, display: Partial<Display> = {}, choice: ViewChoice = {}) {
    this.events = events;
    this.display = { ...UNCHOSEN, ...display };
    this.choice = choice;
    this.element.append(this.toolbar, el('div', { class: 'split' }, this.scene, this.details));
    new Tip(this.element, (target) => this.viewAt(target));
    this.element.addEventListener('change', (event) => this.onChange(event.target as HTMLInputElement));
    this.element.addEventListener('click', (event) => this.onClick(event));
    this.element.addEventListener('keydown', (event) => this.onKey(event));
    this.element.addEventListener('pointerover', (event) => this.onPoint(event.target as Element));
    new ResizeObserver(() => this.drawSteps()).observe(this.scene);
  }

  /**
   * Draws another state of the macro, or another macro. What is the same stays where it is. Without `chosen`, the choice falls with
   * its macro and the display stays.
   */
  show(views: Views, chosen?: { readonly choice: ViewChoice; readonly display: Partial<Display> }): void {
    if (chosen) {
      this.choice = chosen.choice;
      this.display = { ...UNCHOSEN, ...chosen.display };
    } else if (this.views && this.views.view.macro.id !== views.view.macro.id) this.choice = {};
    this.views = views;
    this.draw();
  }

  /** Brings the bubble that holds a file offset into sight, and lights it up; with `orNext` the one behind it, where none does. */
  reveal(offset: number, orNext = false): void {
    this.revealed = offset;
    const bubble = lightUp(this.scene, offset) ?? (orNext ? replyBehind(this.scene, offset) : undefined);
    if (bubble) bringIntoSight(bubble, offset);
  }

  private draw(): void {
    const { views, display } = this;
    if (!views) return;
    this.player?.stop();
    this.player = undefined;
    const { view, changes } = views;
    morph(this.toolbar, drawToolbar(view, display, changes, false));
    const scene = el(
      'div',
      { class: `scene version-${this.version}${display.marks ? '' : ' unmarked'}` },
      ...this.frames(),
    );
    morph(this.scene, scene);
    morph(this.details, drawDetails(view));
    lightUp(this.scene, this.revealed);
    this.drawSteps();
  }

  /** Without changes there is only one version. */
  private get version(): Display['version'] {
    return this.views?.changes ? this.display.version : 'before';
  }

  private frames(): HTMLElement[] {
    const { view, before, after, changes } = this.views!;
    const navigable = this.events.goTo !== undefined;
    if (this.version === 'before' || !before || !after) return [drawConversation(view, { navigable })];
    const old = drawConversation(before, { navigable, caption: t('before') });
    const changed = drawConversation(after, { navigable: false, caption: captionAfter(changes) });
    return this.version === 'both' ? [old, changed] : [changed];
  }

  private drawSteps(): void {
    const frames = [...this.scene.querySelectorAll<HTMLElement>('.frame')];
    frames.forEach((frame, i) => {
      const view = this.frameView(i);
      frame.classList.toggle('stepped', this.display.steps);
      if (this.display.steps && view) placeSteps(frame, view);
      else removeSteps(frame);
    });
  }

  private frameView(index: number): ChatView | undefined {
    const { views } = this;
    if (this.version === 'before' || !views?.before || !views.after) return views?.view;
    return this.version === 'after' || index === 1 ? views.after : views.before;
  }

  private viewAt(target: Element): ChatView | undefined {
    const frames = [...this.scene.querySelectorAll('.frame')];
    const index = frames.findIndex((frame) => frame.contains(target));
    return index < 0 ? this.views?.view : this.frameView(index);
  }

  private onChange(field: HTMLInputElement): void {
    const { choose, condition, version } = field.dataset;
    if (version) this.look({ version: version as Display['version'] });
    else if (choose) this.pick({ [choose]: NUMBERS.has(choose) ? Number(field.value) : field.value });
    else if (condition) {
      const { [Number(condition)]: _, ...others } = this.choice.branches ?? {};
      this.pick({
        branches: field.value === '' ? others : { ...others, [Number(condition)]: Number(field.value) },
      });
    }
  }

  private pick(choice: ViewChoice): void {
    // Another channel or situation may bring its own text and decide the logic anew.
    const { branches, message, ...kept } = this.choice;
    const isText = 'message' in choice || 'branches' in choice || 'missing' in choice;
    this.choice = isText ? { ...this.choice, ...choice } : { ...kept, ...choice };
    this.events.choose(this.choice);
  }

  private look(display: Partial<Display>): void {
    this.display = { ...this.display, ...display };
    this.events.display?.(this.display);
    this.draw();
  }

  private onClick(event: Event): void {
    const target = event.target as Element;
    const button = target.closest<HTMLElement>('button');
    if (button?.dataset.toggle === 'marks') this.look({ marks: !this.display.marks });
    else if (button?.dataset.toggle === 'steps') this.look({ steps: !this.display.steps });
    else if (button?.dataset.do === 'play') this.playOrPause();
    else if (button?.dataset.finding) this.toFinding(Number(button.dataset.finding));
    else this.toWords(target);
  }

  private onKey(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if ((event.key !== 'Enter' && event.key !== ' ') || !target.matches('.mark, .bubble.goes')) return;
    event.preventDefault();
    this.toWords(target);
  }

  /** To the words in the file: the marked ones, a leaf’s, or the bubble’s. */
  private toWords(target: Element): void {
    const { goTo } = this.events;
    const mark = target.closest('[data-marks]');
    const view = this.viewAt(target);
    if (mark && view && goTo && this.isOfFile(mark)) {
      const span = view.findings[Number(mark.getAttribute('data-marks')!.split(' ')[0])]?.span;
      if (span) goTo(span.start, span.end);
      return;
    }
    const place = target.closest<HTMLElement>('[data-start]');
    if (!place || !goTo || !this.isOfFile(place) || !window.getSelection()?.isCollapsed) return;
    goTo(Number(place.dataset.start), Number(place.dataset.end));
  }

  /** The text after fixes stands in no file. */
  private isOfFile(target: Element): boolean {
    return this.viewAt(target) !== this.views?.after;
  }

  private toFinding(index: number): void {
    const finding = this.views?.view.findings[index];
    const marks = [...this.scene.querySelectorAll<HTMLElement>('[data-marks]')];
    const mark = marks.find(({ dataset }) => dataset.marks!.split(' ').includes(String(index)));
    mark?.scrollIntoView({ block: 'nearest' });
    mark?.focus({ preventScroll: true });
    if (finding) this.events.goTo?.(finding.span.start, finding.span.end);
  }

  private onPoint(target: Element): void {
    const label = target.closest<HTMLElement>('[data-steps]');
    highlightSentences(this.scene, new Set(label?.dataset.steps?.split(' ') ?? []));
  }

  private playOrPause(): void {
    const log = this.scene.querySelector<HTMLElement>('.log');
    const { views } = this;
    if (!log || !views) return;
    if (this.player?.playing) this.player.pause();
    else {
      this.player ??= new Player(log, views.view.agent, () => this.showPlaying());
      this.player.play();
    }
    this.showPlaying();
  }

  private showPlaying(): void {
    const { views, display } = this;
    const isPlaying = this.player?.playing === true;
    if (this.player && !isPlaying && !this.scene.querySelector('[data-moment][hidden]'))
      this.player = undefined;
    this.drawSteps();
    if (views) morphChildren(this.toolbar, drawToolbar(views.view, display, views.changes, isPlaying));
  }
}

const UNCHOSEN: Display = { version: 'before', marks: true, steps: false };

/** With the number of places that differ in the words shown. */
function captionAfter(changes: number): string {
  return changes === 1 ? t('afterOne') : t('afterMany', number(changes));
}

const NUMBERS = new Set(['scenario', 'message']);
