import { describe, expect, it } from 'vitest';
import { Folder } from './named.ts';

/** The text of one file after renaming what stands at its cursor. */
function renamedTo(text: string, name: string, config = ''): string {
  const [renamed] = new Folder({ 'macros/a.yaml': text, 'macrolint.yaml': config }).rename(name);
  return renamed!;
}

const refusal = (text: string, name = 'order.number', config = '') => {
  try {
    return renamedTo(text, name, config);
  } catch (error) {
    return (error as Error).message;
  }
};

describe('renaming a slot', () => {
  it('changes its name in every notation, and leaves fallbacks, filters and all else', () => {
    expect(
      renamedTo(
        `title: order.id
reply: |
  {{order.id}} {{ ord‸er.id | fallback:"order.id" }} {{{order.id}}} [[order.id]] #{order.id} %{order.id,fallback:x}
  {% if order.id != "order.id" %}{{order.id2}}{% endif %} order.id {{order.id | upcase}}
`,
        'order.number',
      ),
    ).toBe(`title: order.id
reply: |
  {{order.number}} {{ order.number | fallback:"order.id" }} {{{order.number}}} [[order.number]] #{order.number} %{order.number,fallback:x}
  {% if order.number != "order.id" %}{{order.id2}}{% endif %} order.id {{order.number | upcase}}
`);
  });

  it('changes entries, scenarios, steps, variants and the configuration, in all files', () => {
    const folder = new Folder({
      'macros/a.yaml': `- title: a
  steps:
  - facts: Order {{order.id}}
  variants: {chat: "Order {{ord‸er.id}}"}
  slots:
    order.id: {sample: A1}
  scenarios:
  - name: order.id
    slots: {"order.id": A2, order.id2: A3}
`,
      'macros/b.yaml': 'title: b\nactions:\n- field: comment_value_html\n  value: <p>{{order.id}}</p>\n',
      'macros/c.yaml': 'title: c\nreply: No order.\n',
      'macrolint.yaml': "slots:\n  'order.id': A4\n",
    });
    expect(folder.rename('order.number')).toEqual([
      `- title: a
  steps:
  - facts: Order {{order.number}}
  variants: {chat: "Order {{order.number}}"}
  slots:
    order.number: {sample: A1}
  scenarios:
  - name: order.id
    slots: {"order.number": A2, order.id2: A3}
`,
      'title: b\nactions:\n- field: comment_value_html\n  value: <p>{{order.number}}</p>\n',
      "slots:\n  'order.number': A4\n",
    ]);
  });

  it('starts from a blank, a scenario, a tag or the configuration as well', () => {
    expect(renamedTo('title: a\nreply: On [[ship ‸date]].\n', 'day of shipping')).toBe(
      'title: a\nreply: On [[day of shipping]].\n',
    );
    const config = 'slots:\n  ord‸er.id: A1\n';
    const folder = new Folder({
      'macros/a.yaml': 'title: a\nreply: Hi {{order.id}}.\n',
      'macrolint.yaml': config,
    });
    expect(folder.rename('o.id')).toEqual(['title: a\nreply: Hi {{o.id}}.\n', 'slots:\n  o.id: A1\n']);
    expect(renamedTo('title: a\nreply: |\n  {% if order‸.id %}{{order.id}}{% endif %}\n', 'o.id')).toBe(
      'title: a\nreply: |\n  {% if o.id %}{{o.id}}{% endif %}\n',
    );
  });

  it('follows each help desk’s way of writing', () => {
    const text = 'title: a\nreply: Hi {!BLANKVALUE(Contact.First‸Name, "there")}.\n';
    expect(renamedTo(text, 'Contact.LastName', 'platform: salesforce-classic\n')).toBe(
      'title: a\nreply: Hi {!BLANKVALUE(Contact.LastName, "there")}.\n',
    );
    expect(
      renamedTo(
        'title: a\nreply: Hi {%customer.first‸Name,fallback=there%}.\n',
        'customer.name',
        'platform: helpscout\n',
      ),
    ).toBe('title: a\nreply: Hi {%customer.name,fallback=there%}.\n');
  });

  it('quotes a key that YAML would misread, and escapes what a text would', () => {
    expect(renamedTo('title: a\nreply: On [[d‸ay]].\nslots: {day: Monday}\n', 'day #1')).toBe(
      'title: a\nreply: "On [[day #1]]."\nslots: {"day #1": Monday}\n',
    );
    expect(renamedTo('title: a\nreply: "On [[d‸ay]] and [[day]]."\n', 'the "big" day')).toBe(
      'title: a\nreply: "On [[the \\"big\\" day]] and [[the \\"big\\" day]]."\n',
    );
    expect(renamedTo('title: a\nreply: On [[d‸ay]] and [[day]].\n', 'day: when')).toBe(
      'title: a\nreply: "On [[day: when]] and [[day: when]]."\n',
    );
  });

  it('changes a text that aliases repeat where it is written', () => {
    expect(renamedTo('- title: a\n  reply: &r Hi {{x‸.y}}.\n- title: b\n  reply: *r\n', 'x.z')).toBe(
      '- title: a\n  reply: &r Hi {{x.z}}.\n- title: b\n  reply: *r\n',
    );
  });
});

