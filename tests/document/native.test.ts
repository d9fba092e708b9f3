import { expect, test } from 'vitest';
import { expectProblems, marked, parse } from './marked.ts';

const values = (text: string) =>
  parse(text).macros.map((macro) => macro.texts.map(({ scalar }) => scalar.value));

test('the smallest macro', () => {
  const { macros, problems, recognised } = parse('title: Orders::Late parcel\nreply: Hello.\n');
  expect(recognised).toBe(true);
  expect(problems).toEqual([]);
  expect(macros).toMatchObject([
    { id: 'orders-late-parcel', title: 'Orders::Late parcel', shape: 'native', channels: [] },
  ]);
  expect(macros[0]!.kind).toBeUndefined();
});

test('one macro, a list, `macros:`, and several documents', () => {
  expect(values('title: a\nreply: A\n')).toEqual([['A']]);
  expect(values('- title: a\n  reply: A\n- title: b\n  reply: B\n')).toEqual([['A'], ['B']]);
  expect(values('macros:\n- title: a\n  reply: A\n- {title: b, reply: B}\n')).toEqual([['A'], ['B']]);
  expect(values('title: a\nreply: A\n---\n- title: b\n  reply: B\n---\ntitle: c\nreply: C\n')).toEqual([
    ['A'],
    ['B'],
    ['C'],
  ]);
});

test('ids: given, from the title, and a second one of the same name', () => {
  const ids = (text: string) => parse(text).macros.map(({ id }) => id);
  expect(ids('title: a\nid: my-id\nreply: A\n')).toEqual(['my-id']);
  expect(ids('title: Où est mon colis ?\nreply: A\n')).toEqual(['ou-est-mon-colis']);
  expect(ids('- {title: a, reply: A}\n- {title: A!, reply: B}\n- {title: a-2, reply: C}\n')).toEqual([
    'a',
    'a-2',
    'a-2-2',
  ]);
});

test('steps are sent in order with their labels; a pause is not sent', () => {
  const [macro] = parse(
    'title: a\nsteps:\n- greeting: Hi,\n- pause: Wait.\n- solution: |\n    Done.\n',
  ).macros;
  expect(macro!.texts.map(({ step, scalar }) => [step, scalar.value])).toEqual([
    ['greeting', 'Hi,'],
    ['solution', 'Done.\n'],
  ]);
  expect(macro!.pauses).toMatchObject([{ before: 1, text: 'Wait.' }]);
});

test('variants and translations come after the message; a file name is no translation', () => {
  const text =
    'title: a\nreply: A\nvariants:\n  chat: B\n  sms: {reply: C}\n  social:\n    steps:\n    - recap: D\nlocales:\n  de: E\n  fr: a.fr.yaml\n';
  expect(parse(text).problems).toEqual([]);
  expect(
    parse(text).macros[0]!.texts.map(({ variant, step, scalar }) => [variant, step, scalar.value]),
  ).toEqual([
    [undefined, undefined, 'A'],
    ['chat', undefined, 'B'],
    ['sms', undefined, 'C'],
    ['social', 'recap', 'D'],
    ['de', undefined, 'E'],
  ]);
});

test('labels, slots and scenarios', () => {
  const [macro] = parse(
    'title: a\nkind: complaint\nfault: ours\nlocale: en-GB\nchannels: [email, chat]\nreply: A\n' +
      'slots:\n  customer.first_name: {sample: Ada, fallback: there}\n  order.id: 4021\n  promise: {filled_by: agent}\n' +
      'scenarios:\n- name: No name\n  customer: Where is it??\n  slots: {customer.first_name: null, order.id: 12}\n',
  ).macros;
  expect(macro).toMatchObject({
    kind: { value: 'complaint' },
    fault: 'ours',
    locale: 'en-GB',
    channels: ['email', 'chat'],
    slots: {
      'customer.first_name': { sample: 'Ada', fallback: 'there' },
      'order.id': { sample: '4021' },
      promise: { filledBy: 'agent' },
    },
    scenarios: [
      {
        name: 'No name',
        customer: 'Where is it??',
        slots: { 'customer.first_name': null, 'order.id': '12' },
      },
    ],
  });
});

