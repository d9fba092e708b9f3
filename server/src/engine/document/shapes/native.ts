import { isMap, isSeq, type YAMLMap } from 'yaml';
import { KINDS, type Kind, STEPS, type Step } from '../../vocabulary.ts';
import { looksLikeSlot } from '../eatenText.ts';
import { insertInto } from '../insert.ts';
import type { Macro, MacroText, Pause, Scenario, SlotInfo, Suppression } from '../macro.ts';
import { isFileName, namesIn } from '../names.ts';
import { type Entry, type Held, spanOf, textOf, type View } from '../nodes.ts';
import { itemRemoval } from '../removal.ts';
import type { Draft, Reader, Shape } from './shape.ts';

/** macrolint's own shape: `title` and `reply` or `steps`. */
export const native: Shape = {
  name: 'native',
  recognises(view, map) {
    const entries = view.entries(map);
    return entries.has('title') && (entries.has('reply') || entries.has('steps'));
  },
  read(reader, map) {
    const { view } = reader;
    const entries = view.entries(map);
    const title = entries.get('title');
    const name = reader.label(title) ?? '';
    const main = mainTexts(reader, entries);
    const texts = [...main.texts, ...variants(reader, entries), ...inlineLocales(reader, entries)];
    if (texts.length === 0) return undefined;
    const span = spanOf(map);
    return {
      ...identity(entries),
      title: name,
      span,
      anchor: title?.node && !title.alias ? spanOf(title.node) : firstLine(view.text, span),
      ...labels(entries),
      channels: strings(view, entries.get('channels')),
      texts,
      pauses: main.pauses,
      slots: slots(view, entries.get('slots')),
      scenarios: scenarios(view, entries.get('scenarios')),
      suppressions: ignored(view, map, span),
      insert: insertInto(view, map),
      names: () => namesIn(view, map),
    };
  },
};

const OWN_KEYS = ['reply', 'steps', 'kind', 'fault', 'variants', 'scenarios', 'slots', 'ignore'];

/** Whether a macro has a key that no helpdesk's shape has. */
export function hasOwnKey(entries: ReadonlyMap<string, Entry>): boolean {
  return OWN_KEYS.some((key) => entries.has(key));
}

function identity(entries: ReadonlyMap<string, Entry>): { id?: string } {
  const id = textOf(entries.get('id')?.node);
  return id ? { id } : {};
}

/** Kind, fault and locale, as far as they are words that macrolint knows. */
function labels(entries: ReadonlyMap<string, Entry>): Pick<Draft, 'kind' | 'fault' | 'locale'> {
  const kind = entries.get('kind');
  const value = KINDS.find((known) => known === textOf(kind?.node)) as Kind | undefined;
  const fault = (['ours', 'theirs', 'unknown'] as const).find(
    (one) => one === textOf(entries.get('fault')?.node),
  );
  const locale = textOf(entries.get('locale')?.node);
  return {
    ...(value && kind?.node ? { kind: { value, span: kind.alias ?? spanOf(kind.node) } } : {}),
    ...(fault ? { fault } : {}),
    ...(locale ? { locale } : {}),
  };
}

/** `reply`, else `steps`. */
function mainTexts(
  reader: Reader,
  entries: ReadonlyMap<string, Entry>,
): { texts: MacroText[]; pauses: Pause[] } {
  const steps = entries.get('steps');
  if (isSeq(steps?.node) && !entries.has('reply')) return stepTexts(reader, steps);
  return { texts: reader.texts(entries.get('reply')), pauses: [] };
}

function stepTexts(reader: Reader, steps: Held): { texts: MacroText[]; pauses: Pause[] } {
  const texts: MacroText[] = [];
  const pauses: Pause[] = [];
  if (!isSeq(steps.node)) return { texts, pauses };
  const { view } = reader;
  for (const item of view.items(steps.node)) {
    if (!isMap(item.node)) continue;
    for (const entry of view.entries(item.node).values()) {
      if (entry.key === 'pause') {
        const span = {
          start: entry.keySpan.start,
          end: entry.node ? spanOf(entry.node).end : entry.keySpan.end,
        };
        pauses.push({ before: texts.length, text: textOf(entry.node) ?? '', span });
      }
      const step = STEPS.find((known) => known === entry.key) as Step | undefined;
      const alias = entry.alias ?? item.alias ?? steps.alias;
      if (step) texts.push(...reader.texts(alias ? { ...entry, alias } : entry, { step }));
    }
  }
  return { texts, pauses };
}

