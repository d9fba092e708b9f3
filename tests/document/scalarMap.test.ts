import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { SourceScalar } from '../../server/src/engine/document/scalarMap.ts';

/** How many scalars are tried: MACROLINT_SCALARS, for a longer search. */
const RUNS = Number(process.env.MACROLINT_SCALARS ?? 20_000);

interface Sample {
  readonly text: string;
  readonly scalar: SourceScalar;
  /** All that the file says beside the scalar. */
  readonly rest: string;
}

/** The scalar that a file holds at `reply:`, wherever the wrapping put it; undefined for what is no YAML. */
function sample(text: string): Sample | undefined {
  const doc = parseDocument(text, { prettyErrors: false });
  if (doc.errors.length > 0) return undefined;
  let scalar: SourceScalar | undefined;
  const visit = (node: unknown): void => {
    if (isSeq(node)) for (const item of node.items) visit(item);
    if (!isMap(node)) return;
    for (const { key, value } of node.items) {
      const parent = isScalar(key) ? key.range![0] : 0;
      if (isScalar(key) && key.value === 'reply' && isScalar(value))
        scalar = new SourceScalar(text, value, { parent, flow: node.flow === true });
      else visit(value);
    }
  };
  visit(doc.contents);
  const rest = JSON.stringify(doc.toJS(), (key, held) => (key === 'reply' ? 0 : held));
  return scalar && { text, scalar, rest };
}

const word = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[A-Za-z0-9]{1,6}$/) },
  fc.constantFrom(
    "it's",
    '"',
    "''",
    '\\',
    '#',
    'a#b',
    ':',
    'a:b',
    '👋🏽',
    '😀',
    'é',
    'e\u0301',
    '{{x}}',
    '[[y]]',
    '-',
    '%',
    '…',
    '\u2028',
  ),
);
const space = fc.constantFrom(' ', ' ', ' ', '  ', '\t', '');
const line = fc
  .array(fc.tuple(word, space), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.flat().join(''));
const eol = fc.constantFrom('\n', '\r\n');
const before = fc.constantFrom('', '# a comment\n', '# it\'s "here" | >\n', '\n', '\ufeff');

/** A place for a scalar: what stands before it, the indentation of its further lines, what stands after it. */
const place = fc.constantFrom(
  { head: 'reply:', indent: 0, tail: 'kind: other\n' },
  { head: 'title: x\nreply:', indent: 0, tail: '# the end\n' },
  { head: '- title: x\n  reply:', indent: 2, tail: '  kind: other\n- reply2: x\n' },
  { head: 'macros:\n- reply:', indent: 2, tail: '  kind: other\n' },
  { head: 'a:\n    b:\n        reply:', indent: 8, tail: '\n\n' },
  { head: 'reply: &anchor', indent: 0, tail: '' },
  { head: 'reply: !!str', indent: 0, tail: 'x: y' },
);

const block = fc
  .record({
    place,
    before,
    style: fc.constantFrom('|', '>'),
    chomp: fc.constantFrom('', '-', '+'),
    explicit: fc.boolean(),
    comment: fc.constantFrom('', ' # why', '  '),
    by: fc.integer({ min: 1, max: 6 }),
    lines: fc.array(
      fc.oneof(
        { weight: 5, arbitrary: line },
        { weight: 2, arbitrary: fc.constant('') },
        { weight: 1, arbitrary: line.map((text) => `  ${text}`) },
        { weight: 1, arbitrary: fc.constantFrom(' ', '   ', '\t', '# no comment', '---', '- x', 'a: b') },
      ),
      { maxLength: 8 },
    ),
    blanks: fc.integer({ min: 0, max: 3 }),
    eol,
  })
  .map(({ place, before, style, chomp, explicit, comment, by, lines, blanks, eol }) => {
    const indent = ' '.repeat(place.indent + by);
    const starts = lines.find((text) => text.trim() !== '') ?? '';
    const indicator = explicit || /^[ \t]/.test(starts) || /^\s/.test(lines[0] ?? '') ? String(by) : '';
    const body = lines.map((text) => (text === '' ? '' : indent + text)).join('\n');
    const text = `${before}${place.head} ${style}${indicator}${chomp}${comment}\n${body}${body ? '\n' : ''}${'\n'.repeat(blanks)}${place.tail}`;
    return text.replaceAll('\n', eol);
  });

