import { typing } from './conversation.ts';

const BETWEEN = 350;
const PAUSE = 2200;

/** Plays a conversation: the agent types, then each message comes. Without motion the messages come one by one, and no dots dance. */
export class Player {
  private readonly log: HTMLElement;
  private readonly agent: string;
  private readonly changed: () => void;
  private readonly moments: HTMLElement[];
  private next = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private dots: HTMLElement | undefined;

  /** `changed` is called when it stops by itself, and whenever something was shown. */
  constructor(log: HTMLElement, agent: string, changed: () => void) {
    this.log = log;
    this.agent = agent;
    this.changed = changed;
    this.moments = [...log.querySelectorAll<HTMLElement>('[data-moment]')];
    for (const moment of this.moments) moment.hidden = true;
    log.setAttribute('aria-live', 'polite');
  }

  get playing(): boolean {
    return this.timer !== undefined;
  }

  play(): void {
    if (!this.playing) this.step();
  }

  pause(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Shows everything. */
  stop(): void {
    this.pause();
    this.dots?.remove();
    for (const moment of this.moments) moment.hidden = false;
    this.log.setAttribute('aria-live', 'off');
    this.changed();
  }

  private step(): void {
    const moment = this.moments[this.next];
    if (!moment) {
      this.stop();
      return;
    }
    const typingTime = Number(moment.dataset.typing ?? 0);
    if (typingTime > 0 && !this.dots) {
      this.dots = typing(this.agent, -1);
      this.log.insertBefore(this.dots, moment);
      this.follow(this.dots);
      this.wait(typingTime);
      return;
    }
    this.dots?.remove();
    this.dots = undefined;
    moment.hidden = false;
    this.follow(moment);
    this.next++;
    this.wait(moment.classList.contains('pause') ? PAUSE : BETWEEN);
  }

  private wait(milliseconds: number): void {
    this.timer = setTimeout(() => this.step(), milliseconds);
    this.changed();
  }

  private follow(moment: HTMLElement): void {
    moment.scrollIntoView({ block: 'nearest' });
  }
}
