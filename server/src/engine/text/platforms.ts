import data from './platformSlots.yaml';

/** How each helpdesk writes the slot for the customer's first name; sources in docs/platforms.md. */
const FIRST_NAME: Readonly<Record<string, string>> = {
  zendesk: '{{ticket.requester.first_name}}',
  'zendesk-contact-center': '{{contact.first_name || "there"}}',
  intercom: '{{user.first_name | fallback:"there"}}',
  front: '{{recipient.first_name}}',
  freshdesk: '{{ticket.requester.firstname}}',
  gorgias: '{{ticket.customer.firstname}}',
  helpscout: '{%customer.firstName,fallback=there%}',
  freescout: '{%customer.firstName%}',
  hubspot: '{{contact.firstname}}',
  'salesforce-classic': '{!BLANKVALUE(Contact.FirstName, "there")}',
  'salesforce-lightning-email': '{{{Recipient.FirstName}}}',
  livechat: '%name%',
  kustomer: '{{customer.firstName}}',
  chatwoot: '{{contact.first_name}}',
  zammad: '#{ticket.customer.firstname}',
  osticket: '%{ticket.name.first}',
  'discourse-templates': '%{reply_to_name,fallback:there}',
  livehelperchat: '{nick}',
  'respond.io': '$contact.firstname',
};

/** The slot that prints the customer's first name, in the notation of the platform; macrolint's own where none is given. */
export function customerNameSlot(platform?: string): string {
  return (platform && FIRST_NAME[platform]) || '{{customer.first_name | fallback:"there"}}';
}

/** A slot that a help desk fills in by itself. */
export interface KnownSlot {
  readonly name: string;
  /** What it prints, to end a sentence with: `the customer’s first name`. */
  readonly prints: string;
  /** The help desk's own documentation or source has it. */
  readonly verified: boolean;
}

interface PlatformSlots {
  readonly open: string;
  readonly close: string;
  readonly slots: Readonly<Record<string, string>>;
  readonly unverified?: readonly string[];
}

const PLATFORMS = data as Readonly<Record<string, PlatformSlots>>;

const slotsOf = (platform: string | undefined): PlatformSlots =>
  (platform !== undefined && Object.hasOwn(PLATFORMS, platform) && PLATFORMS[platform]) ||
  PLATFORMS.macrolint!;

/** The slots of the platform, the customer's name first; macrolint's own where none is given. */
export function knownSlots(platform?: string): KnownSlot[] {
  const { slots, unverified = [] } = slotsOf(platform);
  return Object.entries(slots).map(([name, prints]) => ({
    name,
    prints,
    verified: !unverified.includes(name),
  }));
}

/** How the platform writes a slot: what stands before and behind its name. */
export function slotNotation(platform?: string): { readonly open: string; readonly close: string } {
  const { open, close } = slotsOf(platform);
  return { open, close };
}
