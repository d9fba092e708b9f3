import { describe, expect, test } from 'vitest';
import type { SlotLeaf, ViewNode } from '../../server/src/engine/preview/index.ts';
import { replies, viewOf } from './drawn.ts';

function slots(nodes: readonly ViewNode[]): SlotLeaf[] {
  return nodes.flatMap((node) =>
    node.type === 'slot' ? [node] : 'children' in node ? slots(node.children) : [],
  );
}

const slotsIn = (...args: Parameters<typeof viewOf>) =>
  viewOf(...args).moments.flatMap((moment) => (moment.type === 'bubble' ? slots(moment.content) : []));

const reply = (text: string, more = '') => `title: A\nkind: other\nreply: |\n  ${text}\n${more}`;

describe('a slot holds', () => {
  test('what the scenario says, else a sample, the configuration’s, a made-up one, its own name', () => {
    const file = reply(
      '{{customer.first_name}} {{order.id}} {{custom.desk}} {{custom.date}} {{custom.tone}}',
      `slots:
  customer.first_name: {sample: Ada}
  order.id: {sample: "4021"}
scenarios:
  - slots: {customer.first_name: Grace}
`,
    );
    const found = slotsIn(file, {}, 'slots:\n  custom.desk: {sample: Desk 4}\n');
    expect(found.map(({ text, from }) => [text, from])).toEqual([
      ['Grace', 'scenario'],
      ['4021', 'sample'],
      ['Desk 4', 'configuration'],
      ['Friday 6 March', 'made-up'],
      ['custom.tone', 'name'],
    ]);
  });

  test('the same person’s name and address throughout', () => {
    const file = reply(
      '{{customer.name}} {{customer.email}}',
      'slots:\n  customer.first_name: {sample: Ada}\n',
    );
    expect(replies(viewOf(file))).toEqual(['⟨Ada Hart⟩ ⟨ada@example.com⟩']);
  });

  test('a help desk’s token by the sample of what it means', () => {
    const file = reply(
      'Hi {{ticket.requester.first_name}}',
      'slots:\n  customer.first_name: {sample: Ada}\n',
    );
    expect(replies(viewOf(file, {}, 'platform: zendesk'))).toEqual(['Hi ⟨Ada⟩']);
  });

  test('a date of its own for each thing that happens, in order', () => {
    const file = reply(
      'Bought [[purchase date]], shipped [[ship_date]], due [[promised date]], told [[email date]], now {{order.new_date}}, next [[next payment date]].',
    );
    expect(slotsIn(file, {}).map(({ text }) => text)).toEqual([
      'Monday 23 February',
      'Friday 27 February',
      'Monday 2 March',
      'Tuesday 3 March',
      'Wednesday 11 March',
      'Wednesday 1 April',
    ]);
  });

  test('a number of its own for an order, a ticket, a payment and a parcel', () => {
    const file = reply('{{order.id}} {{ticket.id}} [[payment reference]] [[tracking number]]');
    const numbers = slotsIn(file, {}).map(({ text }) => text);
    expect(new Set(numbers).size).toBe(4);
  });

  test('a blank by the words in it', () => {
    const file = reply(
      'By [[delivery date]].',
      'scenarios:\n  - slots: {delivery date: Thursday 3 December}\n',
    );
    expect(replies(viewOf(file))).toEqual(['By ⟨Thursday 3 December⟩.']);
  });
});

describe('without the customer’s name', () => {
  const NAMES: readonly (readonly [platform: string, slot: string, sent: string])[] = [
    ['zendesk', '{{ticket.requester.first_name}}', 'Hi ⟨⟩,'],
    ['zammad', '#{ticket.customer.firstname}', 'Hi ⟨-⟩,'],
    ['intercom', '{{user.first_name | fallback: "there"}}', 'Hi ⟨there⟩,'],
    ['helpscout', '{%customer.firstName,fallback=there%}', 'Hi ⟨there⟩,'],
    ['discourse-templates', '%{reply_to_name,fallback:there}', 'Hi ⟨there⟩,'],
    ['zendesk-contact-center', '{{contact.first_name || "there"}}', 'Hi ⟨there⟩,'],
    ['zendesk-contact-center', '{{contact.first_name}}', 'Hi ⟨{{contact.first_name}}⟩,'],
    ['salesforce-classic', '{!BLANKVALUE(Contact.FirstName, "there")}', 'Hi ⟨there⟩,'],
    ['salesforce-classic', '{!Contact.FirstName, Valued Customer}', 'Hi ⟨Valued Customer⟩,'],
    ['gorgias', '{{ticket.customer.firstname}}', 'Hi ⟨ ⟩,'],
    ['chatwoot', '{{contact.first_name | default: "there"}}', 'Hi ⟨⟩,'],
    ['hubspot', '{{contact.firstname}}', 'Hi ⟨[[MISSING TOKEN - contact.firstname]]⟩,'],
  ];

  test.each(NAMES)('%s sends for %s: %s', (platform, slot, sent) => {
    const file = `title: A\nreply: |\n  Hi ${slot},\n`;
    expect(replies(viewOf(file, { missing: 'name' }, `platform: ${platform}`))).toEqual([sent]);
  });

  test('macrolint’s own slots fall back to what stands under `slots`', () => {
    const file = reply(
      'Hi {{customer.first_name}},',
      'slots:\n  customer.first_name: {sample: Ada, fallback: there}\n',
    );
    expect(replies(viewOf(file, { missing: 'name' }, 'platform: zendesk'))).toEqual(['Hi ⟨there⟩,']);
  });

  test('a scenario says so with null', () => {
    const file = reply('Hi {{customer.first_name}},', 'scenarios:\n  - slots: {customer.first_name: null}\n');
    const view = viewOf(file, {}, 'platform: zendesk');
    expect(replies(view)).toEqual(['Hi ⟨⟩,']);
    expect(view.customer).toBe('');
  });

  test('help desks whose answer nobody could verify are named so', () => {
    const file = reply('Hi {{recipient.first_name}},');
    expect(viewOf(file, { missing: 'name' }, 'platform: front').notes).toEqual([
      { code: 'missing-unverified' },
    ]);
    expect(viewOf(file, {}, 'platform: front').notes).toEqual([]);
  });

  test('Chatwoot loses a slot with a fallback even where the name is known', () => {
    const view = viewOf(reply('Hi {{contact.first_name | default: "there"}},'), {}, 'platform: chatwoot');
    expect(replies(view)).toEqual(['Hi ⟨⟩,']);
    expect(view.notes).toEqual([{ code: 'lost-fallback' }]);
  });
});

test('with nothing on file, blanks go out as they were typed and the agent still has a name', () => {
  const file = reply('Order {{order.id}}, due [[date]]. {{agent.first_name}}');
  expect(replies(viewOf(file, { missing: 'all' }, 'platform: zendesk'))).toEqual([
    'Order ⟨⟩, due ⟨[[date]]⟩. ⟨Jonas⟩',
  ]);
});

test('filters are applied', () => {
  const file = reply('{{customer.first_name | upcase | append: "!"}} {{order.id | no_such_filter}}');
  expect(replies(viewOf(file, {}, 'platform: zendesk'))).toEqual(['⟨NADIA!⟩ ⟨48213⟩']);
});
