import type { Slot, SlotMeaning } from '../text/slots.ts';

/** Who takes part in the conversation, so that a name and the address made from it agree. */
export interface People {
  readonly customerFirst: string;
  readonly customerLast: string;
  readonly agentFirst: string;
  readonly agentLast: string;
}

export const PEOPLE: People = {
  customerFirst: 'Nadia',
  customerLast: 'Hart',
  agentFirst: 'Jonas',
  agentLast: 'Reed',
};

/** By words in the slot’s name; the first that matches counts. Telephone numbers are ones that nobody has. */
const BY_WORD: readonly (readonly [RegExp, string])[] = [
  [/\b(window|slot|shift) ?(start|from|begin)|\bstart time|\bfrom time|\bcall start/, '10:00'],
  [/\b(window|slot|shift) ?(end|until|to)|\bend time|\buntil time|\bcall end/, '12:00'],
  [/\b(duration|how long|period)\b/, '40 minutes'],
  [/\bdays?\b.*\b(number|count)|\b(number|count)\b.*\bdays?\b/, '3'],
  [/\bweek ?day|\bday\b/, 'Thursday'],
  [/\bmonth\b/, 'March'],
  [/\bhours?\b/, '2 hours'],
  [/\bminutes?\b/, '10 minutes'],
  [/\btime\b|\beta\b/, '14:30'],
  [
    /\b(promised|purchase|bought|order|sent|shipped|request|email|contact|start|last|due) ?date\b/,
    'Monday 2 March',
  ],
  [/\b(date|deadline|due|by|until|when)\b/, 'Friday 6 March'],
  [/\b(city|town|depot|place|location|branch|store)\b/, 'Leeds'],
  [/\b(country)\b/, 'Ireland'],
  [/\b(product|item|model|device)\b/, 'desk lamp'],
  [/\b(plan|subscription|tier)\b/, 'yearly plan'],
  [/\b(courier|carrier)\b/, 'the courier'],
  [/\b(company|organi[sz]ation|brand|account name)\b/, 'Hart & Co'],
  [/\b(cause)\b/, 'a faulty switch'],
  [/\b(number|count|quantity|how many)\b/, '2'],
];

const BY_MEANING: Readonly<Partial<Record<SlotMeaning, string>>> = {
  time: 'Friday 6 March',
  money: '£24.50',
  link: 'https://example.com/help',
  reference: '48213',
  team: 'our billing team',
  issue: 'a late delivery',
};

/** A value that a slot may well hold, judged by its name; undefined where the name gives no idea. */
export function sampleFor(slot: Pick<Slot, 'name' | 'meaning'>, people: People): string | undefined {
  const words = wordsOf(slot.name);
  if (/\bdigits\b/.test(words)) return '4242';
  if (slot.meaning === 'customer-name') return personName(words, people.customerFirst, people.customerLast);
  if (slot.meaning === 'agent') {
    if (/\bemail|mail\b/.test(words)) return `${people.agentFirst.toLowerCase()}@example.com`;
    return personName(words, people.agentFirst, people.agentLast);
  }
  if (slot.meaning === 'contact') return contact(words, people);
  if (slot.meaning !== 'money' && slot.meaning !== 'link' && slot.meaning !== 'team')
    for (const [pattern, sample] of BY_WORD) if (pattern.test(words)) return sample;
  return BY_MEANING[slot.meaning];
}

function personName(words: string, first: string, last: string): string {
  if (/\b(last name|surname|family name)\b/.test(words)) return last;
  return /\b(full name|name)\b/.test(words) && !/\b(first|given|nick|reply to name)\b/.test(words)
    ? `${first} ${last}`
    : first;
}

function contact(words: string, people: People): string {
  if (/\b(phone|telephone|mobile|fax|number|callback)\b/.test(words)) return '020 7946 0000';
  return `${people.customerFirst.toLowerCase().replace(/[^a-z]+/g, '') || 'customer'}@example.com`;
}

function wordsOf(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[._\-/]+/g, ' ')
    .replace(/(first|last|full)name/gi, '$1 name')
    .toLowerCase();
}
