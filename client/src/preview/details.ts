import type {
  ChatView,
  Note,
  SlotLeaf,
  ViewFinding,
  ViewNode,
} from '../../../server/src/engine/preview/view.ts';
import type { Length } from '../../../server/src/engine/sending/length.ts';
import { gsmInstead } from '../../../server/src/engine/sending/sms.ts';
import { type Child, el, icon } from './dom.ts';
import { ICONS } from './icons.ts';
import { NOTES, number, ORIGIN_NAMES, PLATFORM_NAMES, SEVERITY_NAMES, t } from './strings.ts';

/** What stands beside the conversation: findings, length, logic, what was filled in, notes. */
export function drawDetails(view: ChatView): HTMLElement {
  return el(
    'aside',
    { class: 'details', 'aria-label': t('details') },
    notes(view),
    findings(view),
    kind(view),
    length(view),
    conditions(view),
    values(view),
  );
}

function section(
  name: string,
  title: string,
  ...content: readonly (Child | readonly Child[])[]
): HTMLElement {
  return el('section', { class: `card ${name}` }, el('h2', {}, title), ...content);
}

function findings(view: ChatView): HTMLElement {
  if (view.findings.length === 0)
    return section(
      'findings',
      t('findings'),
      el('p', { class: 'well' }, icon(ICONS.done), t('findingsNone')),
    );
  return section(
    'findings',
    `${t('findings')} (${view.findings.length})`,
    el('ul', {}, ...view.findings.map((finding, i) => drawFinding(finding, i))),
  );
}

function drawFinding(finding: ViewFinding, index: number): HTMLElement {
  const { rule, severity, message, line, place, fixes } = finding;
  const where = [
    place === 'macro' ? t('inMacro') : place === 'elsewhere' ? t('elsewhere') : '',
    line === undefined ? '' : t('line', line),
  ].filter(Boolean);
  return el(
    'li',
    { class: `finding ${severity} ${place}` },
    el(
      'button',
      { type: 'button', 'data-finding': index },
      icon(ICONS[severity]),
      el('span', { class: 'unseen' }, `${SEVERITY_NAMES[severity]}: `),
      el('b', {}, rule),
      where.length > 0 && el('span', { class: 'where' }, where.join(', ')),
    ),
    el('p', {}, message),
    ...fixes
      .slice(0, 2)
      .map(({ title, safe }) => el('p', { class: 'fix' }, t(safe ? 'fixSafe' : 'fixTry', title))),
  );
}

function length({ length: { shown, longest } }: ChatView): HTMLElement {
  const { limit } = shown;
  const worst = longest.characters > shown.characters ? longest : shown;
  const used = limit === undefined ? 0 : Math.min(100, (100 * worst.characters) / limit);
  const state = worst.over ? 'over' : worst.overAdvised ? 'advised' : 'fine';
  return section(
    'length',
    t('length'),
    el(
      'p',
      { class: 'figure' },
      limit === undefined
        ? t('characters', number(shown.characters))
        : t('ofLimit', number(shown.characters), number(limit)),
    ),
    limit !== undefined && meter(state, used),
    limit === undefined && el('p', { class: 'quiet' }, t('noLimit')),
    worst !== shown && el('p', {}, t('longest', number(longest.characters))),
    worst.over && el('p', { class: 'alarm' }, t('over', number(worst.characters - limit!))),
    !worst.over && worst.overAdvised && el('p', { class: 'alarm' }, t('overAdvised', number(worst.advised!))),
    ...sms(worst),
  );
}

/** A bar in ten steps, drawn by a class: styles can’t be written into a page that forbids them. */
function meter(state: string, used: number): HTMLElement {
  const tenths = Math.max(used > 0 ? 1 : 0, Math.round(used / 10));
  return el('div', { class: `meter ${state} tenths-${tenths}`, 'aria-hidden': 'true' }, el('i'));
}

