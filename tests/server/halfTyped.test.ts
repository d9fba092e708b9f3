import { expect, it } from 'vitest';
import { type Shown, shownWhileTyping } from '../../server/src/halfTyped.ts';
import { open } from '../features/open.ts';

/** What is shown after the last of several versions of a file. */
function shown(...versions: string[]): string[] {
  let last: Shown | undefined;
  for (const version of versions) {
    const { report, file } = open(version).document;
    last = shownWhileTyping(report, file, last);
  }
  return last!.findings.map(({ rule, start, end }) => `${rule}: ${last!.text.slice(start, end)}`);
}

const LIST = `- title: One
  kind: other
  reply: I think it works.
- title: Two
  kind: other
  reply: |
    Maybe it works.
    Perhaps it stops.
- title: Three
  kind: other
  reply: Hopefully.
`;

it('hides nothing that a quotation mark without its partner takes in', () => {
  expect(shown(LIST, LIST.replace('- title: Two', '- title: "Two'))).toEqual([
    'hedging: I think',
    expect.stringContaining('macro-shape'),
    'hedging: Maybe',
    'hedging: Perhaps',
    'hedging: Hopefully',
  ]);
});

it('hides nothing of a macro that gets half a key, above it or below', () => {
  const half = LIST.replace('    Perhaps it stops.\n', '    Perhaps it stops.\n  ki\n');
  expect(shown(LIST, half).filter((one) => one.startsWith('hedging'))).toHaveLength(4);
  expect(
    shown(LIST, half.replace('  ki\n', '  kin\n')).filter((one) => one.startsWith('hedging')),
  ).toHaveLength(4);
});

it('drops what the typing itself changes', () => {
  const half = LIST.replace('- title: Two', '- title: "Two');
  expect(shown(LIST, half, half.replace('Maybe', 'May'))).not.toContain('hedging: May');
});

it('drops what is found no more once the file can be read again', () => {
  const half = LIST.replace('- title: Two', '- title: "Two').replace('Perhaps it', 'It');
  expect(shown(LIST, half, half.replace('"Two', 'Two'))).toEqual([
    'hedging: I think',
    'hedging: Maybe',
    'hedging: Hopefully',
  ]);
});

it('drops a macro that is deleted', () => {
  const half = LIST.replace('- title: Two', '- title: "Two');
  const rest = half.slice(0, half.indexOf('- title: Three'));
  expect(shown(LIST, half, rest)).not.toContain('hedging: Hopefully');
});

it('says nothing twice, and nothing old of the YAML itself', () => {
  const first = LIST.replace('- title: Two', '- title: "Two');
  const second = first.replace('"Two', '"Twofold');
  const findings = shown(LIST, first, second);
  expect(findings.filter((one) => one.startsWith('macro-shape'))).toHaveLength(1);
  expect(new Set(findings).size).toBe(findings.length);
});

it('shows what there is of a file that is broken from the start', () => {
  expect(shown('- title: "One\n  reply: Maybe.\n')).toEqual([expect.stringContaining('macro-shape')]);
});
