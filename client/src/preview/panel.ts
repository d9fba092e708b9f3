import type { PreviewResult } from '../../../server/src/protocol.ts';
import type { Display } from './display.ts';
import { el } from './dom.ts';
import type { FromPanel, PanelState, ToPanel } from './messages.ts';
import { Stage } from './stage.ts';
import { t } from './strings.ts';

/** What VS Code gives to a page in a webview. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromPanel): void;
  getState(): PanelState | undefined;
  setState(state: PanelState): void;
};

const editor = acquireVsCodeApi();

/** The page in the panel beside the editor. */
class Panel {
  private readonly heading = el('h1', { class: 'panel-title' });
  private readonly empty = el('p', { class: 'waiting' }, t('waiting'));
  private readonly stage: Stage;
  private state: PanelState | undefined = editor.getState();
  private display: Display;

  constructor() {
    this.display = { version: 'before', marks: true, steps: false, ...this.state?.display };
    this.stage = new Stage(
      {
        choose: (choice) => {
          if (this.state) this.keep({ ...this.state, choice });
          this.ask();
        },
        display: (display) => this.look(display),
        goTo: (start, end) => editor.postMessage({ type: 'go-to', start, end }),
      },
      this.display,
      this.state?.choice,
    );
  }

  start(): void {
    followEditorTheme();
    this.stage.element.hidden = true;
    document.body.append(el('main', {}, this.heading, this.empty, this.stage.element));
    window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => this.receive(data));
    editor.postMessage({ type: 'ready', state: this.state });
  }

  private receive(message: ToPanel): void {
    if (message.type === 'show') this.show(message.shown);
    else if (message.type === 'reveal') this.stage.reveal(message.offset, message.scrolled);
    else this.showNothing();
  }

  private show(shown: PreviewResult): void {
    const { macro } = shown.view;
    const isSame = this.state?.uri === shown.uri && this.state.macro === macro.id;
    this.keep({
      uri: shown.uri,
      macro: macro.id,
      choice: isSame ? this.state!.choice : {},
      display: this.display,
    });
    this.empty.hidden = true;
    this.stage.element.hidden = false;
    this.heading.replaceChildren(el('bdi', {}, macro.name));
    this.stage.show(shown);
    if (!isSame) window.scrollTo(0, 0);
  }

  private showNothing(): void {
    this.heading.replaceChildren();
    this.empty.hidden = false;
    this.stage.element.hidden = true;
  }

  private look(display: Display): void {
    const isOther = display.version !== this.display.version;
    this.display = display;
    if (this.state) this.keep({ ...this.state, display });
    // Only now is it worth working out what the fixes would make of it.
    if (isOther) this.ask();
  }

  private ask(): void {
    const fixed = this.display.version !== 'before';
    editor.postMessage({ type: 'choose', choice: this.state?.choice ?? {}, fixed });
  }

  private keep(state: PanelState): void {
    this.state = state;
    editor.setState(state);
  }
}

/** VS Code says by the body’s class which kind of theme it has. */
function followEditorTheme(): void {
  const apply = () => {
    const { classList } = document.body;
    document.documentElement.dataset.theme = classList.contains('vscode-high-contrast-light')
      ? 'contrast-light'
      : classList.contains('vscode-high-contrast')
        ? 'contrast'
        : classList.contains('vscode-dark')
          ? 'dark'
          : 'light';
  };
  new MutationObserver(apply).observe(document.body, { attributes: true, attributeFilter: ['class'] });
  apply();
}

new Panel().start();