/** By channel: a text, or a map with `reply` or `steps`. */
function variants(reader: Reader, entries: ReadonlyMap<string, Entry>): MacroText[] {
  return textsByName(reader, entries.get('variants'), () => true);
}

/** By locale, where the text itself stands in this file and not the name of another. */
function inlineLocales(reader: Reader, entries: ReadonlyMap<string, Entry>): MacroText[] {
  const texts = textsByName(reader, entries.get('locales'), (text) => !isFileName(text));
  return texts.map((text) => ({ ...text, locale: text.variant! }));
}

function textsByName(
  reader: Reader,
  held: Entry | undefined,
  isText: (text: string) => boolean,
): MacroText[] {
  if (!isMap(held?.node)) return [];
  const { view } = reader;
  const texts: MacroText[] = [];
  for (const entry of view.entries(held.node).values()) {
    const alias = entry.alias ?? held.alias;
    const more = { variant: entry.key, ...(alias ? { alias } : {}) };
    if (isMap(entry.node) && !looksLikeSlot(view, entry.node)) {
      for (const text of mainTexts(reader, view.entries(entry.node)).texts) texts.push({ ...text, ...more });
    } else if (isText(textOf(entry.node) ?? '')) texts.push(...reader.texts(entry, more));
  }
  return texts;
}

function strings(view: View, held: Held | undefined): string[] {
  if (!isSeq(held?.node)) return [];
  return view.items(held.node).flatMap((item) => textOf(item.node) ?? []);
}

function slots(view: View, held: Held | undefined): Record<string, SlotInfo> {
  const slots: Record<string, SlotInfo> = Object.create(null);
  if (!isMap(held?.node)) return slots;
  for (const { key, node } of view.entries(held.node).values()) {
    const fields = isMap(node) ? view.entries(node) : undefined;
    const sample = fields ? textOf(fields.get('sample')?.node) : textOf(node);
    const fallback = textOf(fields?.get('fallback')?.node);
    const filledBy = textOf(fields?.get('filled_by')?.node);
    slots[key] = {
      ...(sample === undefined ? {} : { sample }),
      ...(fallback === undefined ? {} : { fallback }),
      ...(filledBy === undefined ? {} : { filledBy }),
    };
  }
  return slots;
}

function scenarios(view: View, held: Held | undefined): Scenario[] {
  if (!isSeq(held?.node)) return [];
  return view.items(held.node).flatMap(({ node }) => {
    if (!isMap(node)) return [];
    const fields = view.entries(node);
    const name = textOf(fields.get('name')?.node);
    const said = fields.get('customer');
    const customer = textOf(said?.node);
    const channel = textOf(fields.get('channel')?.node);
    const values: Record<string, string | null> = Object.create(null);
    const given = fields.get('slots')?.node;
    if (isMap(given))
      for (const { key, node } of view.entries(given).values()) values[key] = textOf(node) ?? null;
    return [
      {
        ...(name ? { name } : {}),
        ...(customer && said?.node ? { customer, span: said.alias ?? spanOf(said.node) } : {}),
        ...(channel ? { channel } : {}),
        slots: values,
        ...expectation(view, fields.get('expect')),
      },
    ];
  });
}

function expectation(view: View, held: Held | undefined): Pick<Scenario, 'expect'> {
  if (!isMap(held?.node)) return {};
  const fields = view.entries(held.node);
  const words = (key: string) => {
    const one = textOf(fields.get(key)?.node);
    return one === undefined ? strings(view, fields.get(key)) : [one];
  };
  return { expect: { says: words('says'), neverSays: words('never_says') } };
}

function ignored(view: View, map: YAMLMap, scope: Macro['span']): Suppression[] {
  const held = view.entries(map).get('ignore');
  if (!isSeq(held?.node)) return [];
  return view.items(held.node).flatMap(({ node, alias }, index) => {
    if (!isMap(node)) return [];
    const fields = view.entries(node);
    const rule = textOf(fields.get('rule')?.node);
    const reason = textOf(fields.get('reason')?.node);
    const until = textOf(fields.get('until')?.node);
    if (!rule || !reason) return [];
    const removal = held.alias || alias ? undefined : itemRemoval(view.text, map, 'ignore', index);
    return [
      { rule, reason, ...(until && { until }), span: spanOf(node), scope, ...(removal && { removal }) },
    ];
  });
}

/** The first line of a span, without the spaces at its end. */
export function firstLine(text: string, span: Macro['span']): Macro['span'] {
  const newline = text.indexOf('\n', span.start);
  const line = text.slice(span.start, newline < 0 || newline > span.end ? span.end : newline);
  return { start: span.start, end: span.start + line.trimEnd().length };
}
