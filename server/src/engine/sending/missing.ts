/** What a help desk sends where a slot has no value. */
export interface SentWhenMissing {
  readonly text: string;
  /** `as-typed`: the slot itself; `separate`: the help desk sends another message, kept beside the reply. */
  readonly kind: 'nothing' | 'text' | 'as-typed' | 'separate';
  /** Its documentation or its source says so; docs/platforms.md names them. */
  readonly verified: boolean;
}

const NOTHING: SentWhenMissing = { text: '', kind: 'nothing', verified: true };
const UNKNOWN: SentWhenMissing = { text: '', kind: 'nothing', verified: false };

/** `source` is the slot as it is written, `name` what it asks for. Without a platform, what most help desks do. */
export function sentWhenMissing(
  platform: string | undefined,
  slot: { readonly source: string; readonly name: string },
): SentWhenMissing {
  switch (platform) {
    case 'zendesk':
    case 'salesforce-classic':
    case 'chatwoot':
    case 'osticket':
    case 'discourse-templates':
      return NOTHING;
    case 'gorgias':
      return { text: ' ', kind: 'text', verified: true };
    case 'zammad':
      return { text: '-', kind: 'text', verified: true };
    case 'zendesk-contact-center':
      return { text: slot.source, kind: 'as-typed', verified: true };
    case 'hubspot':
      return { text: `[[MISSING TOKEN - ${slot.name}]]`, kind: 'text', verified: true };
    case 'livehelperchat':
      return { text: '', kind: 'separate', verified: true };
    default:
      return UNKNOWN;
  }
}

/** Help desks whose canned replies have Liquid logic, or may have it. Without a platform, logic is evaluated too. */
const LIQUID = new Set(['zendesk', 'freshdesk', 'chatwoot']);

export function evaluatesLiquid(platform: string | undefined): boolean {
  return platform === undefined || LIQUID.has(platform);
}

/** Chatwoot empties a slot that has a filter or `||`, even where its value is known. */
export function losesPiped(platform: string | undefined): boolean {
  return platform === 'chatwoot';
}
