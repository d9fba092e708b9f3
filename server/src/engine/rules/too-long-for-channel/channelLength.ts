import { CHANNELS, type ChannelId, channelOf } from '../../sending/channels.ts';
import { type Length, measure } from '../../sending/length.ts';
import { longestReply } from '../../sending/longest.ts';
import { findSlots } from '../../text/slots.ts';
import type { MacroReading } from '../reading.ts';
import type { Mark } from '../rule.ts';
import { tooLongForChannel as rule } from './rule.ts';

/** Marks a macro for each channel that its text is too long for, where the macro says that it is sent there. */
export function* tooLongForChannel(reading: MacroReading): Generator<Mark> {
  for (const channel of channelsOf(reading)) {
    const { limit, advised } = CHANNELS[channel];
    if (limit === undefined && advised === undefined && !reading.settings.platform) continue;
    const longest = longestMessage(reading, channel);
    if (longest.over)
      yield at(
        `${wordsFor(channel, longest)}, and ${channelNoun(channel)} holds ${count(longest.limit!)}. ${rule.message}`,
      );
    else if (longest.overAdvised) yield { ...at(adviceFor(channel, longest)), severity: 'suggestion' };
  }
}

const at = (message: string): Mark => ({ atMacro: true, start: 0, end: 0, message });

/** A variant is sent on its own channel, the main message on those that have none. */
function channelsOf({ macro, main, message }: MacroReading): ChannelId[] {
  if (!main) {
    const own = message.variant === undefined ? undefined : channelOf(message.variant);
    return own ? [own] : [];
  }
  const varied = new Set(macro.texts.map(({ variant }) => variant && channelOf(variant)));
  const stated = macro.channels.flatMap((name) => channelOf(name) ?? []);
  return [...new Set(stated)].filter((channel) => !varied.has(channel));
}

/** What stands between two pauses is sent at one time; the longest of these counts. */
function longestMessage({ macro, main, message, settings }: MacroReading, channel: ChannelId): Length {
  const cuts = main ? macro.pauses.flatMap(({ before }) => startOf(before)) : [];
  const sources = {
    platform: settings.platform,
    scenarios: macro.scenarios,
    slots: macro.slots,
    configured: settings.slots,
  };
  const lengths = [0, ...cuts].map((start, i) => {
    const text = message.text.slice(start, cuts[i]);
    return measure(
      longestReply(text, findSlots(text, settings.platform), sources),
      channel,
      settings.platform,
    );
  });
  return lengths.reduce((a, b) => (b.characters > a.characters ? b : a));

  function startOf(index: number): number[] {
    return index > 0 && index < message.texts.length ? [message.startOf(index)] : [];
  }
}

function adviceFor(channel: ChannelId, length: Length): string {
  const { sms } = length;
  const why =
    sms && sms.parts > sms.partsInGsm ? `, or ${sms.partsInGsm} without ${listed(sms.outside)}` : '';
  return `${wordsFor(channel, length)}, in ${sms!.parts} parts${why}. Carriers advise at most ${count(length.advised!)}: parts are paid for one by one and may come out of order. Shorten it, or write a shorter one for this channel under \`variants\`.`;
}

function wordsFor(channel: ChannelId, { characters }: Length): string {
  return `Sent as ${NOUNS[channel] ?? channel}, this reply can take ${count(characters)} characters`;
}

const NOUNS: Readonly<Partial<Record<ChannelId, string>>> = {
  chat: 'a chat message',
  email: 'an email',
  whatsapp: 'a WhatsApp message',
  sms: 'a text message',
  messenger: 'a Messenger message',
  instagram: 'an Instagram message',
  telegram: 'a Telegram message',
  line: 'a LINE message',
  x: 'a message on X',
  social: 'a message on any social network',
};

const channelNoun = (channel: ChannelId) => (channel === 'social' ? 'one on Instagram' : 'one');

/** Thousands with a comma, whatever the machine’s language. */
const count = (number: number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',');

function listed(chars: readonly string[]): string {
  const shown = chars.slice(0, 3).map((char) => `“${char}”`);
  return shown.join(' and ') + (chars.length > 3 ? ' and others' : '');
}
