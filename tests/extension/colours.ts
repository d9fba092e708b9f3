/** What is coloured how: a name, the YAML, and the YAML with a mark before each part that has a colour of its own. */
export type Colours = readonly [name: string, yaml: string, expected: string];

export const COLOURS: readonly Colours[] = [
  [
    'slots, blanks and logic in a block',
    `reply: |
  Hi {{customer.first_name | fallback:"there"}},
  {% if order.late == "yes" and order.paid %}It left on [[ship date]].{%- endif -%}
`,
    `reply: |
  Hi ⟨slot⟩{{⟨name⟩customer.first_name ⟨operator⟩| ⟨filter⟩fallback⟨operator⟩:⟨text⟩"there"}},
  ⟨logic⟩{% ⟨keyword⟩if ⟨name⟩order.late ⟨operator⟩== ⟨text⟩"yes" ⟨operator⟩and ⟨name⟩order.paid %}It left on ⟨blank⟩[[⟨name⟩ship date]].⟨logic⟩{%- ⟨keyword⟩endif -%}
`,
  ],
  ...[
    ['{{{Recipient.FirstName}}}', '⟨slot⟩{{{⟨name⟩Recipient.FirstName}}}'],
    ['{{contact.name || "Unknown"}}', '⟨slot⟩{{⟨name⟩contact.name ⟨operator⟩|| ⟨text⟩"Unknown"}}'],
    [
      '{%customer.firstName,fallback=there%}',
      '⟨slot⟩{%⟨name⟩customer.firstName⟨operator⟩,⟨filter⟩fallback⟨operator⟩=⟨text⟩there%}',
    ],
    ['#{ticket.customer.firstname}', '⟨slot⟩#{⟨name⟩ticket.customer.firstname}'],
    ['%{ticket.number}', '⟨slot⟩%{⟨name⟩ticket.number}'],
    ['{!Case.CaseNumber}', '⟨slot⟩{!⟨name⟩Case.CaseNumber}'],
  ].map(
    ([slot, expected]): Colours => [
      `the slot ${slot}`,
      `reply: |\n  About ${slot}.\n`,
      `reply: |\n  About ${expected}.\n`,
    ],
  ),
  ['a slot in plain text', 'reply: Hi {{name}}.', 'reply: Hi ⟨slot⟩{{⟨name⟩name}}.'],
  ['a slot in single quotes', "reply: 'Hi {{name}}'", "reply: 'Hi ⟨slot⟩{{⟨name⟩name}}'"],
  [
    'a slot in double quotes',
    String.raw`reply: "Hi {{name | fallback:\"there\"}}"`,
    String.raw`reply: "Hi ⟨slot⟩{{⟨name⟩name ⟨operator⟩| ⟨filter⟩fallback⟨operator⟩:⟨text⟩\"there\"}}"`,
  ],
  ['a slot in folded text', 'reply: >-\n  Hi %{name}', 'reply: >-\n  Hi ⟨slot⟩%{⟨name⟩name}'],
  ['a blank in a step', 'steps:\n  - hold: By [[date]]', 'steps:\n  - hold: By ⟨blank⟩[[⟨name⟩date]]'],
  ...[
    ['a comment', '# Hi {{name}}'],
    ['a comment behind a value', 'reply: Hi # {{name}}'],
    ['what YAML takes for a comment', 'reply: Hello #{ticket.customer.firstname}, thanks'],
    ['a comment within braces', 'reply: Hello {{name # }} there'],
    ['a key', '{{name}} Hello: there'],
    ['a test of a shell', 'run: |\n  if [[ -f macros.yaml ]]; then echo; fi'],
    ['braces that never close', 'reply: |\n  Hi {{name,\n  how are you}}?'],
  ].map(([name, yaml]): Colours => [`${name} keeps its colours`, yaml!, yaml!]),
];