test('what is shown where: the macro, its anchor, its kind', () => {
  const text = '# a note\n- title: One\n  kind: hold\n  reply: |\n    Hi.\n\n- title: Two\n  reply: Ho.\n';
  const [one] = parse(text).macros;
  expect(marked(text, [one!.anchor, one!.kind!.span])).toBe(
    text.replace('One', '⟦One⟧').replace('hold', '⟦hold⟧'),
  );
  expect(text.slice(one!.span.start, one!.span.end)).toBe('title: One\n  kind: hold\n  reply: |\n    Hi.\n');
});

test('an alias is shown where it stands; its text is the anchored one', () => {
  const text = '- title: a\n  reply: &bye Best wishes\n- title: b\n  reply: *bye\n';
  const [a, b] = parse(text).macros;
  expect(a!.texts[0]!.alias).toBeUndefined();
  expect(b!.texts[0]!.scalar.value).toBe('Best wishes');
  expect(marked(text, [b!.texts[0]!.alias!])).toBe(text.replace('*bye', '⟦*bye⟧'));
});

test('merge keys bring keys, and the map’s own win', () => {
  const text =
    'defaults: &d {kind: hold, reply: Later}\nmacros:\n- <<: *d\n  title: a\n- title: b\n  reply: Own\n  <<: *d\n';
  const [a, b] = parse(text).macros;
  expect(a!.texts[0]!.scalar.value).toBe('Later');
  expect(marked(text, [a!.texts[0]!.alias!])).toBe(text.replace('*d', '⟦*d⟧'));
  expect(b!.texts[0]!).toMatchObject({ scalar: { value: 'Own' } });
  expect(b!.texts[0]!.alias).toBeUndefined();
  expect(b!.kind!.value).toBe('hold');
});

test('a list behind a BOM is read, its first item too', () => {
  const text = '\ufeff- title: a\n  reply: |\n    One.\n- title: b\n  reply: Two.\n';
  const { macros, problems } = parse(text);
  expect(problems).toEqual([]);
  expect(macros.map(({ span }) => text.slice(span.start, span.end).trimEnd())).toEqual([
    'title: a\n  reply: |\n    One.',
    'title: b\n  reply: Two.',
  ]);
});

test('BOM, CRLF and emoji: offsets stay those of the file', () => {
  const text = '\ufefftitle: 📦 Late\r\nreply: |\r\n  Hi 👋🏽,\r\n  I think so.\r\n';
  const [macro] = parse(text).macros;
  const { scalar } = macro!.texts[0]!;
  expect(scalar.value).toBe('Hi 👋🏽,\nI think so.\n');
  const at = scalar.value.indexOf('I think');
  expect(marked(text, [macro!.anchor, scalar.toFile(at, at + 7)])).toBe(
    text.replace('📦 Late', '⟦📦 Late⟧').replace('I think', '⟦I think⟧'),
  );
});

test('a folded text points at the words, across its lines', () => {
  const text = 'title: a\nreply: >-\n  We are sorry for\n  any inconvenience.\n';
  const { scalar } = parse(text).macros[0]!.texts[0]!;
  const at = scalar.value.indexOf('sorry');
  expect(marked(text, [scalar.toFile(at, scalar.value.length - 1)])).toBe(
    'title: a\nreply: >-\n  We are ⟦sorry for\n  any inconvenience⟧.\n',
  );
});

test('YAML that is no macro file is left alone, unless the user names it', () => {
  const text = 'name: CI\non: push\n';
  expect(parse(text, { named: false })).toMatchObject({ recognised: false, problems: [], macros: [] });
  expectProblems('⟦name: CI⟧\non: push\n');
  expectProblems('⟦⟧');
  expect(parse('title: only\n', { named: false }).recognised).toBe(false);
  expect(parse('title: a\nreply: b\nfoo: c\n', { named: false })).toMatchObject({
    recognised: true,
    problems: [{}],
  });
});
