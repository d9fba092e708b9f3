import { expect, it } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver';
import { documentSymbols, flatSymbols } from '../../server/src/features/documentSymbols.ts';
import { open, textIn } from './open.ts';

/** The outline as a person sees it; behind each name the words that choosing it selects. */
function outline(text: string, config?: string): string {
  const { document } = open(text, config);
  const show = (
    { name, detail, range, selectionRange, children = [] }: DocumentSymbol,
    indent = '',
  ): string => {
    const [first] = textIn(document, range).split('\n');
    const selected = textIn(document, selectionRange);
    const line = `${indent}${name} · ${detail} → ${selected === name ? '' : `${selected}: `}${first}`;
    return [line, ...children.map((child) => show(child, `${indent}  `))].join('\n');
  };
  return documentSymbols(document)
    .map((symbol) => show(symbol))
    .join('\n');
}

it('shows macros with the steps that their author wrote, pauses and variants among them', () => {
  expect(
    outline(`title: Orders::Late parcel
kind: status
steps:
  - greeting: Hi {{customer.first_name}},
  - facts: |
      Your parcel left us on [[date]].
      It is on the van.
  - pause: Read the scans.
  - closing: Best wishes
variants:
  chat: |
    It is on the van.
  sms: {reply: It is on the van.}
`),
  ).toBe(`Orders::Late parcel · status → title: Orders::Late parcel
  greeting · Hi {{customer.first_name}}, → greeting: Hi {{customer.first_name}},
  facts · Your parcel left us on [[date]]. It is on the van. → facts: |
  pause · Read the scans. → pause: Read the scans.
  closing · Best wishes → closing: Best wishes
  chat · It is on the van. → chat: |
  sms · It is on the van. → It is on the van.: It is on the van.`);
});

it('shows the steps that the sentences of a reply were read as, those beside each other as one', () => {
  const symbols = outline(`title: One
kind: other
reply: |
  Hello {{customer.first_name}},
  Good morning!
  I'm sorry that your parcel arrived broken.
  Best wishes,
  {{agent.name}}
`);
  expect(symbols).toContain('\n  greeting · Hello {{customer.first_name}}, → Hello {{customer.first_name}},');
  expect(symbols.match(/greeting ·/g)).toHaveLength(1);
  expect(symbols).toMatch(/\n {2}apology.* · I'm sorry that your parcel arrived broken\. → I'm sorry/);
  expect(symbols).toMatch(/\n {2}closing · Best wishes,/);
});

it('reaches round a title that stands elsewhere', () => {
  const config = 'shapes: [{files: "macros/**", text: "*[*].message", title: "*[*].name"}]\n';
  const symbols = outline('late:\n- message: It is on the van.\n  name: Late parcel\n', config);
  expect(symbols.split('\n')[0]).toBe('Late parcel · status → message: It is on the van.');
});

it('gives a macro without a title a name, and shows what stands above a place that breaks off', () => {
  const symbols = outline('- title: " "\n  kind: other\n  reply: Hello.\n- title: Two\n  reply: "Good');
  expect(symbols.split('\n')[0]).toBe('macro · other → " ": title: " "');
});

it('is a plain list for editors that want one', () => {
  const { document } = open('title: A\nsteps:\n- greeting: Hi,\n- solution: Done.\n');
  const names = flatSymbols(document, documentSymbols(document)).map(
    ({ name, containerName }) => `${containerName ?? ''}/${name}`,
  );
  expect(names).toEqual(['/A', 'A/greeting', 'A/solution']);
});
