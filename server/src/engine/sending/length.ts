import { CHANNELS, type ChannelId, limitOf } from './channels.ts';
import { measureSms, type SmsLength } from './sms.ts';

/** How long a message is, as its channel counts. */
export interface Length {
  /** UTF-16 units, as help desks and networks count. */
  readonly characters: number;
  readonly limit?: number;
  readonly advised?: number;
  readonly over: boolean;
  readonly overAdvised: boolean;
  readonly sms?: SmsLength;
}

/** Measures what is sent as one message. */
export function measure(text: string, channel: ChannelId, platform?: string): Length {
  const sent = text.trim();
  const limit = limitOf(channel, platform);
  const { advised } = CHANNELS[channel];
  return {
    characters: sent.length,
    ...(limit !== undefined && { limit }),
    ...(advised !== undefined && { advised }),
    over: limit !== undefined && sent.length > limit,
    overAdvised: advised !== undefined && sent.length > advised,
    ...(channel === 'sms' && { sms: measureSms(sent) }),
  };
}
