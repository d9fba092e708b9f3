import type { ChannelId } from '../../../server/src/engine/sending/channels.ts';
import type { Missing, ValueOrigin } from '../../../server/src/engine/sending/slotValues.ts';
import type { Severity } from '../../../server/src/engine/vocabulary.ts';

/** Every word that the preview itself says, in one place, so that it can be translated. `{0}` and `{1}` are filled in. */
export const STRINGS = {
  channel: 'Channel',
  channelsOwn: 'This macro’s',
  channelsOther: 'Others',
  scenario: 'Situation',
  scenarioNone: 'None written',
  scenarioUnnamed: 'Situation {0}',
  data: 'On file',
  text: 'Text',
  textMain: 'Main text',
  version: 'Version',
  before: 'As written',
  after: 'After safe fixes',
  afterOne: 'After safe fixes · 1 change',
  afterMany: 'After safe fixes · {0} changes',
  both: 'Side by side',
  noFixes: 'No fix is safe to make by itself here.',
  marks: 'Findings',
  steps: 'Steps',
  play: 'Play',
  pausePlay: 'Pause',
  playHint: 'Watch the reply being typed',

  conversation: 'Conversation on {0}',
  customer: 'Customer',
  agentRole: 'Support',
  isTyping: '{0} is typing',
  pause: 'The agent pauses',
  pauseMinutes: 'about {0} minutes',
  madeUpMessage: 'No situation is written for this macro, so these words are made up.',
  composer: 'Write a message',
  emailTo: 'to {0}',
  subject: 'Re: {0}',
  today: 'Today',
  nothingSent: 'nothing is sent',
  image: 'Picture',
  control: 'Invisible character {0}',
  linkTo: 'Link to {0}',
  line: 'line {0}',

  details: 'Details',
  findings: 'Findings',
  findingsNone: 'Nothing to mend.',
  inMacro: 'the whole reply',
  elsewhere: 'in words not shown now',
  fixSafe: 'Safe fix: {0}',
  fixTry: 'Try: {0}',
  length: 'Length',
  characters: '{0} characters',
  ofLimit: '{0} of {1} characters',
  noLimit: 'No limit is known for this channel.',
  longest: 'Up to {0} with the longest values.',
  over: 'Too long: {0} characters more than this channel takes.',
  overAdvised: 'Longer than the {0} characters that carriers advise.',
  partsOne: '1 part',
  parts: '{0} parts',
  perPart: '{0} characters fit into each',
  gsm: 'Every character is in the alphabet of text messages (GSM-7).',
  ucs: 'These are not in the alphabet of text messages, so the whole message is sent in UCS-2, which has room for 70 characters instead of 160:',
  ucsSaves: 'With plain characters it would take {0}.',
  conditions: 'Logic',
  conditionNothing: 'otherwise nothing',
  conditionByValues: 'as the data decides',
  values: 'Filled in',
  valuesNone: 'Nothing is filled in.',
  notes: 'Good to know',
  readAsInferred: 'judged by its words',

  macros: 'Macros',
  search: 'Search macros',
  folder: 'Folder',
  kind: 'Kind',
  rule: 'Finding',
  all: 'All',
  anyFinding: 'Any finding',
  noFinding: 'None',
  count: '{0} of {1} macros',
  countAll: '{0} macros',
  countOne: '1 macro',
  noneMatch: 'No macro matches. Clear the search or a filter.',
  clear: 'Clear filters',
  noMacros: 'There are no macros to show.',
  theme: 'Theme',
  themeSystem: 'System',
  themeLight: 'Light',
  themeDark: 'Dark',
  themeContrast: 'High contrast',
  previous: 'Previous macro',
  next: 'Next macro',
  openList: 'All macros',
  print: 'Print',
  waiting: 'Put the cursor in a macro to see how it reads.',
  made: 'Made with macrolint. A sketch of each channel; the real one may differ in looks.',
} as const;

export type StringKey = keyof typeof STRINGS;

/** A string of the table, its gaps filled in. */
export function t(key: StringKey, ...values: readonly (string | number)[]): string {
  return STRINGS[key].replace(/\{(\d)\}/g, (_, i: string) => String(values[Number(i)] ?? ''));
}

export const CHANNEL_NAMES: Readonly<Record<ChannelId, string>> = {
  chat: 'Web chat',
  email: 'Email',
  whatsapp: 'WhatsApp',
  sms: 'SMS',
  messenger: 'Messenger',
  instagram: 'Instagram',
  telegram: 'Telegram',
  line: 'LINE',
  x: 'X',
  social: 'Social media',
};

export const MISSING_NAMES: Readonly<Record<Missing, string>> = {
  none: 'Everything',
  name: 'No name',
  all: 'Nothing at all',
};

export const ORIGIN_NAMES: Readonly<Record<ValueOrigin, string>> = {
  scenario: 'from the situation',
  sample: 'the macro’s sample',
  configuration: 'the configuration’s sample',
  'made-up': 'made up to fit the name',
  name: 'not known: the slot’s own name',
  fallback: 'the fallback',
  missing: 'not on file',
};

export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  error: 'Error',
  warning: 'Warning',
  suggestion: 'Suggestion',
  info: 'Info',
};

/** By the code of a note; the platform’s name fills the gap. */
export const NOTES = {
  'logic-not-evaluated': 'Canned replies on {0} have no logic: the tags are sent as they are typed.',
  'broken-logic': 'This logic can’t be followed: {1}',
  cut: 'Only the first {1} of {2} characters are shown.',
  'missing-unverified':
    'What {0} sends for an empty slot could not be verified; most help desks send nothing.',
  'missing-no-platform':
    'Most help desks send nothing for an empty slot. With “platform” in macrolint.yaml the preview shows what yours does.',
  'lost-fallback':
    'Chatwoot empties a slot that has a fallback in its braces, even where the value is known. Take the fallback out.',
  'separate-message': 'Live Helper Chat sends the separate fallback message of this reply instead.',
} as const;

/** Help desks by the names that people know. */
export const PLATFORM_NAMES: Readonly<Record<string, string>> = {
  zendesk: 'Zendesk',
  'zendesk-contact-center': 'Zendesk Contact Center',
  intercom: 'Intercom',
  front: 'Front',
  freshdesk: 'Freshdesk',
  gorgias: 'Gorgias',
  helpscout: 'Help Scout',
  freescout: 'FreeScout',
  hubspot: 'HubSpot',
  'salesforce-classic': 'Salesforce',
  'salesforce-lightning-email': 'Salesforce',
  livechat: 'LiveChat',
  kustomer: 'Kustomer',
  chatwoot: 'Chatwoot',
  zammad: 'Zammad',
  osticket: 'osTicket',
  'discourse-templates': 'Discourse',
  livehelperchat: 'Live Helper Chat',
  'respond.io': 'respond.io',
};

/** Numbers as the reader’s language writes them. */
export const number = (value: number): string => value.toLocaleString('en-GB');
