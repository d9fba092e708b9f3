import { describe, expect, test } from 'vitest';
import { replies, viewOf } from './drawn.ts';

const file = `
title: Orders::Late parcel
kind: other
reply: |
  Hi {{customer.first_name}},

  Your parcel is **late**, and *I* know why:

  1. Snow.
  2. See https://example.com/why.

  Best wishes,
  {{agent.first_name}}
`;

describe('a reply in each channel', () => {
  test('is sent paragraph by paragraph in chat, with its Markdown drawn', () => {
    expect(replies(viewOf(file, { channel: 'chat' }))).toEqual([
      'Hi ⟨Nadia⟩,',
      'Your parcel is ‹strong›late‹/strong›, and ‹emphasis›I‹/emphasis› know why:' +
        '‹numbered›‹item›Snow.‹/item›' +
        '‹item›See ‹link https://example.com/why›https://example.com/why‹/link›.‹/item›‹/numbered›',
      'Best wishes, / ⟨Jonas⟩',
    ]);
  });

  test('is one message by email', () => {
    expect(replies(viewOf(file, { channel: 'email' }))).toHaveLength(1);
  });

  test('shows its asterisks where text is plain', () => {
    expect(replies(viewOf(file, { channel: 'messenger' }))[1]).toBe(
      'Your parcel is **late**, and *I* know why:',
    );
    expect(replies(viewOf(file, { channel: 'sms' }))[0]).toContain('1. Snow. / 2. See ');
  });

  test('is drawn by WhatsApp’s own marks there', () => {
    expect(replies(viewOf(file, { channel: 'whatsapp' }))[1]).toBe(
      'Your parcel is *‹strong›late‹/strong›*, and ‹strong›I‹/strong› know why:',
    );
  });

  test('is the variant for the channel, where there is one', () => {
    const both = `${file}variants:\n  sms: Your parcel is late.\n  de: Ihr Paket kommt später.\n`;
    expect(replies(viewOf(both, { channel: 'sms' }))).toEqual(['Your parcel is late.']);
    expect(replies(viewOf(both, { channel: 'chat' }))).toHaveLength(3);
    const german = viewOf(both, { channel: 'chat', message: 2 });
    expect(replies(german)).toEqual(['Ihr Paket kommt später.']);
    expect(german.locale).toBe('de');
    expect(german.messages).toEqual([null, 'sms', 'de']);
  });
});

describe('the channel without a choice', () => {
  const sentOn = (channels: string, more = '') =>
    viewOf(`title: A\nchannels: ${channels}\nreply: Hello.\n${more}`);

  test('is chat, or the first of those that the macro states', () => {
    expect(viewOf('title: A\nreply: Hello.').channel).toBe('chat');
    expect(sentOn('[email, chat]').channel).toBe('chat');
    expect(sentOn('[Text message, WhatsApp, phone]').channel).toBe('sms');
    expect(sentOn('[Text message, WhatsApp, phone]').ownChannels).toEqual(['sms', 'whatsapp']);
  });

  test('is the one on which the scenario’s customer wrote', () => {
    const more = 'scenarios:\n  - customer: Hi\n    channel: whatsapp\n';
    expect(sentOn('[email]', more).channel).toBe('whatsapp');
  });
});

test('HTML is drawn as mail programs do, and loses its marks where text is plain', () => {
  const html = `
title: Photos
actions:
  - field: comment_value_html
    value: <p>Hi {{ticket.requester.first_name}},<br>it&#39;s <b>late</b> &amp; <a href="https://example.com">here</a>.</p><ul><li>One</li></ul>
`;
  expect(replies(viewOf(html, { channel: 'email' }))).toEqual([
    "Hi ⟨Nadia⟩, / it's ‹strong›late‹/strong› & ‹link https://example.com›here‹/link›." +
      '‹list›‹item›One‹/item›‹/list›',
  ]);
  expect(replies(viewOf(html, { channel: 'sms' }))).toEqual([
    "Hi ⟨Nadia⟩, / it's late & here.‹list›‹item›One‹/item›‹/list›",
  ]);
});

test('a pause parts what is sent, and a hold goes on typing', () => {
  const steps = `
title: A
kind: hold
steps:
  - recap: You have two boxes.
  - pause: Wait for the answer.
  - hold: One moment.
`;
  expect(replies(viewOf(steps))).toEqual([
    'You have two boxes.',
    '-- Wait for the answer.',
    'One moment.',
    '…',
  ]);
  const times = viewOf(steps).moments.flatMap((moment) => (moment.type === 'bubble' ? [moment.time] : []));
  expect(times).toEqual(['10:02', '10:03', '10:06']);
});

test('the customer writes first: the scenario’s words, else some that fit the kind', () => {
  const said = 'title: A\nreply: Hello.\nscenarios:\n  - customer: Where IS it?\n';
  const [first] = viewOf(said).moments;
  expect(first).toMatchObject({ from: 'customer', content: [{ children: [{ text: 'Where IS it?' }] }] });
  expect(said.slice(first!.type === 'bubble' ? first!.span!.start : 0)).toMatch(/^Where IS it\?/);
  expect(viewOf('title: A\nkind: closing\nreply: Goodbye.').moments[0]).toMatchObject({ madeUp: true });
});
