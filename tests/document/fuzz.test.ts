import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyEdits } from '../../server/src/engine/fix/edits.ts';
import { random, SEED } from '../edits/random.ts';
import { parse } from './marked.ts';

const SECONDS = Number(process.env.MACROLINT_FUZZ_SECONDS ?? 2);

const INLINE = [
  'title: a\nreply: |\n  Hi {{customer.first_name | fallback:"there"}},\n  bye\nkind: hold\n',
  "- title: 'it''s'\n  steps:\n  - greeting: Hi,\n  - pause:\n  - solution: >-\n      Done\n      now.\n  ignore: [{rule: blame, reason: x}]\n",
  'macros:\n- &m\n  title: "a\\tb"\n  reply: &r Hello #1\n- <<: *m\n  title: c\n  variants: {chat: *r}\n---\n# macrolint-ignore blame: x\ntitle: d\nreply: {{e}}\n',
  '\ufefftitle: a\r\nactions:\r\n- field: comment_value\r\n  value: ["channel:all", "Hi \\u00e9 👋🏽"]\r\n',
  'replies:\n- name: a\n  body: |+\n    b\n\n\n- name: c\n  body: "d\\\n    e"\n',
];

const PIECES = [
  '\n',
  '\r\n',
  '  ',
  '\t',
  ': ',
  ' #',
  '- ',
  '|',
  '>',
  '|+',
  '>-',
  '|2',
  '{',
  '}',
  '[',
  ']',
  '{{',
  '}}',
  '[[',
  '%{',
  '"',
  "'",
  '\\',
  '&a ',
  '*a',
  '!x ',
  '<<: ',
  '---\n',
  '...\n',
  '? ',
  ',',
  '\0',
  '\ud83d',
  '👋',
  '\u2028',
  'title: ',
  'reply: ',
  'steps:\n',
  'kind: ',
  'ignore: ',
  '@',
  '`',
  '%YAML 1.1\n---\n',
  '# macrolint-ignore x: y\n',
];

function samples(): string[] {
  const files = readdirSync('sample-macros', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.yaml'),
  );
  return [
    ...INLINE,
    ...files.sort().map((name) => readFileSync(join('sample-macros', name), 'utf8').slice(0, 1500)),
  ];
}

function mutate(text: string, next: (below: number) => number): string {
  let result = text;
  for (let times = 1 + next(4); times > 0; times--) {
    const at = next(result.length + 1);
    const length = next(12);
    const piece = PIECES[next(PIECES.length)]!;
    const lines = result.split('\n');
    switch (next(6)) {
      case 0:
        result = result.slice(0, at) + result.slice(at + length);
        break;
      case 1:
        result = result.slice(0, at) + result.slice(at, at + length) + result.slice(at);
        break;
      case 2:
        lines.splice(next(lines.length), 1, ...lines.slice(next(lines.length)).slice(0, 2));
        result = lines.join('\n');
        break;
      case 3:
        lines[next(lines.length)] = ' '.repeat(next(6)) + (lines[next(lines.length)] ?? '').trimStart();
        result = lines.join('\n');
        break;
      default:
        result = result.slice(0, at) + piece + result.slice(at + next(3));
    }
  }
  return result;
}

test(`mutated macro files for ${SECONDS} s: no exception, all spans in the file, all edits possible`, () => {
  const next = random(SEED);
  const seeds = samples();
  const shapes = [{ files: '**', text: ['**.body', 'list[*]'], title: '**.name' }];
  const until = performance.now() + SECONDS * 1000;
  for (let round = 0; performance.now() < until; round++) {
    const text = mutate(seeds[next(seeds.length)]!, next);
    const inside = (span: { start: number; end: number }) =>
      span.start >= 0 && span.start <= span.end && span.end <= text.length;
    const check = (isTrue: boolean, what: string) => {
      if (!isTrue) throw new Error(`${what}, seed ${SEED}, round ${round}:\n${JSON.stringify(text)}`);
    };
    const { macros, problems } = parse(text, { named: next(4) > 0, shapes: next(4) === 0 ? shapes : [] });
    for (const { message, fixes, ...span } of problems) {
      check(inside(span), `problem outside of the file: ${message}`);
      check(!message.includes('fault of macrolint'), message);
      check(/^[A-Z“`].*[.?]$/s.test(message), `no sentence: ${message}`);
      for (const fix of fixes) check(typeof applyEdits(text, fix.edits) === 'string', fix.title);
    }
    for (const macro of macros) {
      check(
        [macro.span, macro.anchor, ...(macro.kind ? [macro.kind.span] : [])].every(inside),
        `macro ${macro.id}`,
      );
      check(
        macro.suppressions.every(({ span, scope }) => inside(span) && inside(scope)),
        'suppression',
      );
      for (const { scalar, alias } of macro.texts) {
        const length = scalar.value.length;
        const start = next(length + 1);
        const end = start + next(length - start + 1);
        check([scalar.span, scalar.toFile(start, end), ...(alias ? [alias] : [])].every(inside), 'text');
        if (alias) continue;
        const edited = applyEdits(text, [scalar.edit(start, end, 'Dear you')]);
        const wanted = `${scalar.value.slice(0, start)}Dear you${scalar.value.slice(end)}`;
        const after = parse(edited).macros.flatMap(({ texts }) => texts.map((one) => one.scalar.value));
        if (problems.length === 0 && macro.shape !== 'configured')
          check(after.includes(wanted), `edit ${start}–${end} reads ${JSON.stringify(after)}`);
      }
    }
  }
  expect(seeds.length).toBeGreaterThan(INLINE.length);
});
