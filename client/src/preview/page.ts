import { chatView } from '../../../server/src/engine/preview/chatView.ts';
import { compare } from '../../../server/src/engine/preview/compare.ts';
import type { ViewChoice } from '../../../server/src/engine/preview/view.ts';
import { type Address, readAddress, writeAddress } from './address.ts';
import type { Theme } from './display.ts';
import { el, icon } from './dom.ts';
import { ICONS } from './icons.ts';
import { type Entry, MacroList } from './macroList.ts';
import { DATA_ID, keysOf, type PageData, type PageMacro } from './pageData.ts';
import { Stage, type Views } from './stage.ts';
import { t } from './strings.ts';
import { followTheme } from './theme.ts';

/** The page that `macrolint preview` writes: a list of macros, and the one that is chosen. */
class Page {
  private readonly entries: readonly Entry[];
  private readonly list: MacroList;
  private readonly stage: Stage;
  private readonly heading = el('div', { class: 'heading-row' });
  private readonly applyTheme: () => void;
  private address: Address;
  private theme: Theme;

  constructor(data: PageData) {
    this.address = readAddress(location.hash);
    this.theme = this.address.theme ?? 'system';
    this.applyTheme = followTheme(() => this.theme);
    this.entries = entriesOf(data.macros);
    this.list = new MacroList(this.entries);
    const { display, choice } = this.address;
    this.stage = new Stage(
      {
        choose: (chosen) => this.go({ ...this.address, choice: chosen }),
        display: (shown) => this.remember({ ...this.address, display: shown }),
      },
      display,
      choice,
    );
  }

  start(): void {
    document.body.classList.toggle('picture', this.address.picture);
    document.body.append(this.sidebar(), el('main', {}, this.heading, this.stage.element));
    document.body.addEventListener('click', (event) => this.onClick(event.target as Element));
    window.addEventListener('hashchange', () => this.go(readAddress(location.hash)));
    if (this.entries.length === 0) this.heading.append(el('p', { class: 'none' }, t('noMacros')));
    else this.show();
    document.documentElement.dataset.ready = 'true';
  }

  private sidebar(): HTMLElement {
    return el(
      'div',
      { class: 'sidebar' },
      el(
        'header',
        { class: 'brand' },
        el('span', { class: 'logo', 'aria-hidden': 'true' }),
        el('b', {}, 'macrolint'),
      ),
      this.list.element,
      el('footer', {}, this.themeField(), el('p', { class: 'quiet' }, t('made'))),
    );
  }

  private themeField(): HTMLElement {
    const names = [
      ['system', t('themeSystem')],
      ['light', t('themeLight')],
      ['dark', t('themeDark')],
      ['contrast', t('themeContrast')],
    ] as const;
    const select = el(
      'select',
      { id: 'theme' },
      ...names.map(([value, name]) => el('option', { value, selected: value === this.theme }, name)),
    );
    select.addEventListener('change', () => {
      this.theme = select.value as Theme;
      this.applyTheme();
    });
    return el('div', { class: 'field' }, el('label', { for: 'theme' }, t('theme')), select);
  }

  private get current(): Entry {
    return this.entries.find(({ key }) => key === this.address.macro) ?? this.entries[0]!;
  }

  /** Shows what an address says; another macro is looked at in the same way, where the address says no other. */
  private go(address: Address): void {
    const isSame = address.macro === this.address.macro;
    const kept = isSame ? {} : this.address.display;
    this.remember({ ...address, display: { ...kept, ...address.display } });
    document.body.classList.remove('listing');
    this.show();
    if (!isSame) window.scrollTo(0, 0);
  }

  private remember(address: Address): void {
    this.address = address;
    history.replaceState(null, '', `#${writeAddress(address)}`);
  }

  private show(): void {
    const entry = this.current;
    this.list.select(entry.key);
    this.drawHeading(entry);
    this.stage.show(viewsOf(entry.macro, this.address.choice), this.address);
    document.title = `${entry.name} – macrolint`;
  }

  private drawHeading({ folder, name, macro, key }: Entry): void {
    const step = (direction: 1 | -1) =>
      el(
        'button',
        {
          type: 'button',
          class: 'round',
          'data-step': direction,
          'aria-label': t(direction > 0 ? 'next' : 'previous'),
          disabled: !this.list.beside(key, direction),
        },
        icon(direction > 0 ? ICONS.forward : ICONS.back),
      );
    this.heading.replaceChildren(
      el(
        'button',
        { type: 'button', class: 'round open-list', 'data-do': 'list', 'aria-label': t('openList') },
        icon(ICONS.list),
      ),
      el(
        'div',
        { class: 'title' },
        el(
          'p',
          { class: 'folder' },
          folder && el('bdi', {}, folder),
          folder && ' · ',
          el('bdi', { class: 'path' }, macro.path),
        ),
        el('h1', {}, el('bdi', {}, name)),
      ),
      el(
        'div',
        { class: 'heading-actions' },
        step(-1),
        step(1),
        el(
          'button',
          { type: 'button', class: 'round', 'data-do': 'print', 'aria-label': t('print') },
          icon(ICONS.print),
        ),
      ),
    );
  }

  private onClick(target: Element): void {
    const button = target.closest<HTMLElement>('button');
    const direction = Number(button?.dataset.step ?? 0);
    if (direction) {
      const next = this.list.beside(this.current.key, direction as 1 | -1);
      if (next) this.go({ ...this.address, macro: next.key, choice: {} });
      document.querySelector<HTMLElement>(`[data-step="${direction}"]`)?.focus();
    } else if (button?.dataset.do === 'print') window.print();
    else if (button?.dataset.do === 'list') document.body.classList.toggle('listing');
    else if (!target.closest('.sidebar')) document.body.classList.remove('listing');
  }
}

function entriesOf(macros: readonly PageMacro[]): Entry[] {
  const keys = keysOf(macros);
  const entries = macros.map((macro, i): Entry => {
    const { id, title, messages } = macro.source;
    const parts = title.split(/\s*::\s*/);
    return {
      key: keys[i]!,
      macro,
      folder: parts.slice(0, -1).join(' › '),
      name: parts.at(-1)!,
      words: [title, id, macro.path, ...messages.map(({ text }) => text)].join('\n').toLowerCase(),
    };
  });
  return entries.sort((a, b) => a.folder.localeCompare(b.folder, 'en') || 0);
}

function viewsOf({ source, after }: PageMacro, choice: ViewChoice): Views {
  const view = chatView(source, choice);
  if (!after) return { view, changes: 0 };
  const compared = compare(view, chatView(after, choice));
  return { view, ...compared };
}

const data = document.getElementById(DATA_ID)!;
new Page(JSON.parse(data.textContent) as PageData).start();
