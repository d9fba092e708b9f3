import type { Span } from '../../span.ts';
import { customerNameSlot } from '../../text/platforms.ts';
import type { MacroReading } from '../reading.ts';
import type { Mark } from '../rule.ts';
import { isInside, quotedSpans } from '../shouting/quotes.ts';
import { directNumbers, personalMails } from './addresses.ts';
import { type Person, peopleIn } from './names.ts';
import { signatures } from './signoffs.ts';

interface Contact extends Span {
  readonly offer: string;
}

/** Names, direct numbers and own addresses of people. */
export function* contactMarks({ prose, settings }: MacroReading): Generator<Mark> {
  const slotFor: Readonly<Record<Person, string>> = {
    customer: customerNameSlot(settings.platform),
    agent: '{{agent.first_name}}',
    other: '[[name]]',
  };
  const contacts: Contact[] = [
    ...personalMails(prose).map((span) => ({ ...span, offer: '[[e-mail address]]' })),
    ...directNumbers(prose).map((span) => ({ ...span, offer: '[[direct number]]' })),
    ...signatures(prose).map((span) => ({ ...span, offer: slotFor.agent })),
    ...prose.sentences
      .flatMap((sentence) => peopleIn(prose, sentence))
      .map(({ person, ...span }) => ({ ...span, offer: slotFor[person] })),
  ];
  if (contacts.length === 0) return;
  const quoted = quotedSpans(prose.text);
  for (const { offer, ...span } of apart(contacts, prose.text.length)) {
    if (isInside(quoted, span)) continue;
    yield {
      ...span,
      fixes: [{ title: `Put a slot there: “${offer}”`, safe: false, edits: [{ ...span, text: offer }] }],
    };
  }
}

/** Of contacts that overlap, the first kind stays: an address beats the name in it. */
function apart(contacts: readonly Contact[], length: number): Contact[] {
  const taken = new Uint8Array(length);
  const kept = contacts.filter(({ start, end }) => {
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  });
  return kept.sort((a, b) => a.start - b.start);
}