function sms({ sms: counted }: Length): Child[] {
  if (!counted) return [];
  const { parts, perPart, outside, partsInGsm } = counted;
  const inParts = (count: number) => (count === 1 ? t('partsOne') : t('parts', count));
  const lines: Child[] = [
    el('p', { class: 'parts' }, el('b', {}, inParts(parts)), ` · ${t('perPart', perPart)}`),
  ];
  if (outside.length === 0) return [...lines, el('p', { class: 'quiet' }, t('gsm'))];
  lines.push(
    el('p', {}, t('ucs')),
    el('ul', { class: 'swaps' }, ...outside.slice(0, 8).map(swap), outside.length > 8 && el('li', {}, '…')),
  );
  if (partsInGsm < parts) lines.push(el('p', {}, t('ucsSaves', inParts(partsInGsm))));
  return lines;
}

/** A character, and the one to type in its place. */
function swap(char: string): HTMLElement {
  const instead = gsmInstead(char);
  return el(
    'li',
    {},
    el('code', {}, char),
    instead !== undefined && ' → ',
    instead !== undefined && el('code', {}, instead),
  );
}

function conditions({ conditions: all }: ChatView): Child {
  if (all.length === 0) return undefined;
  return section(
    'conditions',
    t('conditions'),
    ...all.map(({ id, branches, chosen, forced }) => {
      const field = `condition-${id}`;
      const name = branches[0]!;
      return el(
        'div',
        { class: 'field' },
        el('label', { for: field }, el('code', {}, name)),
        el(
          'select',
          { id: field, 'data-condition': id },
          el('option', { value: '', selected: !forced }, t('conditionByValues')),
          ...branches.map((branch, i) =>
            el('option', { value: i, selected: forced && i === chosen }, branch || t('conditionNothing')),
          ),
        ),
      );
    }),
  );
}

function values(view: ChatView): HTMLElement {
  const slots = new Map<string, SlotLeaf>();
  for (const moment of view.moments)
    if (moment.type === 'bubble') for (const slot of slotsIn(moment.content)) slots.set(slot.source, slot);
  if (slots.size === 0) return section('values', t('values'), el('p', { class: 'quiet' }, t('valuesNone')));
  return section(
    'values',
    t('values'),
    el(
      'dl',
      {},
      ...[...slots.values()].map((slot) =>
        el(
          'div',
          { class: `value ${slot.from}` },
          el('dt', {}, el('code', {}, slot.name)),
          el(
            'dd',
            {},
            slot.text.trim() === '' ? el('i', {}, t('nothingSent')) : el('bdi', {}, slot.text),
            el('span', { class: 'from' }, ORIGIN_NAMES[slot.from]),
          ),
        ),
      ),
    ),
  );
}

function slotsIn(nodes: readonly ViewNode[]): SlotLeaf[] {
  return nodes.flatMap((node) =>
    node.type === 'slot' ? [node] : 'children' in node ? slotsIn(node.children) : [],
  );
}

function kind({ macro }: ChatView): HTMLElement {
  const { value, inferred } = macro.kind;
  return section('kind', t('kind'), el('p', {}, el('b', {}, value), inferred && ` · ${t('readAsInferred')}`));
}

function notes(view: ChatView): Child {
  if (view.notes.length === 0) return undefined;
  const words = view.notes.map((note) => el('p', {}, wordsOf(note, view.platform)));
  return section('notes', t('notes'), ...words);
}

function wordsOf(note: Note, platform: string | undefined): string {
  const code = note.code === 'missing-unverified' && !platform ? 'missing-no-platform' : note.code;
  const values = [
    platform ? (PLATFORM_NAMES[platform] ?? platform) : '',
    note.code === 'broken-logic' ? note.tag : note.code === 'cut' ? number(note.shown) : '',
    note.code === 'cut' ? number(note.characters) : '',
  ];
  return NOTES[code].replace(/\{(\d)\}/g, (_, i: string) => values[Number(i)]!);
}
