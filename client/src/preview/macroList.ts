import type { PreviewFinding } from '../../../server/src/engine/preview/source.ts';
import { SEVERITIES, type Severity } from '../../../server/src/engine/vocabulary.ts';
import { type Child, el, icon, pageLink } from './dom.ts';
import { ICONS } from './icons.ts';
import { morphChildren } from './morph.ts';
import type { PageMacro } from './pageData.ts';
import { SEVERITY_NAMES, t } from './strings.ts';

/** A macro of the list, with what it is found by. */
export interface Entry {
  /** Its name in the page’s address. */
  readonly key: string;
  readonly macro: PageMacro;
  readonly folder: string;
  readonly name: string;
  /** In small letters: title, id, path and text. */
  readonly words: string;
}

interface Filters {
  readonly search: string;
  readonly folder: string;
  readonly kind: string;
  readonly rule: string;
}

const ANY = ' any';
const NONE = ' none';
const NO_FILTERS: Filters = { search: '', folder: '', kind: '', rule: '' };

/** The list of macros with its search and filters. */
export class MacroList {
  readonly element: HTMLElement;
  private readonly entries: readonly Entry[];
  private readonly list = el('div', { class: 'entries' });
  private readonly count = el('p', { class: 'count', role: 'status' });
  private filters = NO_FILTERS;
  private current: string | undefined;

  constructor(entries: readonly Entry[]) {
    this.entries = entries;
    this.element = el(
      'nav',
      { class: 'macros', 'aria-label': t('macros') },
      this.fields(),
      this.count,
      this.list,
    );
    this.element.addEventListener('input', () => this.filter());
    this.element.addEventListener('click', (event) => {
      if ((event.target as Element).closest('[data-do="clear"]')) this.clear();
    });
    this.draw();
  }

  /** Marks the macro that is shown. */
  select(key: string): void {
    this.current = key;
    this.draw();
    this.list.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }

  /** The macro before or behind another one among those that the filters let through. */
  beside(key: string, step: 1 | -1): Entry | undefined {
    const shown = this.shown;
    const at = shown.findIndex((entry) => entry.key === key);
    return at < 0 ? shown[0] : shown[at + step];
  }

  private get shown(): readonly Entry[] {
    return this.entries.filter((entry) => passes(entry, this.filters));
  }

  private fields(): HTMLElement {
    const rules = sorted(this.entries.flatMap(({ macro }) => macro.source.findings.map(({ rule }) => rule)));
    return el(
      'div',
      { class: 'filters', role: 'search' },
      el(
        'div',
        { class: 'search' },
        icon(ICONS.search),
        el('input', {
          type: 'search',
          'data-filter': 'search',
          'aria-label': t('search'),
          placeholder: t('search'),
          autocomplete: 'off',
          spellcheck: 'false',
        }),
      ),
      choose('folder', t('folder'), sorted(this.entries.map(({ folder }) => folder)).map(asOption)),
      choose(
        'kind',
        t('kind'),
        sorted(this.entries.map(({ macro }) => macro.source.kind.value)).map(asOption),
      ),
      choose('rule', t('rule'), [[ANY, t('anyFinding')], [NONE, t('noFinding')], ...rules.map(asOption)]),
    );
  }

  private filter(): void {
    const field = (name: keyof Filters) =>
      this.element.querySelector<HTMLInputElement>(`[data-filter="${name}"]`)!.value;
    this.filters = {
      search: field('search'),
      folder: field('folder'),
      kind: field('kind'),
      rule: field('rule'),
    };
    this.draw();
  }

  private clear(): void {
    for (const field of this.element.querySelectorAll<HTMLInputElement>('[data-filter]')) field.value = '';
    this.filter();
    this.element.querySelector<HTMLInputElement>('[data-filter]')!.focus();
  }

  private draw(): void {
    const { shown } = this;
    const all = this.entries.length;
    this.count.textContent =
      shown.length === all ? (all === 1 ? t('countOne') : t('countAll', all)) : t('count', shown.length, all);
    const folders = new Map<string, Entry[]>();
    for (const entry of shown) folders.set(entry.folder, [...(folders.get(entry.folder) ?? []), entry]);
    const drawn = el('div');
    for (const [folder, entries] of folders)
      drawn.append(
        el('h2', {}, folder || t('noFolder')),
        el('ul', {}, ...entries.map((entry) => drawEntry(entry, entry.key === this.current))),
      );
    if (shown.length === 0)
      drawn.append(
        el('p', { class: 'none' }, t('noneMatch')),
        el('button', { type: 'button', 'data-do': 'clear' }, t('clear')),
      );
    morphChildren(this.list, drawn);
  }
}

function choose(name: string, label: string, options: readonly (readonly [string, string])[]): HTMLElement {
  return el(
    'div',
    { class: 'field' },
    el('label', { for: `filter-${name}` }, label),
    el(
      'select',
      { id: `filter-${name}`, 'data-filter': name },
      el('option', { value: '' }, t('all')),
      ...options.map(([value, text]) => el('option', { value }, text)),
    ),
  );
}

const asOption = (value: string): [string, string] => [value, value];
const sorted = (values: readonly string[]) => [...new Set(values)].filter(Boolean).sort();

function passes({ folder, words, macro }: Entry, filters: Filters): boolean {
  const { findings, kind } = macro.source;
  if (filters.folder && folder !== filters.folder) return false;
  if (filters.kind && kind.value !== filters.kind) return false;
  if (filters.rule === ANY ? findings.length === 0 : filters.rule === NONE ? findings.length > 0 : false)
    return false;
  if (
    filters.rule &&
    filters.rule !== ANY &&
    filters.rule !== NONE &&
    !findings.some(({ rule }) => rule === filters.rule)
  )
    return false;
  return filters.search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));
}

function drawEntry({ key, name, macro }: Entry, isCurrent: boolean): HTMLElement {
  return el(
    'li',
    {},
    pageLink(
      new URLSearchParams({ macro: key }).toString(),
      { class: 'entry', 'aria-current': isCurrent ? 'true' : undefined },
      el('bdi', { class: 'name' }, name),
      badge(macro.source.findings),
    ),
  );
}

/** How many findings there are, in the colour of the gravest. */
function badge(findings: readonly PreviewFinding[]): Child {
  if (findings.length === 0) return undefined;
  const gravest = SEVERITIES.findLast((one: Severity) => findings.some(({ severity }) => severity === one))!;
  return el(
    'span',
    { class: `count-badge ${gravest}` },
    icon(ICONS[gravest]),
    el('span', { class: 'unseen' }, `${t('findings')}, ${SEVERITY_NAMES[gravest]}: `),
    String(findings.length),
  );
}
