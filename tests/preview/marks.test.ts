import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { chatView, type ViewNode } from '../../server/src/engine/preview/index.ts';
import { drawn, replies, sourceOf, viewOf } from './drawn.ts';

test('the words of a finding are marked, also where markup or folding stands between file and bubble', () => {
  const file = `
title: A
kind: other
reply: >-
  Hello. It should
  *probably* arrive soon, I
  think.
`;
  const view = viewOf(file);
  expect(replies(view)).toEqual([
    'Hello. It ⟦should ⟧‹emphasis›⟦probably⟧‹/emphasis› arrive ⟦soon⟧, ⟦I think⟧.',
  ]);
  expect(view.findings.map(({ rule, place }) => [rule, place])).toEqual([
    ['hedging', 'shown'],
    ['vague-time', 'shown'],
    ['hedging', 'shown'],
  ]);
});

test('a finding about the whole macro marks no words', () => {
  const view = viewOf('title: A\nkind: complaint\nreply: Hello.\n');
  expect(new Set(view.findings.map(({ place }) => place))).toEqual(new Set(['macro']));
});

test('each sentence says which step it takes, and whether the author labelled it', () => {
  const view = viewOf(
    'title: A\nsteps:\n  - recap: It is late.\n  - solution: I’ll send it. It comes today.\n',
  );
  expect(view.sentences).toEqual([
    { steps: ['recap'], labelled: true },
    { steps: ['solution'], labelled: true },
    { steps: ['solution'], labelled: true },
  ]);
});

test('words behind an alias lead to the anchor', () => {
  const file = '- title: A\n  reply: &hello I think it left.\n- title: B\n  reply: *hello\n';
  const source = sourceOf(file);
  const [moment] = chatView(source).moments.slice(1);
  expect(moment!.type === 'bubble' && drawn(moment!.content)).toBe('⟦I think⟧ it left.');
});

/** As a double-quoted scalar is read: escaped quotes, and lines that go on. */
const decoded = (source: string) => source.replace(/\\\n\s*/g, '').replaceAll('\\"', '"');

/** Every leaf that copies the file must stand exactly where it says. */
function misplaced(file: string, nodes: readonly ViewNode[]): string[] {
  return nodes.flatMap((node): string[] => {
    if ('children' in node) return misplaced(file, node.children);
    if (node.type === 'slot' && node.span)
      return decoded(file.slice(node.span.start, node.span.end)) === node.source ? [] : [node.source];
    if (node.type !== 'text' || !node.span || node.span.end - node.span.start !== node.text.length) return [];
    return file.slice(node.span.start, node.span.end) === node.text ? [] : [node.text];
  });
}

const misplacedIn = (file: string, channel: 'chat' | 'sms' | 'whatsapp') =>
  viewOf(file, { channel }).moments.flatMap((moment) =>
    moment.type === 'bubble' ? misplaced(file, moment.content) : [],
  );

describe('every word knows where it stands in the file', () => {
  const paths = readdirSync('sample-macros', { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.yaml') && path !== 'macrolint.yaml',
  );
  test.each(paths)('%s', (path) => {
    const file = readFileSync(`sample-macros/${path}`, 'utf8');
    for (const channel of ['chat', 'sms', 'whatsapp'] as const)
      expect(misplacedIn(file, channel)).toEqual([]);
  });

  test('in any scalar of YAML and any Markdown', () => {
    const piece = fc.constantFrom(
      ...'Hello|world|**bold**|*it*|_x_|`code`|&amp;|\\*|[l](http://x.y)|{{order.id}}|[[date]]|> q|1. |- |# |\n|\n\n| |’|😀|{% if a %}|{% endif %}'.split(
        '|',
      ),
    );
    const style = fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED');
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 20 }), style, (pieces, defaultStringType) => {
        const reply = `Hi ${pieces.join(' ')} end`;
        const options = { defaultStringType, defaultKeyType: 'PLAIN', lineWidth: 30 } as const;
        expect(misplacedIn(stringify({ title: 'A', reply }, options), 'chat')).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
