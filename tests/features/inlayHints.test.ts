import { expect, it } from 'vitest';
import { stepHints } from '../../server/src/features/inlayHints.ts';
import { open } from './open.ts';

/** The text with its hints in ⟦…⟧. */
function hinted(text: string, onLine?: number): string {
  const { document } = open(text);
  const last = document.positionAt(text.length);
  const range =
    onLine === undefined
      ? { start: { line: 0, character: 0 }, end: last }
      : { start: { line: onLine, character: 0 }, end: { line: onLine, character: 99 } };
  let shown = text;
  for (const { position, label } of stepHints(document, range).reverse()) {
    const at = document.offsetAt(position);
    shown = `${shown.slice(0, at)}⟦${label}⟧${shown.slice(at)}`;
  }
  return shown;
}

const TEXT = `title: a
reply: |
  Hello {{customer.first_name}},
  Thank you for your patience. Best wishes,
  {{agent.name}}
`;

it('stand before each sentence', () => {
  expect(hinted(TEXT)).toContain('⟦greeting⟧Hello {{customer.first_name}},\n');
  expect(hinted(TEXT)).toMatch(/⟦closing⟧Best wishes,/);
});

it('are those of the lines that are in sight', () => {
  expect(hinted(TEXT, 2)).toBe(TEXT.replace('Hello', '⟦greeting⟧Hello'));
});

it('are not needed where the author wrote the step', () => {
  const steps = 'title: a\nsteps:\n- greeting: Hello {{customer.first_name}},\n- closing: Best wishes\n';
  expect(hinted(steps)).toBe(steps);
});
