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
  [/\b(scan|request|report|order|packing)(ed)? time/, '09:15'],
  [/\bcut-?off/, '16:00'],
  [/\btime\b|\beta\b/, '14:30'],
  // In the order in which such things happen, so that two dates of one reply differ and make sense together.
  [/\b(purchase|bought|ordered|order|paid|start) (date|on)\b/, 'Monday 23 February'],
  [
    /\b(sent|shipp?(ed|ing)?|dispatch(ed)?|despatch(ed)?)\b.*\bdate\b|\bdate (sent|shipped)\b/,
    'Friday 27 February',
  ],
  [/\b(promised|original|old|due|expected)\b.*\bdate\b/, 'Monday 2 March'],
  [/\b(request|email|contact|report)\b.*\bdate\b/, 'Tuesday 3 March'],
  [/\brefund\b.*\bdate\b/, 'Wednesday 4 March'],
  [/\b(answer|reply|update|call)\b.*\bdate\b/, 'Thursday 5 March'],
  [/\b(delivery|arrival)\b.*\bdate\b/, 'Monday 9 March'],
  [/\b(collection|pick-?up|new)\b.*\bdate\b/, 'Wednesday 11 March'],
  [/\boffer\b.*\bdate\b/, 'Friday 13 March'],
  [/\b(last|latest|end|expiry)\b.*\bdate\b/, 'Friday 20 March'],
  [/\bnext\b.*\bdate\b/, 'Wednesday 1 April'],
  [/\b(date|deadline|due|by|until|when)\b/, 'Friday 6 March'],
  [/\b(payment|refund|transaction|bank)\b.*\b(reference|ref|number|id|code)\b|^reference$/, 'RF-30562'],
  [/\btracking\b.*\b(number|code|id)\b|\bsearch reference\b/, 'TR-90417'],
  [/\b(ticket|case|conversation)\b.*\b(id|number|reference)\b/, '20457'],
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
