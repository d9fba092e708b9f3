import { describe, expect, test } from 'vitest';
import { replies, viewOf } from './drawn.ts';

const zendesk = 'platform: zendesk';
const macro = (text: string, more = '') => `title: A\nkind: other\nreply: |\n  ${text}\n${more}`;
const said = (...args: Parameters<typeof viewOf>) => replies(viewOf(...args)).join('');

describe('logic is decided', () => {
  const named = macro(
    '{% if ticket.requester.first_name != blank %}Hi {{ticket.requester.first_name}},{% else %}Hello,{% endif %}',
  );

  test('by the values', () => {
    expect(said(named, {}, zendesk)).toBe('Hi ⟨Nadia⟩,');
    expect(said(named, { missing: 'name' }, zendesk)).toBe('Hello,');
  });

  test('by the scenario', () => {
    const text =
      '{% if order.total > 50 %}Free.{% elsif order.total > 20 %}Two pounds.{% else %}Four pounds.{% endif %}';
    const file = macro(
      text,
      'scenarios:\n  - slots: {order.total: 60}\n  - slots: {order.total: 30}\n  - slots: {order.total: 5}\n',
    );
    expect([0, 1, 2].map((scenario) => said(file, { scenario }))).toEqual([
      'Free.',
      'Two pounds.',
      'Four pounds.',
    ]);
  });

  test('for each language of a `case`', () => {
    const text =
      "{% case ticket.requester.language %}{% when 'Italiano', 'it' %}Ciao{% when 'Deutsch' or 'de' %}Hallo{% else %}Hello{% endcase %}";
    const file = (language: string) =>
      macro(text, `scenarios:\n  - slots: {ticket.requester.language: ${language}}\n`);
    expect(['it', 'de', 'fr'].map((language) => said(file(language), {}, zendesk))).toEqual([
      'Ciao',
      'Hallo',
      'Hello',
    ]);
  });

  test('with `unless`, nested, with assigned names, and without the spaces that dashes take', () => {
    expect(said(macro('A{% unless agent.name %}B{% endunless %}C'))).toBe('AC');
    expect(
      said(macro('{% if agent.name %}{% if order.late %}late{% else %}in time{% endif %}{% endif %}')),
    ).toBe('in time');
    expect(said(macro('{% assign who = "Ada" %}{% if who == "Ada" %}yes{% endif %}'))).toBe('yes');
    expect(said(macro('a {%- if agent.name -%} b {%- endif %} c'))).toBe('ab c');
    expect(said(macro('a{% comment %}never{% endcomment %}{% raw %}{{x}}{% endraw %}'))).toBe('a{{x}}');
  });
});

describe('each branch can be looked at', () => {
  const file = macro('{% if agent.name %}One.{% endif %} {% if order.gift %}Two.{% else %}Three.{% endif %}');

  test('by its number', () => {
    const view = viewOf(file, { branches: { 0: 1, 1: 0 } });
    expect(replies(view)).toEqual(['Two.']);
    expect(view.conditions).toMatchObject([
      { branches: ['if agent.name', ''], chosen: 1, forced: true },
      { branches: ['if order.gift', 'else'], chosen: 0, forced: true },
    ]);
  });

  test('and is where it stands in the file', () => {
    const { span } = viewOf(file).conditions[1]!;
    expect(file.slice(span!.start, span!.end)).toBe('{% if order.gift %}');
  });

  test('a finding in the other branch is elsewhere', () => {
    const hidden = macro('{% if order.gift %}I think it left.{% else %}It left.{% endif %}');
    expect(viewOf(hidden).findings).toMatchObject([{ rule: 'hedging', place: 'elsewhere' }]);
    expect(viewOf(hidden, { branches: { 0: 0 } }).findings).toMatchObject([{ place: 'shown' }]);
  });
});

describe('logic that can’t be followed', () => {
  test('is sent as it was typed where the help desk has none', () => {
    const view = viewOf(macro('{% if order.id %}One.{% endif %}'), {}, 'platform: gorgias');
    expect(replies(view)).toEqual(['{% if order.id %}One.{% endif %}']);
    expect(view.notes).toEqual([{ code: 'logic-not-evaluated' }]);
  });

  test('is named where it is broken', () => {
    const open = viewOf(macro('{% if agent.name %}One.'));
    expect(replies(open)).toEqual(['One.']);
    expect(open.notes).toEqual([{ code: 'broken-logic', tag: 'if agent.name' }]);
    expect(viewOf(macro('{% if (( %}One.{% endif %}')).notes).toEqual([
      { code: 'broken-logic', tag: 'if ((' },
    ]);
    expect(replies(viewOf(macro('One.{% endif %}')))).toEqual(['One.{% endif %}']);
  });
});