const quoted = fc
  .record({
    place,
    before,
    style: fc.constantFrom('plain', 'single', 'double'),
    lines: fc.array(fc.oneof({ weight: 5, arbitrary: line }, { weight: 1, arbitrary: fc.constant('') }), {
      minLength: 1,
      maxLength: 5,
    }),
    escapes: fc.array(
      fc.constantFrom(
        '\\n',
        '\\t',
        '\\"',
        '\\\\',
        '\\u00e9',
        '\\U0001F600',
        '\\ud83d\\ude00',
        '\\x41',
        '\\ ',
        '\\/',
        '\\\n',
        '  \\\n   ',
        '\\N',
      ),
      { maxLength: 3 },
    ),
    by: fc.integer({ min: 1, max: 4 }),
    comment: fc.constantFrom('', ' # said', ' '),
    eol,
  })
  .map(({ place, before, style, lines, escapes, by, comment, eol }) => {
    const indent = ' '.repeat(place.indent + by);
    const clean = (text: string) => {
      if (style === 'single') return text.replaceAll("'", "''");
      if (style === 'double') return text.replace(/["\\]/g, '\\$&');
      return text.replace(/[#:"'\\[\]{}%\t-]/g, '').replace(/^\s+/, '');
    };
    const texts = lines.map(clean);
    if (style === 'double')
      escapes.forEach((written, i) => {
        texts[i % texts.length] += written.replaceAll('\n', `\n${indent}`);
      });
    if (style === 'plain') texts[0] = `Dear ${texts[0]}`;
    const quote = style === 'single' ? "'" : style === 'double' ? '"' : '';
    const body = texts.map((text, i) => (i > 0 && text !== '' ? indent + text : text)).join('\n');
    return `${before}${place.head} ${quote}${quote ? body : body.trimEnd()}${quote}${comment}\n${place.tail}`.replaceAll(
      '\n',
      eol,
    );
  });

const flow = fc
  .record({
    words: fc.array(fc.tuple(word, space), { minLength: 1, maxLength: 6 }),
    style: fc.constantFrom('single', 'double'),
  })
  .map(({ words, style }) => {
    const text = words.flat().join('');
    const written = style === 'single' ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text);
    return `{"title": 'x', "reply": ${written}, kind: other}\n`;
  });

/** A wrapping and a scalar that don't fit each other are no YAML; the rest is. */
const samples = fc
  .oneof({ weight: 6, arbitrary: block }, { weight: 5, arbitrary: quoted }, { weight: 1, arbitrary: flow })
  .map((text) => sample(text) ?? text)
  .filter((one): one is Sample => typeof one !== 'string');

/** What may stand between two characters of a value: indentation, line breaks, escaped line breaks, and the chomped end. */
const LAYOUT = /^(?:[ \t\r\n]|\\\r?\n)*$/;

/** Whether a piece of the file is a way to write this one UTF-16 unit (or, for `\U…`, the pair that it belongs to). */
function denotes(source: string, char: string, value: string, i: number, scalar: SourceScalar): boolean {
  if (source === char) return true;
  const { style } = scalar;
  if (style === 'double' && source.startsWith('\\')) {
    const decoded = parseDocument(`"${source}"`).toJS();
    return decoded === char || decoded === value.slice(i, i + 2) || decoded === value.slice(i - 1, i + 1);
  }
  if (style === 'single' && source === "''") return char === "'";
  if (char === ' ' && style !== 'literal') return /^[ \t]*\r?\n[ \t]*$/.test(source);
  if (char === '\n') {
    const breaks = source.split('\n').length - 1;
    const atEnd = i === value.length - 1;
    return (breaks >= 1 || atEnd) && LAYOUT.test(source) && breaks <= (style === 'literal' ? 1 : 2);
  }
  return false;
}

/** What may stand in a scalar before its first character, and after its last. */
const OPENING = /^(?:["']?|[|>][^\n]*\r?\n)(?:[ \t\r\n]|\\\r?\n)*$/;
const CLOSING = /^(?:[ \t\r\n]|\\\r?\n)*["']?$/;

test(`every character of ${RUNS} random scalars points at its own source`, () => {
  const styles = new Set<string>();
  fc.assert(
    fc.property(samples, ({ text, scalar }) => {
      styles.add(scalar.style);
      const { value, span } = scalar;
      const check = (isTrue: boolean, what: string) => {
        if (!isTrue) throw new Error(`${what} in ${JSON.stringify(value)}`);
      };
      check(scalar.decode().runs?.value === value, 'no map');
      let end = span.start;
      let previous = { start: -1, end: -1 };
      for (let i = 0; i < value.length; i++) {
        const at = scalar.toFile(i, i + 1);
        const source = text.slice(at.start, at.end);
        const isPair = at.start === previous.start && at.end === previous.end && source !== '';
        if (!isPair) {
          check(at.start >= end, `a step back at ${i}`);
          const skipped = text.slice(end, at.start);
          check((i === 0 ? OPENING : LAYOUT).test(skipped), `${JSON.stringify(skipped)} skipped at ${i}`);
        }
        check(denotes(source, value[i]!, value, i, scalar), `${JSON.stringify(source)} for ${i}`);
        end = at.end;
        previous = at;
      }
      const rest = text.slice(end, span.end);
      check((value === '' ? /^/ : CLOSING).test(rest), `${JSON.stringify(rest)} left over`);
      const all = scalar.toFile(0, value.length);
      check(
        value === '' || (all.start === scalar.toFile(0, 1).start && all.end === end),
        'the whole is not its parts',
      );
    }),
    { numRuns: RUNS },
  );
  expect([...styles].sort()).toEqual(['double', 'folded', 'literal', 'plain', 'single']);
});

const replacement = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '',
      "I'm",
      'new words',
      ' ',
      '\n',
      '\n\n',
      'a\nb',
      'line\n',
      '\n  deep',
      ': ',
      ' #x',
      '"',
      "'",
      '\\',
      '{{x}}',
      '👋',
      '\t',
      '- ',
      '---',
    ),
  },
  { weight: 1, arbitrary: line },
);

test(`an edit of ${RUNS} random scalars reads back as wanted, and leaves the rest of the file alone`, () => {
  fc.assert(
    fc.property(samples, fc.nat(), fc.nat(), replacement, ({ text, scalar, rest }, a, b, added) => {
      const { value } = scalar;
      const start = a % (value.length + 1);
      const end = Math.min(value.length, start + (b % 12));
      const edit = scalar.edit(start, end, added);
      const edited = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
      const wanted = value.slice(0, start) + added + value.slice(end);
      const after = sample(edited);
      if (!after) throw new Error(`is no YAML any more:\n${edited}`);
      if (after.scalar.value !== wanted)
        throw new Error(`reads ${JSON.stringify(after.scalar.value)}, not ${JSON.stringify(wanted)}`);
      if (after.rest !== rest) throw new Error(`changes the rest:\n${edited}`);
      if (text.includes('\r\n') && /[^\r]\n/.test(edited)) throw new Error('mixes line breaks');
    }),
    { numRuns: RUNS },
  );
});
