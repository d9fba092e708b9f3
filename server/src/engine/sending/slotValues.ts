import type { SlotInfo } from '../document/macro.ts';
import type { Slot } from '../text/slots.ts';
import { losesPiped, type SentWhenMissing, sentWhenMissing } from './missing.ts';
import { PEOPLE, type People, sampleFor } from './samples.ts';
import { type SlotSource, slotSource } from './slotSource.ts';

/**
 * Where a slot’s value comes from: a scenario; a sample under the macro’s or the configuration’s `slots`; a made-up one that fits
 * the name; the fallback; nowhere. `name`: nothing is known but the slot’s own name.
 */
export type ValueOrigin =
  | 'scenario'
  | 'sample'
  | 'configuration'
  | 'made-up'
  | 'name'
  | 'fallback'
  | 'missing';

export interface SlotValue {
  /** What the customer reads. */
  readonly text: string;
  readonly from: ValueOrigin;
  /** What the help desk does, where there is no value. */
  readonly missing?: SentWhenMissing;
  /** The help desk empties it because of its filter or `||`. */
  readonly lost?: true;
}

/** What is taken to be unknown: nothing, the customer’s name, or all that is filled in before sending. */
export type Missing = 'none' | 'name' | 'all';

/** What slots are filled from. */
export interface ValueSources {
  readonly platform?: string | undefined;
  /** By name; null for one that is empty. */
  readonly scenario?: Readonly<Record<string, string | null>>;
  /** Under the macro’s `slots`. */
  readonly slots: Readonly<Record<string, SlotInfo>>;
  /** Under `slots` of the configuration. */
  readonly configured: Readonly<Record<string, SlotInfo>>;
  readonly missing: Missing;
}

/** The value of a slot or blank of `text`. */
export function slotValue(text: string, slot: Slot, sources: ValueSources): SlotValue {
  const { platform, missing } = sources;
  const written = text.slice(slot.start, slot.end);
  const source = slotSource(text, slot);
  const given = lookUp(sources.scenario, slot, source);
  if (slot.type === 'blank') {
    if (given === null || missing === 'all')
      return { text: written, from: 'missing', missing: { text: written, kind: 'as-typed', verified: true } };
  } else if (given === null || isMissing(slot, missing)) return withoutValue(written, slot, source, sources);
  if (slot.type === 'slot' && source.piped && losesPiped(platform))
    return {
      text: '',
      from: 'missing',
      lost: true,
      missing: sentWhenMissing(platform, { source: written, name: slot.name }),
    };
  if (given !== undefined) return { text: given, from: 'scenario' };
  const sample = lookUp(sources.slots, slot, source)?.sample;
  if (sample !== undefined) return { text: sample, from: 'sample' };
  const configured = lookUp(sources.configured, slot, source)?.sample;
  if (configured !== undefined) return { text: configured, from: 'configuration' };
  const madeUp = sampleFor(slot, peopleIn(sources));
  return madeUp === undefined ? { text: slot.name, from: 'name' } : { text: madeUp, from: 'made-up' };
}

/** An agent is never without a name. */
function isMissing(slot: Slot, missing: Missing): boolean {
  if (missing === 'none' || slot.meaning === 'agent') return false;
  return missing === 'all' || slot.meaning === 'customer-name';
}

function withoutValue(written: string, slot: Slot, source: SlotSource, sources: ValueSources): SlotValue {
  const { platform } = sources;
  const missing = sentWhenMissing(platform, { source: written, name: source.name });
  if (source.piped && losesPiped(platform)) return { text: '', from: 'missing', lost: true, missing };
  const fallback =
    source.fallback ?? (isOwnName(source.name) ? fallbackOf(slot, source, sources) : undefined);
  if (fallback !== undefined) return { text: fallback, from: 'fallback' };
  return { text: missing.text, from: 'missing', missing };
}

function fallbackOf(slot: Slot, source: SlotSource, { slots, configured }: ValueSources): string | undefined {
  return (lookUp(slots, slot, source) ?? lookUp(configured, slot, source))?.fallback;
}

/** A name of macrolint’s own, for which `slots` may give a fallback; a help desk’s own token only does what the help desk does. */
function isOwnName(name: string): boolean {
  return /^(?:customer|agent|organization|order|custom)\.[a-z][a-z0-9_]*$/.test(name);
}

/** By the slot’s name, else by the name that macrolint gives to what it means. */
function lookUp<T>(
  values: Readonly<Record<string, T>> | undefined,
  slot: Slot,
  { name }: SlotSource,
): T | undefined {
  if (!values) return undefined;
  if (Object.hasOwn(values, name)) return values[name];
  const own = ownName(slot, name);
  return own && Object.hasOwn(values, own) ? values[own] : undefined;
}

/** The name that macrolint gives to what a slot means, as for the customer’s first name. */
export function ownName({ meaning, type }: Slot, name: string): string | undefined {
  if (type !== 'slot' || (meaning !== 'customer-name' && meaning !== 'agent')) return undefined;
  const who = meaning === 'agent' ? 'agent' : 'customer';
  if (/last_?name|surname/i.test(name)) return `${who}.last_name`;
  if (/first|nick|given/i.test(name)) return `${who}.first_name`;
  return /name/i.test(name) ? `${who}.name` : undefined;
}

/** The people by the names that the sources give them. */
export function peopleIn({ scenario, slots, configured }: ValueSources): People {
  const given = (name: string) =>
    scenario?.[name] ?? slots[name]?.sample ?? configured[name]?.sample ?? undefined;
  const full = given('customer.name');
  return {
    customerFirst: given('customer.first_name') ?? full?.split(' ')[0] ?? PEOPLE.customerFirst,
    customerLast: given('customer.last_name') ?? full?.split(' ').slice(1).join(' ') ?? PEOPLE.customerLast,
    agentFirst: given('agent.first_name') ?? given('agent.name')?.split(' ')[0] ?? PEOPLE.agentFirst,
    agentLast: given('agent.name')?.split(' ').slice(1).join(' ') ?? PEOPLE.agentLast,
  };
}
