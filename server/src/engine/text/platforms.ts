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
