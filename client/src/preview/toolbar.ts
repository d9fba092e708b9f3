import type { ChatView } from '../../../server/src/engine/preview/view.ts';
import { CHANNEL_IDS, type ChannelId } from '../../../server/src/engine/sending/channels.ts';
import type { Display } from './display.ts';
import { type Child, el, icon } from './dom.ts';
import { ICONS } from './icons.ts';
import { CHANNEL_NAMES, MISSING_NAMES, type StringKey, t } from './strings.ts';

/** The switches above the conversation. What each does is said by its `data-` attribute. */
export function drawToolbar(
  view: ChatView,
  display: Display,
  changes: number,
  isPlaying: boolean,
): HTMLElement {
  return el(
    'div',
    { class: 'toolbar', role: 'toolbar', 'aria-label': view.macro.name },
    el(
      'div',
      { class: 'choices' },
      channelField(view),
      scenarioField(view),
      field('missing', 'data', Object.entries(MISSING_NAMES), view.missing),
      textField(view),
    ),
    versions(display, changes),
    el(
      'div',
      { class: 'switches' },
      toggle('marks', 'marks', display.marks),
      toggle('steps', 'steps', display.steps),
      el(
        'button',
        { type: 'button', class: 'play', 'data-do': 'play', title: t('playHint') },
        icon(isPlaying ? ICONS.pause : ICONS.play),
        t(isPlaying ? 'pausePlay' : 'play'),
      ),
    ),
  );
}

function channelField(view: ChatView): HTMLElement {
  const option = (id: ChannelId) =>
    el('option', { value: id, selected: id === view.channel }, CHANNEL_NAMES[id]);
  const own = view.ownChannels;
  const others = CHANNEL_IDS.filter((id) => !own.includes(id));
  return labelled(
    'channel',
    'channel',
    own.length === 0
      ? others.map(option)
      : [
          el('optgroup', { label: t('channelsOwn') }, ...own.map(option)),
          el('optgroup', { label: t('channelsOther') }, ...others.map(option)),
        ],
  );
}

function scenarioField({ scenarios, scenario }: ChatView): HTMLElement {
  if (scenarios.length === 0) return field('scenario', 'scenario', [['0', t('scenarioNone')]], '0', true);
  const names = scenarios.map((name, i) => [String(i), name || t('scenarioUnnamed', i + 1)] as const);
  return field('scenario', 'scenario', names, String(scenario));
}

/** Only where there are texts that no channel chooses by itself, such as translations. */
function textField({ messages, message }: ChatView): Child {
  if (messages.length < 2) return undefined;
  const names = messages.map((name, i) => [String(i), messageName(name)] as const);
  return field('message', 'text', names, String(message));
}

/** A variant by its channel’s name, or as the file calls it. */
function messageName(name: string | null): string {
  if (name === null) return t('textMain');
  return CHANNEL_IDS.find((id) => id === name) ? CHANNEL_NAMES[name as ChannelId] : name;
}

function field(
  id: string,
  label: StringKey,
  options: readonly (readonly [value: string, name: string])[],
  chosen: string,
  disabled = false,
): HTMLElement {
  return labelled(
    id,
    label,
    options.map(([value, name]) => el('option', { value, selected: value === chosen }, name)),
    disabled,
  );
}

function labelled(id: string, label: StringKey, options: readonly Child[], disabled = false): HTMLElement {
  return el(
    'div',
    { class: 'field' },
    el('label', { for: `choose-${id}` }, t(label)),
    el('select', { id: `choose-${id}`, 'data-choose': id, disabled }, ...options),
  );
}

function versions({ version }: Display, changes: number): HTMLElement {
  const choices = ['before', 'after', 'both'] as const;
  const shown = changes === 0 ? 'before' : version;
  return el(
    'fieldset',
    { class: 'versions', title: changes === 0 ? t('noFixes') : undefined },
    el('legend', { class: 'unseen' }, t('version')),
    el(
      'div',
      { class: 'segments' },
      ...choices.map((choice) =>
        el(
          'label',
          { class: 'segment' },
          el('input', {
            type: 'radio',
            name: 'version',
            value: choice,
            'data-version': choice,
            checked: shown === choice,
            disabled: changes === 0 && choice !== 'before',
          }),
          el('span', {}, t(choice)),
        ),
      ),
    ),
  );
}

function toggle(name: string, label: StringKey, pressed: boolean): HTMLElement {
  return el(
    'button',
    { type: 'button', class: 'toggle', 'data-toggle': name, 'aria-pressed': String(pressed) },
    t(label),
  );
}
