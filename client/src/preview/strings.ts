import * as l10n from '@vscode/l10n';
import type { ChannelId } from '../../../server/src/engine/sending/channels.ts';
import type { Missing, ValueOrigin } from '../../../server/src/engine/sending/slotValues.ts';
import type { Severity } from '../../../server/src/engine/vocabulary.ts';
import { LANGUAGE } from './translation.ts';

/**
 * Every word that the preview itself says, in one place. The translation that the page carries takes the English one’s place.
 * `{0}` and `{1}` are filled in.
 */
export const STRINGS = {
  channel: l10n.t('Channel'),
  channelsOwn: l10n.t('This macro’s'),
  channelsOther: l10n.t('Others'),
  scenario: l10n.t('Situation'),
  scenarioNone: l10n.t('None written'),
  scenarioUnnamed: l10n.t('Situation {0}'),
  data: l10n.t('On file'),
  text: l10n.t('Text'),
  textMain: l10n.t('Main text'),
  version: l10n.t('Version'),
  before: l10n.t('As written'),
  after: l10n.t('After safe fixes'),
  afterOne: l10n.t('After safe fixes · 1 change'),
  afterMany: l10n.t('After safe fixes · {0} changes'),
  both: l10n.t('Side by side'),
  noFixes: l10n.t('No fix is safe to make by itself here.'),
  marks: l10n.t('Findings'),
  steps: l10n.t('Steps'),
  play: l10n.t('Play'),
  pausePlay: l10n.t('Pause'),
  playHint: l10n.t('Watch the reply being typed'),

  conversation: l10n.t('Conversation on {0}'),
  customer: l10n.t('Customer'),
  agentRole: l10n.t('Support'),
  isTyping: l10n.t('{0} is typing'),
  pause: l10n.t('The agent pauses'),
  pauseMinutes: l10n.t('about {0} minutes'),
  madeUpMessage: l10n.t('No situation is written for this macro, so these words are made up.'),
  composer: l10n.t('Write a message'),
  emailTo: l10n.t('to {0}'),
  subject: l10n.t('Re: {0}'),
  today: l10n.t('Today'),
  nothingSent: l10n.t('nothing is sent'),
  image: l10n.t('Picture'),
  control: l10n.t('Invisible character {0}'),
  linkTo: l10n.t('Link to {0}'),
  line: l10n.t('line {0}'),

  details: l10n.t('Details'),
  findings: l10n.t('Findings'),
  findingsNone: l10n.t('Nothing to mend.'),
  inMacro: l10n.t('the whole reply'),
  elsewhere: l10n.t('in words not shown now'),
  fixSafe: l10n.t('Safe fix: {0}'),
  fixTry: l10n.t('Try: {0}'),
  length: l10n.t('Length'),
  characters: l10n.t('{0} characters'),
  ofLimit: l10n.t('{0} of {1} characters'),
  noLimit: l10n.t('No limit is known for this channel.'),
  longest: l10n.t('Up to {0} with the longest values.'),
  over: l10n.t('Too long: {0} characters more than this channel takes.'),
  overAdvised: l10n.t('Longer than the {0} characters that carriers advise.'),
  partsOne: l10n.t('1 part'),
  parts: l10n.t('{0} parts'),
  perPart: l10n.t('{0} characters fit into each'),
  gsm: l10n.t('Every character is in the alphabet of text messages (GSM-7).'),
  ucs: l10n.t(
    'These are not in the alphabet of text messages, so the whole message is sent in UCS-2, which has room for 70 characters instead of 160:',
  ),
  costly: l10n.t(
    'Not in the alphabet of text messages (GSM-7): one such character halves the room of the whole message.',
  ),
  costlyInstead: l10n.t('Type instead:'),
  ucsSaves: l10n.t('With plain characters it would take {0}.'),
  conditions: l10n.t('Logic'),
  conditionNothing: l10n.t('otherwise nothing'),
  conditionByValues: l10n.t('as the data decides'),
  values: l10n.t('Filled in'),
  valuesNone: l10n.t('Nothing is filled in.'),
  notes: l10n.t('Good to know'),
  readAsInferred: l10n.t('judged by its words'),

  macros: l10n.t('Macros'),
  search: l10n.t('Search macros'),
  folder: l10n.t('Folder'),
  noFolder: l10n.t('In no folder'),
  kind: l10n.t('Kind'),
  rule: l10n.t('Finding'),
  all: l10n.t('All'),
  anyFinding: l10n.t('Any finding'),
  noFinding: l10n.t('None'),
  count: l10n.t('{0} of {1} macros'),
  countAll: l10n.t('{0} macros'),
  countOne: l10n.t('1 macro'),
  noneMatch: l10n.t('No macro matches. Clear the search or a filter.'),
  clear: l10n.t('Clear filters'),
  noMacros: l10n.t('There are no macros to show.'),
  theme: l10n.t('Theme'),
  themeSystem: l10n.t('System'),
  themeLight: l10n.t('Light'),
  themeDark: l10n.t('Dark'),
  themeContrast: l10n.t('High contrast'),
  previous: l10n.t('Previous macro'),
  next: l10n.t('Next macro'),
  openList: l10n.t('All macros'),
  print: l10n.t('Print'),
  waiting: l10n.t('Put the cursor in a macro to see how it reads.'),
  made: l10n.t('Made with macrolint. A sketch of each channel; the real one may differ in looks.'),
} as const;