describe('renaming a macro’s id', () => {
  it('changes it under `next` too', () => {
    const folder = new Folder({
      'macros/a.yaml': 'title: a\nid: he‸llo\nreply: Hi {{hello}}.\n',
      'macros/b.yaml': 'title: b\nreply: Hi.\nnext: [hello, a]\n',
    });
    expect(folder.rename('welcome')).toEqual([
      'title: a\nid: welcome\nreply: Hi {{hello}}.\n',
      'title: b\nreply: Hi.\nnext: [welcome, a]\n',
    ]);
  });

  it('is refused where the title makes it, and where another macro bears the new one', () => {
    const list = '- title: Late parcel\n  reply: a\n- title: b\n  reply: b\n  next: late-p‸arcel\n';
    expect(refusal(list)).toBe(
      'The id “late-parcel” is made from the macro’s title. Give that macro an `id` first.',
    );
    expect(refusal('- title: Taken\n  reply: a\n- title: b\n  id: b‸b\n  reply: b\n', 'taken')).toBe(
      'There is a macro with the id “taken” already.',
    );
  });
});

describe('what can’t be renamed is refused with the reason', () => {
  it.each([
    [
      'title: a\nreply: He‸llo.\n',
      'Only slots, blanks and the ids of macros can be renamed. None stands here.',
    ],
    [
      'title: a\nreply: "{% end‸if %}"\n',
      'Only slots, blanks and the ids of macros can be renamed. None stands here.',
    ],
    ['title: a\nreply: "Hi {0‸}."\n', '“{0}” has a place and no name: the help desk fills it in by number.'],
    [
      'title: a\nreply: Hi XX‸XXX.\n',
      '“XXXXX” is a blank without a name. Write it as [[what belongs here]] first.',
    ],
    [
      'title: a\nreply: Hi <!-- ask ‸her -->.\n',
      'This is a comment and no slot. Change its words where they stand.',
    ],
  ])('%j', (text, reason) => {
    expect(refusal(text)).toBe(reason);
  });
});

describe('a name that can’t be given is refused with the reason', () => {
  const text = 'title: a\nreply: Hi {{ord‸er.id | fallback:"x"}}.\nslots: {order.id: A1, other: A2}\n';
  it.each([
    ['', 'A name has at least one letter.'],
    [' order', 'A name is one line, without spaces around it.'],
    ['a\nb', 'A name is one line, without spaces around it.'],
    [
      'a}}b',
      '“a}}b” can’t be the name in `{{order.id | fallback:"x"}}` (macros/a.yaml). Choose a simpler one.',
    ],
    [
      'a | b',
      '“a | b” can’t be the name in `{{order.id | fallback:"x"}}` (macros/a.yaml). Choose a simpler one.',
    ],
    ['other', '`slots` in macros/a.yaml has an entry “other” already. Delete one first.'],
  ])('%j', (name, reason) => {
    expect(refusal(text, name)).toBe(reason);
  });

  it('also where only a tag could not hold it', () => {
    expect(refusal('title: a\nreply: |\n  {% if d‸ay %}[[day]]{% endif %}\n', 'the day')).toBe(
      '“the day” can’t be the name in `{% if day %}` (macros/a.yaml). Choose a simpler one.',
    );
  });
});
