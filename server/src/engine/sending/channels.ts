/** Where a reply is sent, and what that does to it. The facts and their sources stand in docs/preview.md. */
export interface Channel {
  readonly id: ChannelId;
  /** Other names by which macros call it, in small letters. */
  readonly aliases: readonly string[];
  /**
   * How the text is shown. `rich`: Markdown and HTML; `light`: WhatsApp’s `*bold*` and `_italic_`; `plain`: every character as it
   * was typed.
   */
  readonly formatting: 'rich' | 'light' | 'plain';
  /** A message a paragraph, as agents send them; or the whole reply in one. */
  readonly sentAs: 'paragraphs' | 'whole';
  /** UTF-16 units that one message may hold. */
  readonly limit?: number;
  /** What carriers advise to stay below. */
  readonly advised?: number;
  /** Limits of single help desks, which come before `limit`. */
  readonly limitOn?: Readonly<Record<string, number>>;
}

export const CHANNEL_IDS = [
  'chat',
  'email',
  'whatsapp',
  'sms',
  'messenger',
  'instagram',
  'telegram',
  'line',
  'x',
  'social',
] as const;
export type ChannelId = (typeof CHANNEL_IDS)[number];

export const CHANNELS: Readonly<Record<ChannelId, Channel>> = {
  chat: {
    id: 'chat',
    aliases: ['web chat', 'webchat', 'live chat', 'livechat', 'widget', 'web'],
    formatting: 'rich',
    sentAs: 'paragraphs',
    limitOn: { chatwoot: 10_000 },
  },
  email: {
    id: 'email',
    aliases: ['e-mail', 'mail'],
    formatting: 'rich',
    sentAs: 'whole',
    limitOn: { chatwoot: 25_000 },
  },
  whatsapp: {
    id: 'whatsapp',
    aliases: ['wa'],
    formatting: 'light',
    sentAs: 'paragraphs',
    limit: 4096,
  },
  sms: {
    id: 'sms',
    aliases: ['text', 'text message', 'txt'],
    formatting: 'plain',
    sentAs: 'whole',
    limit: 1600,
    advised: 320,
  },
  messenger: {
    id: 'messenger',
    aliases: ['facebook', 'facebook messenger', 'fb'],
    formatting: 'plain',
    sentAs: 'paragraphs',
    limit: 2000,
  },
  instagram: {
    id: 'instagram',
    aliases: ['ig', 'instagram dm'],
    formatting: 'plain',
    sentAs: 'paragraphs',
    limit: 1000,
  },
  telegram: {
    id: 'telegram',
    aliases: [],
    formatting: 'plain',
    sentAs: 'paragraphs',
    limit: 4096,
  },
  line: {
    id: 'line',
    aliases: [],
    formatting: 'plain',
    sentAs: 'paragraphs',
    limit: 5000,
    limitOn: { chatwoot: 2000 },
  },
  x: {
    id: 'x',
    aliases: ['twitter', 'x dm', 'twitter dm'],
    formatting: 'plain',
    sentAs: 'paragraphs',
    limit: 10_000,
  },
  // Whichever network it is, the one that takes least has to take it: Instagram.
  social: {
    id: 'social',
    aliases: ['social media', 'dm', 'social dm'],
    formatting: 'plain',
    sentAs: 'paragraphs',
    limit: 1000,
  },
};

const BY_NAME = new Map<string, ChannelId>(
  CHANNEL_IDS.flatMap((id) => [id, ...CHANNELS[id].aliases].map((name) => [name, id] as const)),
);

/** The channel that a macro means by a name of its own, such as `Web chat`; undefined for names that are none, such as `phone`. */
export function channelOf(name: string): ChannelId | undefined {
  return BY_NAME.get(name.trim().toLowerCase().replace(/[-_]+/g, ' ')) ?? BY_NAME.get(name.toLowerCase());
}

/** How many UTF-16 units a message may hold there; undefined where no limit is known. */
export function limitOf(id: ChannelId, platform?: string): number | undefined {
  const { limit, limitOn } = CHANNELS[id];
  return (platform && limitOn?.[platform]) || limit;
}