export type StringKey = keyof typeof STRINGS;

/** A string of the table, its gaps filled in. */
export function t(key: StringKey, ...values: readonly (string | number)[]): string {
  return STRINGS[key].replace(/\{(\d)\}/g, (_, i: string) => String(values[Number(i)] ?? ''));
}

export const CHANNEL_NAMES: Readonly<Record<ChannelId, string>> = {
  chat: l10n.t('Web chat'),
  email: l10n.t('Email'),
  whatsapp: l10n.t('WhatsApp'),
  sms: l10n.t('SMS'),
  messenger: l10n.t('Messenger'),
  instagram: l10n.t('Instagram'),
  telegram: l10n.t('Telegram'),
  line: l10n.t('LINE'),
  x: l10n.t('X'),
  social: l10n.t('Social media'),
};

export const MISSING_NAMES: Readonly<Record<Missing, string>> = {
  none: l10n.t('Everything'),
  name: l10n.t('No name'),
  all: l10n.t('Nothing at all'),
};

export const ORIGIN_NAMES: Readonly<Record<ValueOrigin, string>> = {
  scenario: l10n.t('from the situation'),
  sample: l10n.t('the macro’s sample'),
  configuration: l10n.t('the configuration’s sample'),
  'made-up': l10n.t('made up to fit the name'),
  name: l10n.t('not known: the slot’s own name'),
  fallback: l10n.t('the fallback'),
  missing: l10n.t('not on file'),
};

export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  error: l10n.t('Error'),
  warning: l10n.t('Warning'),
  suggestion: l10n.t('Suggestion'),
  info: l10n.t('Info'),
};

/** By the code of a note; the platform’s name fills the gap. */
export const NOTES = {
  'logic-not-evaluated': l10n.t('Canned replies on {0} have no logic: the tags are sent as they are typed.'),
  'broken-logic': l10n.t('This logic can’t be followed: {1}'),
  cut: l10n.t('Only the first {1} of {2} characters are shown.'),
  'missing-unverified': l10n.t(
    'What {0} sends for an empty slot could not be verified; most help desks send nothing.',
  ),
  'missing-no-platform': l10n.t(
    'Most help desks send nothing for an empty slot. With “platform” in macrolint.yaml the preview shows what yours does.',
  ),
  'lost-fallback': l10n.t(
    'Chatwoot empties a slot that has a fallback in its braces, even where the value is known. Take the fallback out.',
  ),
  'separate-message': l10n.t('Live Helper Chat sends the separate fallback message of this reply instead.'),
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
export const number = (value: number): string => value.toLocaleString(LANGUAGE);
